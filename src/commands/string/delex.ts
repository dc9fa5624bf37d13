import { command } from '../declare.ts'
import { integer } from '../reply-shape.ts'

/** DELEX: deletes a key if its string, or the digest of it, is or is not the given one. */
export const delex = command({
  name: 'delex',
  family: 'string',
  since: '8.4.0',
  summary: 'Deletes a key if its string, or the digest of it, is or is not the given one.',
  complexity: 'O(1) for IFEQ and IFNE, O(N) for IFDEQ and IFDNE where N is the length of the string.',
  flags: ['write', 'fast'],
  arguments: [
    {
      name: 'key',
      type: 'key',
      keyFlags: ['RW', 'delete', 'variable_flags'],
      keyNotes: 'Reads the value only if a condition is given.',
    },
    {
      name: 'condition',
      type: 'oneof',
      optional: true,
      arguments: [
        { name: 'ifeq-value', type: 'string', token: 'IFEQ' },
        { name: 'ifne-value', type: 'string', token: 'IFNE' },
        { name: 'ifdeq-digest', type: 'string', token: 'IFDEQ' },
        { name: 'ifdne-digest', type: 'string', token: 'IFDNE' },
      ],
    },
  ],
  keyFlagsFor: (args) => (args.length > 1 ? ['RW', 'delete'] : ['RM', 'delete']),
  reply: integer,
  handler: 'Delex',
})
