import { describe, test } from 'node:test'
import { bitmapCommands } from '../../src/commands/bitmap/index.ts'
import type { KeyArgument, ValueArgument } from '../../src/commands/declare.ts'
import { stringCommands } from '../../src/commands/string/index.ts'
import { redisServerExists } from '../oracle/redis-server.ts'
import type { SeededRandom } from '../oracle/seeded-random.ts'
import { runStream, weighted } from './stream.ts'
import { streamKeys } from './stream-words.ts'

// Commands that put something else than a few bits under a key, and take it away.
const fillers = new Set(['append', 'getset', 'setnx', 'getdel', 'get', 'strlen'])

// Offsets that are accepted are small, so that no call makes hundreds of megabytes.
const strayNumbers = [
  ...['-1', '-4294967296', '9223372036854775807', '9223372036854775808', '4294967296'],
  ...['', 'x', '1.5', '01', '+1', ' 1', '-0'],
]

const wholeEncodings = ['u1', 'i1', 'u8', 'i8', 'u16', 'i32', 'u63', 'i64', 'i63']
const badEncodings = ['u64', 'i65', 'u0', 'i0', 'x8', 'i', '8', 'U8', 'i08', '']

function bitmapWord(argument: KeyArgument | ValueArgument, random: SeededRandom): string {
  if (argument.type === 'key') return random.pick(streamKeys)
  if (argument.name === 'encoding') return encoding(random)
  if (argument.type === 'string') return bitString(random)
  if (random.chance(0.05)) return random.pick(strayNumbers)
  switch (argument.name) {
    case 'bit':
    case 'value':
    case 'increment':
      return operand(argument.name, random)
    case 'offset':
      return offset(argument, random)
    default:
      return String(random.below(random.pick([10, 60, 600])) - random.pick([0, 5, 300]))
  }
}

function encoding(random: SeededRandom): string {
  if (random.chance(0.05)) return random.pick(badEncodings)
  return random.chance(0.5)
    ? random.pick(wholeEncodings)
    : `${random.pick(['u', 'i'])}${1 + random.below(63)}`
}

// redis-server takes a signed field that is set far below its smallest number
// with OVERFLOW SAT for its largest: there its own arithmetic overflows.
function operand(name: string, random: SeededRandom): string {
  if (name === 'bit' || random.chance(0.3)) return String(random.below(2))
  const magnitude = random.below(2 ** random.below(32))
  return String(random.chance(0.5) ? magnitude : -magnitude)
}

function offset(argument: ValueArgument, random: SeededRandom): string {
  const inFields = 'acceptsText' in argument && random.chance(0.3)
  return inFields ? `#${random.below(20)}` : String(random.below(400))
}

function bitString(random: SeededRandom): string {
  const size = random.below(random.pick([4, 20, 70]))
  const kind = random.below(5)
  if (kind === 0) return String(random.below(1_000_000) - 500_000)
  if (kind === 1) return '\0'.repeat(size)
  if (kind === 2) return '\xff'.repeat(size)
  return Array.from({ length: size }, () => String.fromCharCode(random.below(256))).join('')
}

describe('a random stream of bitmap commands', { skip: !redisServerExists }, () => {
  test('gets the replies of redis-server and leaves the same keys', async (t) => {
    const filling = stringCommands.filter(({ name }) => fillers.has(name))
    const commands = [
      ...weighted(filling),
      ...weighted(bitmapCommands, { bitfield: 8, bitpos: 5, bitcount: 4, bitop: 3, setbit: 3 }),
    ]
    await runStream({ commands, wordFor: bitmapWord }, (line) => t.diagnostic(line))
  })
})
