import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { BothServers } from '../../oracle/both-servers.ts'
import { NacreServer } from '../../oracle/nacre-server.ts'
import { redisServerExists } from '../../oracle/redis-server.ts'
import { errorOf } from '../../oracle/reply-text.ts'

const ok = { type: 'status', value: 'OK' }

describe('CLIENT PAUSE', () => {
  let server: NacreServer
  before(async () => {
    server = await NacreServer.start()
  })
  after(() => server.stop())

  test('with WRITE holds back writers until CLIENT UNPAUSE, and lets readers through', async () => {
    const [writer, reader] = [await server.connect(), await server.connect()]
    assert.deepEqual(await reader.call('CLIENT', 'PAUSE', 60000, 'WRITE'), ok)
    let written = false
    const write = writer.call('SET', 'key', 'value').then((reply) => {
      written = true
      return reply
    })
    assert.deepEqual(await reader.call('GET', 'key'), { type: 'null' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    assert.equal(written, false)
    assert.deepEqual(await reader.call('CLIENT', 'UNPAUSE'), ok)
    assert.deepEqual(await write, ok)
  })

  test('with WRITE holds back EXEC if it writes', async () => {
    const [writer, reader, other] = [await server.connect(), await server.connect(), await server.connect()]
    await writer.pipeline([['MULTI'], ['SET', 'key', 'queued']])
    await reader.pipeline([['MULTI'], ['GET', 'key']])
    await other.call('CLIENT', 'PAUSE', 60000, 'WRITE')
    let written = false
    const write = writer.call('EXEC').then((reply) => {
      written = true
      return reply
    })
    assert.deepEqual(await reader.call('EXEC'), { type: 'array', items: [{ type: 'bulk', value: 'value' }] })
    await new Promise((resolve) => setTimeout(resolve, 50))
    assert.equal(written, false)
    await other.call('CLIENT', 'UNPAUSE')
    assert.deepEqual(await write, { type: 'array', items: [ok] })
  })

  test('with WRITE holds back scripts, but not those that say that they only read', async () => {
    const [writer, reader] = [await server.connect(), await server.connect()]
    const readOnly = "#!lua flags=no-writes\nreturn redis.call('GET', 'key')"
    await reader.call('EVAL', readOnly, 0)
    await reader.call('CLIENT', 'PAUSE', 60000, 'WRITE')
    let written = false
    const write = writer.call('EVAL', "return redis.call('SET', 'key', 'script')", 0).then(() => {
      written = true
    })
    assert.deepEqual(await reader.call('EVAL', readOnly, 0), { type: 'bulk', value: 'queued' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    assert.equal(written, false)
    await reader.call('CLIENT', 'UNPAUSE')
    await write
  })

  test('without a mode holds back every command for its time', async () => {
    const client = await server.connect()
    const startedMs = performance.now()
    assert.deepEqual(await client.call('CLIENT', 'PAUSE', 200), ok)
    await client.call('PING')
    assert.ok(performance.now() - startedMs > 190)
  })

  test('lets no key be reclaimed meanwhile', async () => {
    const client = await server.connect()
    await client.call('FLUSHALL')
    await client.call('SET', 'short', 'life', 'PX', 1)
    await client.call('CLIENT', 'PAUSE', 60000, 'WRITE')
    await new Promise((resolve) => setTimeout(resolve, 300))
    assert.deepEqual(await client.call('GET', 'short'), { type: 'null' })
    await client.call('CLIENT', 'UNPAUSE')
  })

  test('refuses a time whose end is no number', async () => {
    const client = await server.connect()
    assert.equal(errorOf(await client.call('CLIENT', 'PAUSE', 2n ** 63n - 1n)), 'ERR timeout is out of range')
  })
})

describe('CLIENT PAUSE and UNBLOCK agree with redis-server', { skip: !redisServerExists }, () => {
  let both: BothServers
  before(async () => {
    both = await BothServers.start()
  })
  after(() => both.stop())

  for (const call of [
    ['PAUSE'],
    ['PAUSE', 'x'],
    ['PAUSE', '1.5'],
    ['PAUSE', '-1'],
    ['PAUSE', '10', 'some'],
    ['PAUSE', '0'],
    ['PAUSE', '10', 'write', 'more'],
    ['UNPAUSE'],
    ['UNPAUSE', 'x'],
    ['UNBLOCK'],
    ['UNBLOCK', 'x'],
    ['UNBLOCK', '1', 'nonsense'],
    ['UNBLOCK', '1', 'error'],
    ['UNBLOCK', '1', 'timeout', 'more'],
    ['UNBLOCK', '99999'],
  ]) {
    test(`in what it answers to ${call.join(' ')}`, () => both.assertSame('CLIENT', ...call))
  }
})
