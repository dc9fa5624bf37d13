import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** ZDIFFSTORE: stores the members of the first sorted set that none of the others has. */
export const zdiffstore = command({
  name: 'zdiffstore',
  family: 'sorted-set',
  since: '6.2.0',
  summary: 'Stores the members of the first sorted set that none of the others has.',
  complexity:
    'O(L+(N-K)*log(N)) at worst, where L is the size of all sorted sets together, N that of the first one and K that of the result.',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'destination', type: 'key', keyFlags: ['OW', 'update'] },
    { name: 'numkeys', type: 'integer', countsKeys: true },
    { name: 'key', type: 'key', multiple: true, keyFlags: ['RO', 'access'] },
  ],
  reply: integer,
  handler: 'Zdiffstore',
})
