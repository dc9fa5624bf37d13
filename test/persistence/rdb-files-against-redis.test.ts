import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { makers } from '../differential/random-values.ts'
import { RedisServer, redisServerExists } from '../oracle/redis-server.ts'
import type { RespClient } from '../oracle/resp-client.ts'
import { SeededRandom } from '../oracle/seeded-random.ts'
import { makeFolder, removeFolder, SavingServer } from './saving-server.ts'

const keysOfEachType = 40

/** Gives the server random values of every type in some databases, some with times to live. */
async function fill(client: RespClient, random: SeededRandom): Promise<void> {
  for (const [type, make] of Object.entries(makers)) {
    await client.call('SELECT', random.below(3))
    for (let i = 0; i < keysOfEachType; i++) {
      const key = `${type}:${i}`
      const calls = make(key, random).map((call) => call.map((word) => Buffer.from(word, 'latin1')))
      await client.pipeline(calls)
      if (random.chance(0.3)) await client.call('PEXPIREAT', key, Date.now() + 3_600_000 + random.below(1e9))
    }
  }
}

const digestOf = async (client: RespClient): Promise<string> =>
  (await client.callRaw('DEBUG', 'DIGEST')).toString()

describe('RDB files and redis-server', { skip: !redisServerExists }, () => {
  let folder: string
  let redis: RedisServer | undefined
  let nacre: SavingServer | undefined

  beforeEach(() => {
    folder = makeFolder()
  })

  afterEach(async () => {
    await nacre?.stop()
    await redis?.stop()
    nacre = undefined
    redis = undefined
    removeFolder(folder)
  })

  const startRedis = async (): Promise<RespClient> => {
    redis = await RedisServer.start(['--enable-debug-command', 'yes', '--dir', folder])
    const client = await redis.connect()
    // It answers while it loads, and tells the digest of what it has by then.
    while (!(await client.callRaw('INFO', 'persistence')).includes('loading:0')) {
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    return client
  }

  for (const compression of ['yes', 'no']) {
    test(`redis-server loads what nacre saves with rdbcompression ${compression}`, async (context) => {
      const random = new SeededRandom()
      context.diagnostic(`seed ${random.seed}`)
      nacre = await SavingServer.start(folder, { 'snapshot-format': 'rdb', rdbcompression: compression })
      await fill(nacre.client, random)
      assert.equal(await nacre.call('SAVE'), '+OK')
      const client = await startRedis()
      assert.equal(await digestOf(client), await digestOf(nacre.client))
      const groups = ['XINFO', 'STREAM', 'stream:1', 'FULL', 'COUNT', '0']
      assert.equal((await client.callRaw(...groups)).length > 0, true)
    })

    test(`nacre loads what redis-server saves with rdbcompression ${compression}`, async (context) => {
      const random = new SeededRandom()
      context.diagnostic(`seed ${random.seed}`)
      const client = await startRedis()
      await client.call('CONFIG', 'SET', 'rdbcompression', compression)
      await fill(client, random)
      await client.call('SAVE')
      nacre = await SavingServer.start(folder)
      assert.equal(await digestOf(nacre.client), await digestOf(client))
    })
  }

  test('times to live and access clocks go both ways', async () => {
    nacre = await SavingServer.start(folder, { 'snapshot-format': 'rdb', 'maxmemory-policy': 'allkeys-lfu' })
    const at = Date.now() + 1_000_000
    await nacre.call('SET', 'key', 'value', 'PXAT', at)
    for (let i = 0; i < 200; i++) await nacre.call('GET', 'key')
    const frequency = await nacre.call('OBJECT', 'FREQ', 'key')
    await nacre.call('SAVE')
    redis = await RedisServer.start(['--dir', folder, '--maxmemory-policy', 'allkeys-lfu'])
    const client = await redis.connect()
    assert.deepEqual(await client.call('PEXPIRETIME', 'key'), { type: 'integer', value: at })
    assert.equal((await client.callRaw('OBJECT', 'FREQ', 'key')).toString().trimEnd(), frequency)
  })
})
