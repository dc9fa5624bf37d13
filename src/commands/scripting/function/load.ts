import { command } from '../../declare.ts'
import { bulk } from '../../reply-shape.ts'

/** FUNCTION LOAD: creates a library. */
export const functionLoad = command({
  name: 'load',
  container: 'function',
  family: 'scripting',
  since: '7.0.0',
  summary: 'Creates a library.',
  complexity: 'O(1) beside the compilation of the code.',
  flags: ['write', 'denyoom', 'noscript'],
  arguments: [
    { name: 'replace', type: 'pure-token', token: 'REPLACE', optional: true },
    { name: 'function-code', type: 'string' },
  ],
  tips: ['request_policy:all_shards', 'response_policy:all_succeeded'],
  reply: bulk,
  handler: 'FunctionLoad',
  scope: 'script',
})
