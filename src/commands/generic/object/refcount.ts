import { command } from '../../declare.ts'
import { integer, orNull } from '../../reply-shape.ts'

/** OBJECT REFCOUNT: returns the number of references to the value of a key. */
export const objectRefcount = command({
  name: 'refcount',
  container: 'object',
  family: 'generic',
  since: '2.2.3',
  summary: 'Returns the number of references to the value of a key.',
  complexity: 'O(1)',
  flags: ['readonly'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO'] }],
  tips: ['nondeterministic_output'],
  reply: orNull(integer),
  handler: 'ObjectRefcount',
  sharesKeys: true,
})
