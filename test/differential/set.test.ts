import { describe, test } from 'node:test'
import type { KeyArgument, ValueArgument } from '../../src/commands/declare.ts'
import { genericCommands } from '../../src/commands/generic/index.ts'
import { objectEncoding } from '../../src/commands/generic/object/encoding.ts'
import { setCommands } from '../../src/commands/set/index.ts'
import { stringCommands } from '../../src/commands/string/index.ts'
import { redisServerExists } from '../oracle/redis-server.ts'
import type { SeededRandom } from '../oracle/seeded-random.ts'
import { type agree, agreeOnPackedSets, type Received } from './agreements.ts'
import { type HandmadeCalls, runStream, weighted } from './stream.ts'
import { streamKeys } from './stream-words.ts'

const others = new Set(['set', 'del', 'unlink', 'type', 'exists', 'copy', 'rename', 'persist', 'expire'])

// Made by hand: SPOP leaves each server with members of its own choice, and
// redis-server writes as many random members as a large negative number asks for.
const drawnByHand = new Set(['spop', 'srandmember'])

const edges = [
  ...['32767', '32768', '-32768', '-32769', '2147483647', '2147483648', '-2147483648', '-2147483649'],
  ...[
    '9223372036854775807',
    '-9223372036854775808',
    '9223372036854775808',
    '00',
    '-0',
    '+1',
    ' 1',
    '1.0',
    '',
  ],
]

function member(random: SeededRandom): string {
  switch (random.below(8)) {
    case 0:
    case 1:
    case 2:
      return String(random.below(60) - 10)
    case 3:
      return random.pick(edges)
    case 4:
    case 5:
      return `m${random.below(60)}`
    case 6:
      return random.pick(['x', 'y']).repeat(random.pick([63, 64, 65, 300]))
    default:
      return String.fromCharCode(random.below(256), random.below(256))
  }
}

function setWord(argument: KeyArgument | ValueArgument, random: SeededRandom): string {
  if (argument.type === 'key') return random.pick(streamKeys)
  if (argument.type === 'pattern') return random.pick(['*', 'm*', '1?', '[0-4]', 'm1*', '', 'x*', '-*'])
  if (argument.name === 'member' || argument.type === 'string') return member(random)
  if (random.chance(0.1)) return random.pick(['', 'x', '-1', '1.5', '9223372036854775808', '+1'])
  // Counts and limits, cursors, and times that are far away, no two of them close to each other.
  return argument.name.includes('seconds')
    ? `${100 + random.below(1_000_000)}000000`
    : String(random.below(40))
}

// Many members at once, to pass the limits of the small forms.
function addMany(random: SeededRandom): readonly string[] {
  const prefix = random.pick(['', '', 'm'])
  const start = random.below(40)
  const count = random.pick([100, 127, 128, 129, 200, 511, 512, 513])
  const members = Array.from({ length: count }, (_, index) => prefix + String(start + index))
  return ['SADD', random.pick(streamKeys), ...members]
}

function removeMany(random: SeededRandom): readonly string[] {
  const [command, key = '', ...members] = addMany(random)
  return command === undefined ? [] : ['SREM', key, ...members]
}

function randomMembers(random: SeededRandom): readonly string[] {
  const key = random.pick(streamKeys)
  const counts = ['0', '1', '2', '5', '100', '1000', '9223372036854775807', '-1', '-7', '-300']
  const wrong = ['-9223372036854775808', '9223372036854775808', 'x', '', '1.5']
  if (random.chance(0.2)) return ['SRANDMEMBER', key]
  if (random.chance(0.05)) return ['SRANDMEMBER', key, '1', 'extra']
  return ['SRANDMEMBER', key, random.pick(random.chance(0.1) ? wrong : counts)]
}

// Of an ordinary key all members are popped, so that both servers keep the same.
function popAll(random: SeededRandom): readonly string[] {
  const key = random.pick(streamKeys)
  if (random.chance(0.3)) return ['SPOP', key, random.pick(['0', '-1', 'x', '', '9223372036854775808'])]
  if (random.chance(0.1)) return ['SPOP', key, '1', 'extra']
  return ['SPOP', key, random.pick(['100000', '9223372036854775807'])]
}

// These keys get members that were never there before, so that of what is left of
// them the number is the same on both servers.
const poppedKeys = ['popped:texts', 'popped:integers']

function poppedCalls(): HandmadeCalls['make'] {
  let fresh = 0
  return (random) => {
    const key = random.pick(poppedKeys)
    const kind = random.below(6)
    if (kind < 2) {
      const prefix = key === 'popped:texts' ? 'm' : ''
      const members = Array.from(
        { length: 1 + random.below(random.pick([5, 200])) },
        () => prefix + String(fresh++),
      )
      return ['SADD', key, ...members]
    }
    if (kind === 2) return ['SPOP', key]
    if (kind === 3) return ['SCARD', key]
    return ['SPOP', key, String(random.below(random.pick([4, 40, 400])))]
  }
}

const alsoAgree: typeof agree = (call, ours, theirs) => {
  if (call[0] !== 'SPOP') return agreeOnPackedSets(call, ours, theirs)
  const [mine, expected] = [ours.reply, theirs.reply]
  if (mine.type !== expected.type) return false
  // Chosen at random, but where all are popped.
  const [popped, expectedly] = [membersIn(mine), membersIn(expected)]
  return poppedKeys.includes(call[1] ?? '')
    ? popped.length === expectedly.length
    : popped.join() === expectedly.join()
}

function membersIn(reply: Received['reply']): readonly string[] {
  return 'items' in reply ? reply.items.map((item) => JSON.stringify(item)).sort() : []
}

describe('a random stream of set commands', { skip: !redisServerExists }, () => {
  test('gets the replies of redis-server and leaves the same keys', async (t) => {
    const commands = [
      ...weighted(
        setCommands.filter(({ name }) => !drawnByHand.has(name)),
        { sadd: 8, srem: 4, smove: 3 },
      ),
      ...weighted([...genericCommands, ...stringCommands].filter(({ name }) => others.has(name))),
      ...weighted([objectEncoding], { encoding: 3 }),
    ]
    const handmade = [
      { make: addMany, weight: 2 },
      { make: removeMany, weight: 1 },
      { make: randomMembers, weight: 3 },
      { make: popAll, weight: 1 },
      { make: poppedCalls(), weight: 3 },
    ]
    const plan = { commands, handmade, wordFor: setWord, alsoAgree }
    await runStream(plan, (line) => t.diagnostic(line))
  })
})
