import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** LPUSH: puts elements at the head of a list, which is created if the key is absent. */
export const lpush = command({
  name: 'lpush',
  family: 'list',
  since: '1.0.0',
  summary: 'Puts elements at the head of a list, which is created if the key is absent.',
  complexity: 'O(N) where N is the number of elements given.',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'insert'] },
    { name: 'element', type: 'string', multiple: true },
  ],
  history: [['2.4.0', 'More than one element.']],
  reply: integer,
  handler: 'Lpush',
})
