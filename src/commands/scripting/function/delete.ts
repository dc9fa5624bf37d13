import { command } from '../../declare.ts'
import { ok } from '../../reply-shape.ts'

/** FUNCTION DELETE: deletes a library and its functions. */
export const functionDelete = command({
  name: 'delete',
  container: 'function',
  family: 'scripting',
  since: '7.0.0',
  summary: 'Deletes a library and its functions.',
  complexity: 'O(1)',
  flags: ['write', 'noscript'],
  arguments: [{ name: 'library-name', type: 'string' }],
  tips: ['request_policy:all_shards', 'response_policy:all_succeeded'],
  reply: ok,
  handler: 'FunctionDelete',
})
