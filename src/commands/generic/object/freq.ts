import { command } from '../../declare.ts'
import { integer, orNull } from '../../reply-shape.ts'

/** OBJECT FREQ: returns how often a key is used, as the logarithmic counter of an LFU policy. */
export const objectFreq = command({
  name: 'freq',
  container: 'object',
  family: 'generic',
  since: '4.0.0',
  summary: 'Returns how often a key is used, as the logarithmic counter of an LFU policy.',
  complexity: 'O(1)',
  flags: ['readonly'],
  arguments: [{ name: 'key', type: 'key', keyFlags: ['RO'] }],
  tips: ['nondeterministic_output'],
  reply: orNull(integer),
  handler: 'ObjectFreq',
  sharesKeys: true,
})
