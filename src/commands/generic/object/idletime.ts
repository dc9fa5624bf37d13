import { command } from '../../declare.ts'
import { integer, orNull } from '../../reply-shape.ts'

/** OBJECT IDLETIME: returns the seconds since a key was last used. */
export const objectIdletime = command({
  name: 'idletime',
  container: 'object',
  family: 'generic',
  since: '2.2.3',
  summary: 'Returns the seconds since a key was last used.',
  complexity: 'O(1)',
  flags: ['readonly'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO'] }],
  tips: ['nondeterministic_output'],
  reply: orNull(integer),
  handler: 'ObjectIdletime',
  sharesKeys: true,
})
