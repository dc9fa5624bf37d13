import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** DBSIZE: returns the number of keys in the selected database. */
export const dbsize = command({
  name: 'dbsize',
  family: 'server',
  since: '1.0.0',
  summary: 'Returns the number of keys in the selected database.',
  complexity: 'O(1)',
  flags: ['readonly', 'fast'],
  categories: ['keyspace'],
  tips: ['request_policy:all_shards', 'response_policy:agg_sum'],
  reply: integer,
  handler: 'Dbsize',
  scope: 'whole-store',
})
