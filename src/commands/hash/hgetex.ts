import { command } from '../declare.ts'
import { arrayOf, bulk, orNull } from '../reply-shape.ts'
import { fieldsBlock } from './field-arguments.ts'

/** HGETEX: returns the values of fields of a hash and sets or removes their expiry. */
export const hgetex = command({
  name: 'hgetex',
  family: 'hash',
  since: '8.0.0',
  summary: 'Returns the values of fields of a hash and sets or removes their expiry.',
  complexity: 'O(N) where N is the number of given fields.',
  flags: ['write', 'fast'],
  arguments: [
    {
      name: 'key',
      type: 'key',
      keyFlags: ['RW', 'access', 'update'],
      keyNotes: 'The expiry is what is updated.',
    },
    {
      name: 'expiration',
      type: 'oneof',
      optional: true,
      arguments: [
        { name: 'seconds', type: 'integer', token: 'EX' },
        { name: 'milliseconds', type: 'integer', token: 'PX' },
        { name: 'unix-time-seconds', type: 'unix-time', token: 'EXAT' },
        { name: 'unix-time-milliseconds', type: 'unix-time', token: 'PXAT' },
        { name: 'persist', type: 'pure-token', token: 'PERSIST' },
      ],
    },
    ...fieldsBlock,
  ],
  reply: arrayOf(orNull(bulk)),
  handler: 'Hgetex',
})
