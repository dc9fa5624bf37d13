import { command } from '../../declare.ts'
import { bulk, orNull } from '../../reply-shape.ts'

/** OBJECT ENCODING: returns the name of the encoding in which the value of a key is held. */
export const objectEncoding = command({
  name: 'encoding',
  container: 'object',
  family: 'generic',
  since: '2.2.3',
  summary: 'Returns the name of the encoding in which the value of a key is held.',
  complexity: 'O(1)',
  flags: ['readonly'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO'] }],
  tips: ['nondeterministic_output'],
  reply: orNull(bulk),
  handler: 'ObjectEncoding',
  sharesKeys: true,
})
