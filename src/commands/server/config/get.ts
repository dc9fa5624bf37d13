import { command } from '../../declare.ts'
import { bulkReply, mapReply } from '../../reply.ts'
import { bulk, mapOf } from '../../reply-shape.ts'

/** CONFIG GET: returns the parameters whose names match any of the patterns, with their values. */
export const configGet = command({
  name: 'get',
  container: 'config',
  family: 'server',
  since: '2.0.0',
  summary: 'Returns the parameters whose names match any of the patterns, with their values.',
  complexity: 'O(N) where N is the number of patterns.',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  arguments: [{ name: 'pattern', type: 'pattern', multiple: true }],
  history: [['7.0.0', 'Several patterns.']],
  reply: mapOf(bulk),
  run: ({ config }, patterns) =>
    mapReply(config.get(patterns).map(([name, value]) => [bulkReply(name), bulkReply(value)])),
})
