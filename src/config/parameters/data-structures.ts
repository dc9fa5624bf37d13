import { integer, intMax, intMin, longMax } from '../kinds/integer.ts'
import { memory } from '../kinds/memory.ts'

const count = { min: 0n, max: longMax }

/** How long collections stay packed in one block. */
export const dataStructureParameters = {
  'hash-max-listpack-entries': integer(512, count, {
    aliases: ['hash-max-ziplist-entries'],
    meaning: 'Fields up to which a hash is packed.',
  }),
  'hash-max-listpack-value': memory(64n, count, {
    aliases: ['hash-max-ziplist-value'],
    meaning: 'Length of a field or value up to which it is.',
  }),
  'list-max-listpack-size': integer(
    -2,
    { min: intMin, max: intMax },
    {
      aliases: ['list-max-ziplist-size'],
      meaning: "Elements in a list's node; -1 to -5 mean 4, 8, 16, 32 or 64 kilobytes instead.",
    },
  ),
  'list-compress-depth': integer(
    0,
    { min: 0n, max: intMax },
    { meaning: 'Accepted, without effect: lists are not compressed.' },
  ),
  'set-max-intset-entries': integer(512, count, {
    meaning: 'Members up to which a set of integers is kept as an array of integers.',
  }),
  'set-max-listpack-entries': integer(128, count, {
    meaning: 'Members up to which a set is packed.',
  }),
  'set-max-listpack-value': memory(64n, count, {
    meaning: 'Length of a member up to which it is.',
  }),
  'zset-max-listpack-entries': integer(128, count, {
    aliases: ['zset-max-ziplist-entries'],
    meaning: 'Members up to which a sorted set is packed.',
  }),
  'zset-max-listpack-value': memory(64n, count, {
    aliases: ['zset-max-ziplist-value'],
    meaning: 'Length of a member up to which it is.',
  }),
  'hll-sparse-max-bytes': memory(3000n, count, {
    meaning: 'Size up to which a HyperLogLog is kept in its sparse form.',
  }),
  'stream-node-max-bytes': memory(4096n, count, {
    meaning: "Bytes in a stream's node; 0 means no limit.",
  }),
  'stream-node-max-entries': integer(100, count, {
    meaning: "Entries in a stream's node; 0 means no limit.",
  }),
}
