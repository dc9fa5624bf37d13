import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { redisServerExists } from '../oracle/redis-server.ts'
import { SeededRandom } from '../oracle/seeded-random.ts'
import { Contender } from './contender.ts'
import { type Call, makers } from './random-values.ts'

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
