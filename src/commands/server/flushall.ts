import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** FLUSHALL: deletes all keys of all databases. */
export const flushall = command({
  name: 'flushall',
  family: 'server',
  since: '1.0.0',
  summary: 'Deletes all keys of all databases.',
  complexity: 'O(N) where N is the number of keys in all databases.',
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
  handler: 'Flushall',
  scope: 'whole-store',
})
