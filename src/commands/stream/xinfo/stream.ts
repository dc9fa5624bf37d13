import { command } from '../../declare.ts'
import { arrayOf, bulk, integer, orNull, recordOf, tupleOf, when } from '../../reply-shape.ts'
import { entries, entry } from '../entry-shape.ts'

const facts = {
  length: integer,
  'radix-tree-keys': integer,
  'radix-tree-nodes': integer,
  'last-generated-id': bulk,
  'max-deleted-entry-id': bulk,
  'entries-added': integer,
  'recorded-first-entry-id': bulk,
} as const

const summary = recordOf({
  ...facts,
  groups: integer,
  'first-entry': orNull(entry),
  'last-entry': orNull(entry),
})

const consumer = recordOf({
  name: bulk,
  'seen-time': integer,
  'active-time': integer,
  'pel-count': integer,
  pending: arrayOf(tupleOf(bulk, integer, integer)),
})

const group = recordOf({
  name: bulk,
  'last-delivered-id': bulk,
  'entries-read': orNull(integer),
  lag: orNull(integer),
  'pel-count': integer,
  pending: arrayOf(tupleOf(bulk, bulk, integer, integer)),
  consumers: arrayOf(consumer),
})

const full = recordOf({ ...facts, entries, groups: arrayOf(group) })

/** XINFO STREAM: describes a stream; with FULL, its entries and groups too. */
export const xinfoStream = command({
  name: 'stream',
  container: 'xinfo',
  family: 'stream',
  since: '5.0.0',
  summary: 'Describes a stream; with FULL, its entries and groups too.',
  complexity: 'O(1); with FULL O(N) where N is the number of returned entries.',
  flags: ['readonly'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    {
      name: 'full-block',
      type: 'block',
      optional: true,
      arguments: [
        { name: 'full', type: 'pure-token', token: 'FULL' },
        { name: 'count', type: 'integer', token: 'COUNT', optional: true },
      ],
    },
  ],
  history: [
    ['6.0.0', 'The option FULL.'],
    [
      '7.0.0',
      'The fields max-deleted-entry-id, entries-added, recorded-first-entry-id, entries-read and lag.',
    ],
    ['7.2.0', 'The field active-time of consumers.'],
  ],
  reply: when('FULL', full, summary),
  handler: 'XinfoStream',
  sharesKeys: true,
})
