import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { redisServerExists } from '../oracle/redis-server.ts'
import { SeededRandom } from '../oracle/seeded-random.ts'
import { Contender } from './contender.ts'

type Call = readonly string[]

/** The calls that make one random value at a key. */
type Maker = (key: string, random: SeededRandom) => readonly Call[]

const letters = ['a', 'b', 'xyz', '\xff', '\0', ' ', '7']

/** Text, an integer at the limits of encodings, or a double. */
function element(random: SeededRandom): string {
  switch (random.below(8)) {
    case 0:
      return String(random.below(300) - 150)
    case 1:
      return random.pick(['127', '128', '-4096', '4095', '32768', '-8388608', '8388608', '2147483648'])
    case 2:
      return random.pick([
        '9223372036854775807',
        '-9223372036854775808',
        '9223372036854775808',
        '007',
        '-0',
        '',
      ])
    case 3:
      return random.pick(letters).repeat(random.below(random.chance(0.1) ? 9000 : 80))
    default:
      return Array.from({ length: 1 + random.below(20) }, () => random.pick(letters)).join('')
  }
}

const integer = (random: SeededRandom): string =>
  String(random.below(2 ** random.pick([4, 10, 20, 31, 40])) - random.pick([0, 5, 40_000]))

const score = (random: SeededRandom): string =>
  random.pick(['0', '1', '-1.5', '3.0000000000000004', 'inf', '-inf', '1e300', '5e-324', integer(random)])

/** From none to many, so that every form is met: small, at a limit, large. */
const sizeOf = (random: SeededRandom): number => 1 + random.below(random.pick([3, 20, 130, 600]))

const many = (random: SeededRandom, word: (random: SeededRandom) => readonly string[]): string[] =>
  Array.from({ length: sizeOf(random) }, () => word(random)).flat()

const makers: { readonly [type: string]: Maker } = {
  string: (key, random) => [['SET', key, element(random)]],
  list: (key, random) => [['RPUSH', key, ...many(random, (r) => [element(r)])]],
  'set of integers': (key, random) => [['SADD', key, ...many(random, (r) => [integer(r)])]],
  set: (key, random) => [['SADD', key, ...many(random, (r) => [element(r)])]],
  'sorted set': (key, random) => [['ZADD', key, ...many(random, (r) => [score(r), element(r)])]],
  hash: (key, random) => [['HSET', key, ...many(random, (r) => [element(r), element(r)])]],
  stream: streamCalls,
}

function streamCalls(key: string, random: SeededRandom): readonly Call[] {
  const calls: Call[] = []
  const entries = sizeOf(random)
  for (let i = 1; i <= entries; i++) {
    const fields = random.chance(0.7)
      ? ['field', element(random)]
      : Array.from({ length: 2 * (1 + random.below(4)) }, () => element(random))
    calls.push(['XADD', key, `${Math.floor(i / 3)}-${i}`, ...fields])
  }
  for (let i = random.below(10); i > 0; i--) {
    const entry = 1 + random.below(entries)
    calls.push(['XDEL', key, `${Math.floor(entry / 3)}-${entry}`])
  }
  for (const group of ['g', 'h'].slice(0, random.below(3))) {
    calls.push(['XGROUP', 'CREATE', key, group, random.pick(['0', '$', '5'])])
    for (const consumer of ['one', 'two']) {
      calls.push(['XREADGROUP', 'GROUP', group, consumer, 'COUNT', '7', 'STREAMS', key, '>'])
    }
    calls.push(['XACK', key, group, '0-1', '0-2', '1-3'])
  }
  return calls
}

/** The reply's bytes as a word of a call. */
async function dump(server: Contender, key: string): Promise<string> {
  const { reply } = await server.call('DUMP', key)
  assert.ok(reply.type === 'bulk', `no dump of ${key}`)
  return Buffer.from(reply.value).toString('latin1')
}

/** The version of RDB that the payload is in. */
const versionOf = (payload: string): number => payload.charCodeAt(payload.length - 10)

const restored = Buffer.from('+OK\r\n')

async function restore(server: Contender, key: string, payload: string): Promise<Buffer> {
  const { bytes } = await server.call('RESTORE', key, '0', payload, 'REPLACE')
  return bytes
}

async function digest(server: Contender, key: string): Promise<string> {
  const [type, value] = [await server.call('TYPE', key), await server.call('DEBUG', 'DIGEST-VALUE', key)]
  return `${type.bytes}${value.bytes}`
}

const rounds = Number(process.env.NACRE_DIFFERENTIAL_COMMANDS ?? 20_000) / 200

describe('dumps of random values', { skip: !redisServerExists }, () => {
  for (const [name, make] of Object.entries(makers)) {
    test(`pass from redis-server to nacre and back: ${name}`, async (t) => {
      const random = new SeededRandom()
      t.diagnostic(`seed ${random.seed}`)
      const [ours, theirs] = await Promise.all([Contender.nacre(), Contender.redis()])
      try {
        for (let round = 0; round < rounds; round++) {
          await passBackAndForth(ours, theirs, make('k', random))
        }
      } catch (error) {
        throw new Error(`repeat with NACRE_SEED=${random.seed}`, { cause: error })
      } finally {
        await Promise.all([ours.stop(), theirs.stop()])
      }
    })
  }
})

async function passBackAndForth(ours: Contender, theirs: Contender, calls: readonly Call[]): Promise<void> {
  await Promise.all([ours.call('FLUSHALL'), theirs.call('FLUSHALL')])
  await theirs.exchange(calls, 2)
  const expected = await digest(theirs, 'k')
  assert.deepEqual(await restore(ours, 'theirs', await dump(theirs, 'k')), restored)
  assert.equal(await digest(ours, 'theirs'), expected)
  // What is made here, too, and not only what came from there.
  await ours.exchange(calls, 2)
  assert.equal(await digest(ours, 'k'), expected)
  for (const key of ['k', 'theirs']) {
    const payload = await dump(ours, key)
    // A consumer that was seen and got nothing needs the form of 7.2.
    if (versionOf(payload) > 10) continue
    assert.deepEqual(await restore(theirs, 'ours', payload), restored)
    assert.equal(await digest(theirs, 'ours'), expected)
  }
}
