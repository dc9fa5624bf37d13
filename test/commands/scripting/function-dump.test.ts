import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { NacreServer } from '../../oracle/nacre-server.ts'
import { RedisServer, redisServerExists } from '../../oracle/redis-server.ts'
import type { RespClient } from '../../oracle/resp-client.ts'
import { dumpOf, restoreFrom } from './function-payload.ts'

describe('FUNCTION DUMP', { skip: !redisServerExists }, () => {
  let redis: RedisServer
  let nacre: NacreServer
  before(async () => {
    redis = await RedisServer.start()
    nacre = await NacreServer.start()
  })
  after(async () => {
    await nacre.stop()
    await redis.stop()
  })

  const library = (name: string) =>
    `#!lua name=${name}\nredis.register_function('${name}_f', function(keys, args) return '${name} ' .. args[1] end)`

  async function load(client: RespClient): Promise<void> {
    for (const name of ['one', 'two']) await client.callRaw('FUNCTION', 'LOAD', library(name))
  }

  async function check(client: RespClient): Promise<void> {
    for (const name of ['one', 'two']) {
      const reply = await client.callRaw('FCALL', `${name}_f`, '0', 'x')
      assert.equal(String(reply), `$5\r\n${name} x\r\n`)
    }
  }

  test('is restored by redis-server', async () => {
    const ours = await nacre.connect()
    const theirs = await redis.connect()
    await load(ours)
    assert.equal(await restoreFrom(theirs, await dumpOf(ours), 'FLUSH'), '+OK\r\n')
    await check(theirs)
  })

  test('of redis-server is restored', async () => {
    const ours = await nacre.connect()
    const theirs = await redis.connect()
    await theirs.callRaw('FUNCTION', 'FLUSH')
    await load(theirs)
    assert.equal(await restoreFrom(ours, await dumpOf(theirs), 'FLUSH'), '+OK\r\n')
    await check(ours)
  })

  test('that is damaged is refused', async () => {
    const ours = await nacre.connect()
    const payload = Buffer.from(await dumpOf(ours))
    const wrong = '-ERR DUMP payload version or checksum are wrong\r\n'
    for (let index = 0; index < payload.length; index += 7) {
      const damaged = Buffer.from(payload)
      damaged[index] = (damaged[index] ?? 0) ^ 0x55
      assert.equal(await restoreFrom(ours, damaged, 'REPLACE'), wrong)
    }
  })
})
