// All families together while their circumstances change: transactions with watched keys around them, other
// databases, keys that expire in between, other limits of encodings.

import { describe, test } from 'node:test'
import { bitmapCommands } from '../../src/commands/bitmap/index.ts'
import type { CommandDeclaration, KeyArgument, ValueArgument } from '../../src/commands/declare.ts'
import { genericCommands } from '../../src/commands/generic/index.ts'
import { objectEncoding } from '../../src/commands/generic/object/encoding.ts'
import { geoCommands } from '../../src/commands/geo/index.ts'
import { hashCommands } from '../../src/commands/hash/index.ts'
import { hyperloglogCommands } from '../../src/commands/hyperloglog/index.ts'
import { listCommands } from '../../src/commands/list/index.ts'
import { setCommands } from '../../src/commands/set/index.ts'
import { sortedSetCommands } from '../../src/commands/sorted-set/index.ts'
import { stringCommands } from '../../src/commands/string/index.ts'
import { redisServerExists } from '../oracle/redis-server.ts'
import type { SeededRandom } from '../oracle/seeded-random.ts'
import { agree, agreeOnPackedSets, type Received } from './agreements.ts'
import { runStream, weighted } from './stream.ts'
import { streamWord } from './stream-words.ts'

type Call = readonly string[]

const families = {
  string: stringCommands,
  bitmap: bitmapCommands,
  hash: hashCommands,
  list: listCommands,
  set: setCommands,
  'sorted-set': sortedSetCommands,
  geo: geoCommands,
  hyperloglog: hyperloglogCommands,
  generic: genericCommands,
}

// What depends on chance or would wait; each family's own stream takes care of it.
const leftOut = new Set([
  'dump',
  'restore',
  'object',
  'sort',
  'sort_ro',
  'randomkey',
  'spop',
  'pfdebug',
  'scan',
])

const takesPart = ({ name, flags }: CommandDeclaration): boolean =>
  !leftOut.has(name) && !flags.includes('blocking')

const keys = ['a', 'b', 'c', 'd', '', 'k\0\r\n\xff']

const numbers = [
  ...['0', '1', '-1', '2', '10', '127', '128', '-129', '4095', '32767', '-32769', '8388607', '2147483648'],
  ...['9223372036854775807', '-9223372036854775808', '9223372036854775808', '-0', '00', '007', '+5', '1e3'],
  ...[
    '0.1',
    '-0.0',
    '1.7976931348623157e308',
    '5e-324',
    '1e-400',
    '0x10',
    '3.0000000000000001',
    '1e17',
    '.5',
  ],
]

const texts = [
  '',
  'a',
  'b',
  'value',
  '\0',
  '\xff\xfe',
  ' 1',
  '1 ',
  'x'.repeat(63),
  'x'.repeat(64),
  'x'.repeat(65),
]

function wordFor(argument: KeyArgument | ValueArgument, random: SeededRandom): string {
  if (argument.type === 'key') return random.pick(keys)
  switch (argument.name) {
    case 'field':
    case 'member':
    case 'element':
    case 'value':
      return random.chance(0.5) ? random.pick(numbers) : random.pick([...texts, `m${random.below(200)}`])
    case 'score':
    case 'increment':
    case 'weight':
      return random.chance(0.9) ? random.pick(numbers) : random.pick(['inf', '-inf', 'nan', '(1', ''])
    case 'offset':
      return String(random.below(5000))
    case 'bit':
      return random.pick(['0', '1', '2'])
    case 'encoding':
      return random.pick(['u8', 'i16', 'u1', 'i64', 'u63', 'u64'])
    case 'longitude':
    case 'latitude':
      return String(random.below(80) / 2)
    case 'cursor':
      return '0'
    case 'count':
      return random.pick(['0', '1', '2', '-1', '-3', '100'])
    case 'database':
    case 'destination-db':
      return String(random.below(3))
    case 'min':
    case 'max':
    case 'start':
    case 'stop':
      return random.pick(['0', '-1', '(1', '[a', '(b', '-', '+', '-inf', '+inf', '1', '2.5', '-100', '100'])
    default:
      return streamWord(argument, random)
  }
}

/** Limits of encodings that both servers have. */
const limits: { readonly [parameter: string]: readonly string[] } = {
  'hash-max-listpack-entries': ['0', '1', '4', '512'],
  'hash-max-listpack-value': ['0', '1', '64'],
  'zset-max-listpack-entries': ['0', '1', '4', '128'],
  'zset-max-listpack-value': ['0', '1', '64'],
  'set-max-intset-entries': ['0', '1', '4', '512'],
  'list-max-listpack-size': ['-2', '1', '3', '-1'],
  'list-compress-depth': ['0', '1', '2'],
  'hll-sparse-max-bytes': ['0', '100', '3000'],
}

// A quarter of what other streams have: changes of the configuration and waits take their time.
const calls = Number(process.env.NACRE_DIFFERENTIAL_COMMANDS ?? 20_000) / 4

/** The calls of each transaction, found by its EXEC. */
const transactions = new WeakMap<Call, readonly Call[]>()

function arrange(calls: readonly Call[], random: SeededRandom): readonly Call[] {
  const arranged: Call[] = []
  for (let rest = [...calls]; rest.length > 0; ) {
    const part = rest.splice(0, 1 + random.below(12))
    arranged.push(...circumstance(random), ...(random.chance(0.3) ? transaction(part, random) : part))
  }
  return arranged
}

function circumstance(random: SeededRandom): readonly Call[] {
  switch (random.below(8)) {
    case 0:
      return [['SELECT', String(random.below(3))]]
    case 1:
      return [limit(random)]
    case 2:
      return expiry(random)
    case 3:
      return [['SWAPDB', '0', '1']]
    default:
      return []
  }
}

function limit(random: SeededRandom): Call {
  const parameter = random.pick(Object.keys(limits))
  return ['CONFIG', 'SET', parameter, random.pick(limits[parameter] ?? [])]
}

/** A key that is gone when the next call runs, on both servers. */
function expiry(random: SeededRandom): readonly Call[] {
  return [
    ['PEXPIRE', random.pick(keys), '1'],
    ['DEBUG', 'SLEEP', '0.003'],
  ]
}

function transaction(calls: readonly Call[], random: SeededRandom): readonly Call[] {
  const exec: Call = [random.chance(0.9) ? 'EXEC' : 'DISCARD']
  const known = calls.filter((call) => !isNewSyntax(call))
  const queued = random.chance(0.1) ? [...known, ...expiry(random), ['EXISTS', ...keys]] : known
  transactions.set(exec, queued)
  const touched = random.chance(0.3) ? [['APPEND', random.pick(keys), ''], ...expiry(random)] : []
  const watched = random.chance(0.5) ? [['WATCH', random.pick(keys), random.pick(keys)], ...touched] : []
  const unwatched = random.chance(0.1) ? [['UNWATCH']] : []
  return [...watched, ...unwatched, ['MULTI'], ...queued, exec]
}

/** Whether redis-server 7.0 refuses the call already when it is queued, and the transaction with it. */
function isNewSyntax([name = '', ...words]: Call): boolean {
  return /^z(rev)?rank$/i.test(name) && words.length > 2
}

function agreeInside(call: Call, ours: Received, theirs: Received): boolean {
  const queued = transactions.get(call)
  if (queued === undefined || ours.reply.type !== 'array' || theirs.reply.type !== 'array') return false
  const [mine, expected] = [ours.reply.items, theirs.reply.items]
  return (
    mine.length === expected.length &&
    queued.length === mine.length &&
    queued.every((each, index) => {
      const [our, their] = [mine[index], expected[index]]
      if (our === undefined || their === undefined) return false
      return agreed(each, { reply: our, bytes: shown(our) }, { reply: their, bytes: shown(their) })
    })
  )
}

const shown = (reply: Received['reply']): Buffer =>
  Buffer.from(
    JSON.stringify(reply, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  )

const agreed = (call: Call, ours: Received, theirs: Received): boolean =>
  agree(call, ours, theirs) || agreeOnPackedSets(call, ours, theirs)

describe('a random stream in changing circumstances', { skip: !redisServerExists }, () => {
  test('gets the replies of redis-server and leaves the same keys', async (t) => {
    const makers = {
      set: 2,
      rpush: 4,
      hset: 4,
      sadd: 4,
      zadd: 4,
      del: 8,
      unlink: 6,
      pfadd: 3,
      incrbyfloat: 3,
    }
    const commands = [
      ...weighted(Object.values(families).flat().filter(takesPart), makers),
      ...weighted([objectEncoding], { encoding: 8 }),
    ]
    const alsoAgree = (call: Call, ours: Received, theirs: Received) =>
      agreeOnPackedSets(call, ours, theirs) || agreeInside(call, ours, theirs)
    await runStream({ calls, commands, wordFor, arrange, alsoAgree }, (line) => t.diagnostic(line))
  })
})
