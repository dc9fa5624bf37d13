import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** PFADD: adds elements to a HyperLogLog. */
export const pfadd = command({
  name: 'pfadd',
  family: 'hyperloglog',
  since: '2.8.9',
  summary: 'Adds elements to a HyperLogLog.',
  complexity: 'O(1) for each element.',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'insert'] },
    { name: 'element', type: 'string', optional: true, multiple: true },
  ],
  reply: integer,
  handler: 'Pfadd',
})
