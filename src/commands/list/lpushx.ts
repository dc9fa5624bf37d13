import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** LPUSHX: puts elements at the head of a list that exists. */
export const lpushx = command({
  name: 'lpushx',
  family: 'list',
  since: '2.2.0',
  summary: 'Puts elements at the head of a list that exists.',
  complexity: 'O(N) where N is the number of elements given.',
  flags: ['write', 'denyoom', 'fast'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'insert'] },
    { name: 'element', type: 'string', multiple: true },
  ],
  history: [['4.0.0', 'More than one element.']],
  reply: integer,
  handler: 'Lpushx',
})
