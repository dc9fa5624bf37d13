import { command } from '../declare.ts'
import { verbatimReply } from '../reply.ts'
import { bulk } from '../reply-shape.ts'

/** INFO: returns facts and figures about the server. */
export const info = command({
  name: 'info',
  family: 'server',
  since: '1.0.0',
  summary: 'Returns facts and figures about the server.',
  complexity: 'O(1)',
  flags: ['loading', 'stale'],
  categories: ['dangerous'],
  arguments: [{ name: 'section', type: 'string', optional: true, multiple: true }],
  history: [['7.0.0', 'Several sections.']],
  tips: ['nondeterministic_output', 'request_policy:all_shards', 'response_policy:special'],
  reply: bulk,
  surveysKeys: true,
  run: ({ statistics }, sections) => verbatimReply(statistics.info(sections.map(String))),
})
