import { command } from '../../declare.ts'
import { arrayOf, bulk, either, integer } from '../../reply-shape.ts'

/** PUBSUB NUMSUB: returns how many subscribers channels have, those by pattern not counted. */
export const pubsubNumsub = command({
  name: 'numsub',
  container: 'pubsub',
  family: 'pubsub',
  since: '2.8.0',
  summary: 'Returns how many subscribers channels have, those by pattern not counted.',
  complexity: 'O(N) where N is the number of channels that are named.',
  flags: ['pubsub', 'loading', 'stale'],
  arguments: [{ name: 'channel', type: 'string', multiple: true, optional: true }],
  reply: arrayOf(either(bulk, integer)),
  handler: 'PubsubNumsub',
})
