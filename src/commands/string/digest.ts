import { command } from '../declare.ts'
import { bulk, orNull } from '../reply-shape.ts'

/** DIGEST: returns a digest of the string at a key, 16 hexadecimal digits. */
export const digest = command({
  name: 'digest',
  family: 'string',
  since: '8.4.0',
  summary: 'Returns a digest of the string at a key, 16 hexadecimal digits.',
  complexity: 'O(N) where N is the length of the string.',
  flags: ['readonly', 'fast'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO', 'access'] }],
  reply: orNull(bulk),
  handler: 'Digest',
  sharesKeys: true,
})
