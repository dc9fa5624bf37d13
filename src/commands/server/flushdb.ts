import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** FLUSHDB: deletes all keys of the selected database. */
export const flushdb = command({
  name: 'flushdb',
  family: 'server',
  since: '1.0.0',
  summary: 'Deletes all keys of the selected database.',
  complexity: 'O(N) where N is the number of keys in the database.',
  flags: ['write'],
  categories: ['keyspace', 'dangerous'],
  arguments: [
    {
      name: 'flush-type',
      type: 'oneof',
      optional: true,
      arguments: [
        { name: 'async', type: 'pure-token', token: 'ASYNC', since: '4.0.0' },
        { name: 'sync', type: 'pure-token', token: 'SYNC', since: '6.2.0' },
      ],
    },
  ],
  history: [
    ['4.0.0', 'The mode ASYNC.'],
    ['6.2.0', 'The mode SYNC.'],
  ],
  tips: ['request_policy:all_shards', 'response_policy:all_succeeded'],
  reply: ok,
  handler: 'Flushdb',
  scope: 'whole-store',
})
