import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, describe, test } from 'node:test'
import { Redis } from 'ioredis'
import { type Database, open, type Server } from '../../src/index.ts'
import { testFamilies } from './ioredis-families.ts'

describe('ioredis over TCP', () => {
  let db: Database
  let server: Server
  let redis: Redis
  before(async () => {
    db = open()
    server = await db.listen({ port: 0, lanes: 2 })
    redis = new Redis(server.port, { enableReadyCheck: false })
  })
  after(() => {
    redis.disconnect()
    db.close()
  })

  testFamilies(() => redis)

  test('sets and gets, with options', async () => {
    assert.equal(await redis.set('key', 'value', 'EX', 60), 'OK')
    assert.equal(await redis.get('key'), 'value')
    assert.equal(await redis.ttl('key'), 60)
    assert.equal(await redis.set('key', 'other', 'NX'), null)
    assert.equal(await redis.set('key', 'other', 'GET'), 'value')
    assert.equal(await redis.getdel('key'), 'other')
  })

  test('counts', async () => {
    assert.deepEqual(
      [
        await redis.incr('n'),
        await redis.incrby('n', 41),
        await redis.decr('n'),
        await redis.incrbyfloat('n', 0.5),
      ],
      [1, 42, 41, '41.5'],
    )
  })

  test('works on several keys', async () => {
    assert.equal(await redis.mset({ m1: '1', m2: '2' }), 'OK')
    assert.deepEqual(await redis.mget('m1', 'm2', 'm3'), ['1', '2', null])
    assert.equal(await redis.exists('m1', 'm3'), 1)
    assert.equal(await redis.del('m1', 'm2', 'm3'), 2)
  })

  test('works on bits', async () => {
    assert.equal(await redis.setbit('bits', 7, 1), 0)
    assert.equal(await redis.bitcount('bits'), 1)
    assert.deepEqual(await redis.call('BITFIELD', 'field', 'SET', 'u8', 0, 255, 'GET', 'u4', 0), [0, 15])
  })

  test('scans what it finds', async () => {
    await Promise.all(Array.from({ length: 1000 }, (_, index) => redis.set(`scan:${index}`, index)))
    const found = new Set<string>()
    for await (const keys of redis.scanStream({ match: 'scan:*' }) as AsyncIterable<string[]>) {
      for (const key of keys) found.add(key)
    }
    assert.equal(found.size, 1000)
  })

  test('pipelines', async () => {
    const pipeline = redis.pipeline()
    for (let index = 0; index < 10_000; index++) pipeline.set(`p:${index}`, index).get(`p:${index}`)
    const replies = await pipeline.exec()
    assert.equal(replies?.length, 20_000)
    assert.deepEqual(replies.at(-1), [null, '9999'])
  })

  test('carries binary values', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
    await redis.set('binary', bytes)
    assert.deepEqual(await redis.getBuffer('binary'), bytes)
    assert.deepEqual(db.buffers.get('binary'), bytes)
  })

  test('connects again when the server comes back', async () => {
    const other = open()
    const first = await other.listen({ port: 0 })
    const client = new Redis(first.port, { enableReadyCheck: false, retryStrategy: () => 10 })
    client.on('error', () => undefined)
    try {
      await client.set('key', 'value')
      first.close()
      await new Promise((resolve) => client.once('close', resolve))
      await other.listen({ port: first.port })
      assert.equal(await client.get('key'), 'value')
    } finally {
      client.disconnect()
      other.close()
    }
  })

  test('leaves with QUIT', async () => {
    const leaving = new Redis(server.port, { enableReadyCheck: false })
    assert.equal(await leaving.quit(), 'OK')
    await once(leaving, 'end')
  })
})
