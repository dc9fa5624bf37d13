import { command } from '../../declare.ts'
import { anything, arrayOf, mapOf } from '../../reply-shape.ts'

/** FUNCTION LIST: describes the libraries and their functions. */
export const functionList = command({
  name: 'list',
  container: 'function',
  family: 'scripting',
  since: '7.0.0',
  summary: 'Describes the libraries and their functions.',
  complexity: 'O(N) where N is the number of functions.',
  flags: ['noscript'],
  arguments: [
    { name: 'library-name-pattern', type: 'string', token: 'LIBRARYNAME', optional: true },
    { name: 'withcode', type: 'pure-token', token: 'WITHCODE', optional: true },
  ],
  tips: ['nondeterministic_output_order'],
  reply: arrayOf(mapOf(anything)),
  handler: 'FunctionList',
})
