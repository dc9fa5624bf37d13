import { command } from '../../declare.ts'
import { bulk } from '../../reply-shape.ts'

/** FUNCTION DUMP: returns all libraries as a binary payload. */
export const functionDump = command({
  name: 'dump',
  container: 'function',
  family: 'scripting',
  since: '7.0.0',
  summary: 'Returns all libraries as a binary payload.',
  complexity: 'O(N) where N is the number of functions.',
  flags: ['noscript'],
  reply: bulk,
  handler: 'FunctionDump',
})
