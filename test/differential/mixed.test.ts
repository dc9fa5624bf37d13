import { describe, test } from 'node:test'
import { bitmapCommands } from '../../src/commands/bitmap/index.ts'
import type { CommandDeclaration, KeyArgument, ValueArgument } from '../../src/commands/declare.ts'
import { genericCommands } from '../../src/commands/generic/index.ts'
import { objectEncoding } from '../../src/commands/generic/object/encoding.ts'
import { hashCommands } from '../../src/commands/hash/index.ts'
import { listCommands } from '../../src/commands/list/index.ts'
import { setCommands } from '../../src/commands/set/index.ts'
import { sortedSetCommands } from '../../src/commands/sorted-set/index.ts'
import { streamCommands } from '../../src/commands/stream/index.ts'
import { stringCommands } from '../../src/commands/string/index.ts'
import { redisServerExists } from '../oracle/redis-server.ts'
import type { SeededRandom } from '../oracle/seeded-random.ts'
import { agreeOnPackedSets } from './agreements.ts'
import { runStream, weighted } from './stream.ts'
import { streamWord } from './stream-words.ts'

// Few keys and few values, so that every command meets every type, and the type that it is for.
const keys = ['a', 'b', 'c']
const values = ['1', '2', '10', '-5', 'a', 'b', 'v', '1.5', '', 'x'.repeat(70)]
const counts = ['0', '1', '2', '3', '-1', '-2', '5', '10', 'x', '1.5', '9223372036854775808']
const bounds = ['0', '1', '-1', '(1', '-inf', '+inf', '2.5', 'x']
const ids = ['0', '1-1', '2', '3-5', '5', '-', '+', '0-0', 'x', '7-1']

// What depends on chance or on a clock, or would wait: each family's own stream takes care of it.
const leftOut = new Set([
  ...[
    'spop',
    'srandmember',
    'hrandfield',
    'zrandmember',
    'randomkey',
    'dump',
    'restore',
    'object',
    'sort',
    'sort_ro',
  ],
  ...['xadd', 'xautoclaim', 'xclaim', 'xinfo', 'xreadgroup', 'xread', 'xpending', 'xgroup'],
])

const takesPart = ({ name, flags }: CommandDeclaration): boolean =>
  !leftOut.has(name) && !flags.includes('blocking') && !name.includes('lex')

function wordFor(argument: KeyArgument | ValueArgument, random: SeededRandom): string {
  if (argument.type === 'key') return random.pick(keys)
  switch (argument.name) {
    case 'score':
    case 'weight':
      return random.pick(['0', '1', '-1', '2.5', 'inf', 'x'])
    case 'min':
    case 'max':
      return random.pick(bounds)
    case 'id':
      return random.pick(ids)
    case 'offset':
    case 'bit':
      return String(random.below(argument.name === 'bit' ? 2 : 300))
    case 'encoding':
      return random.pick(['u8', 'i16', 'u4'])
    case 'cursor':
      return '0'
  }
  if (argument.type === 'string') return random.pick(values)
  if (argument.type === 'integer' && !argument.name.includes('seconds')) return random.pick(counts)
  return streamWord(argument, random)
}

// Entries with IDs of their own, which both servers take or refuse alike.
function addEntry(random: SeededRandom): readonly string[] {
  return ['XADD', random.pick(keys), `${random.below(50)}-${random.below(3)}`, 'f', random.pick(values)]
}

describe('a random stream of all families on the same keys', { skip: !redisServerExists }, () => {
  test('gets the replies of redis-server and leaves the same keys', async (t) => {
    const families = [
      ...[stringCommands, bitmapCommands, genericCommands, listCommands, hashCommands],
      ...[setCommands, sortedSetCommands, streamCommands],
    ]
    const makers = { set: 2, rpush: 4, hset: 4, sadd: 4, zadd: 4, del: 12, unlink: 8, rename: 3, copy: 3 }
    const commands = [
      ...weighted(families.flat().filter(takesPart), makers),
      ...weighted([objectEncoding], { encoding: 3 }),
    ]
    const handmade = [{ make: addEntry, weight: 4 }]
    await runStream({ commands, handmade, wordFor, alsoAgree: agreeOnPackedSets }, (line) =>
      t.diagnostic(line),
    )
  })
})
