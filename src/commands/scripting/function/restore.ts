import { command } from '../../declare.ts'
import { ok } from '../../reply-shape.ts'

/** FUNCTION RESTORE: restores the libraries of a payload. */
export const functionRestore = command({
  name: 'restore',
  container: 'function',
  family: 'scripting',
  since: '7.0.0',
  summary: 'Restores the libraries of a payload.',
  complexity: 'O(N) where N is the number of functions in the payload.',
  flags: ['write', 'denyoom', 'noscript'],
  arguments: [
    { name: 'serialized-value', type: 'string' },
    {
      name: 'policy',
      type: 'oneof',
      optional: true,
      arguments: [
        { name: 'flush', type: 'pure-token', token: 'FLUSH' },
        { name: 'append', type: 'pure-token', token: 'APPEND' },
        { name: 'replace', type: 'pure-token', token: 'REPLACE' },
      ],
    },
  ],
  tips: ['request_policy:all_shards', 'response_policy:all_succeeded'],
  reply: ok,
  handler: 'FunctionRestore',
  scope: 'script',
})
