import { command } from '../declare.ts'
import { bulk, ok, orNull, when } from '../reply-shape.ts'

/** SET: sets the string at a key, whatever the key held before; options add conditions and an expiry. */
export const set = command({
  name: 'set',
  family: 'string',
  since: '1.0.0',
  summary: 'Sets the string at a key, whatever the key held before; options add conditions and an expiry.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom'],
  arguments: [
    {
      name: 'key',
      type: 'key',
      keyFlags: ['RW', 'access', 'update', 'variable_flags'],
      keyNotes: 'Reads the value only if GET or a condition on the value is given.',
    },
    { name: 'value', type: 'string' },
    {
      name: 'condition',
      type: 'oneof',
      since: '2.6.12',
      optional: true,
      arguments: [
        { name: 'nx', type: 'pure-token', token: 'NX' },
        { name: 'xx', type: 'pure-token', token: 'XX' },
        { name: 'ifeq-value', type: 'string', token: 'IFEQ', since: '8.4.0' },
        { name: 'ifne-value', type: 'string', token: 'IFNE', since: '8.4.0' },
        { name: 'ifdeq-digest', type: 'string', token: 'IFDEQ', since: '8.4.0' },
        { name: 'ifdne-digest', type: 'string', token: 'IFDNE', since: '8.4.0' },
      ],
    },
    { name: 'get', type: 'pure-token', token: 'GET', since: '6.2.0', optional: true },
    {
      name: 'expiration',
      type: 'oneof',
      optional: true,
      arguments: [
        { name: 'seconds', type: 'integer', token: 'EX', since: '2.6.12' },
        { name: 'milliseconds', type: 'integer', token: 'PX', since: '2.6.12' },
        { name: 'unix-time-seconds', type: 'unix-time', token: 'EXAT', since: '6.2.0' },
        { name: 'unix-time-milliseconds', type: 'unix-time', token: 'PXAT', since: '6.2.0' },
        { name: 'keepttl', type: 'pure-token', token: 'KEEPTTL', since: '6.0.0' },
      ],
    },
  ],
  history: [
    ['2.6.12', 'The options EX, PX, NX and XX.'],
    ['6.0.0', 'The option KEEPTTL.'],
    ['6.2.0', 'The options GET, EXAT and PXAT.'],
    ['7.0.0', 'NX and GET may stand together.'],
    ['8.4.0', 'The options IFEQ, IFNE, IFDEQ and IFDNE.'],
  ],
  // A condition on the old value lets the caller learn it, as GET does.
  keyFlagsFor: (args) =>
    args.slice(2).some((word) => /^(get|ifd?eq|ifd?ne)$/i.test(word))
      ? ['RW', 'access', 'update']
      : ['OW', 'update'],
  reply: when('GET', orNull(bulk), orNull(ok)),
  handler: 'Set',
})
