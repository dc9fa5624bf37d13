import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createClient } from 'redis'
import { type Database, open, type Server } from '../../src/index.ts'

describe('node-redis over TCP', () => {
  let db: Database
  let server: Server
  let redis: ReturnType<typeof createClient>
  before(async () => {
    db = open()
    server = await db.listen({ port: 0, lanes: 2 })
    redis = createClient({ socket: { port: server.port } })
    await redis.connect()
  })
  after(() => {
    redis.destroy()
    db.close()
  })

  test('sets and gets, with options', async () => {
    assert.equal(await redis.set('key', 'value', { expiration: { type: 'EX', value: 60 } }), 'OK')
    assert.equal(await redis.get('key'), 'value')
    assert.equal(await redis.ttl('key'), 60)
    assert.equal(await redis.set('key', 'other', { condition: 'NX' }), null)
    assert.equal(await redis.getDel('key'), 'value')
  })

  test('counts', async () => {
    assert.deepEqual(
      [
        await redis.incr('n'),
        await redis.incrBy('n', 41),
        await redis.decr('n'),
        await redis.incrByFloat('n', 0.5),
      ],
      [1, 42, 41, '41.5'],
    )
  })

  test('works on several keys', async () => {
    assert.equal(await redis.mSet({ m1: '1', m2: '2' }), 'OK')
    assert.deepEqual(await redis.mGet(['m1', 'm2', 'm3']), ['1', '2', null])
    assert.equal(await redis.exists(['m1', 'm3']), 1)
    assert.equal(await redis.del(['m1', 'm2', 'm3']), 2)
  })

  test('works on bits', async () => {
    assert.equal(await redis.setBit('bits', 7, 1), 0)
    assert.equal(await redis.getBit('bits', 7), 1)
    assert.equal(await redis.bitCount('bits'), 1)
  })

  test('renames, copies, expires and scans', async () => {
    await redis.set('scan:a', '1')
    assert.equal(await redis.copy('scan:a', 'scan:b'), 1)
    assert.equal(await redis.rename('scan:b', 'scan:c'), 'OK')
    assert.equal(await redis.expire('scan:c', 100), 1)
    assert.equal(await redis.persist('scan:c'), 1)
    const found: string[] = []
    for await (const keys of redis.scanIterator({ MATCH: 'scan:*' })) found.push(...keys)
    assert.deepEqual(found.sort(), ['scan:a', 'scan:c'])
    assert.equal(await redis.type('scan:a'), 'string')
  })

  test('pipelines what is asked for in one turn', async () => {
    const numbers = Array.from({ length: 5000 }, (_, index) => String(index))
    await Promise.all(numbers.map((number) => redis.set(`p:${number}`, number)))
    assert.deepEqual(await Promise.all(numbers.map((number) => redis.get(`p:${number}`))), numbers)
  })

  test('carries binary values', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
    await redis.set('binary', bytes)
    assert.deepEqual(db.buffers.get('binary'), bytes)
  })

  test('rejects with the error of the store', async () => {
    await redis.set('text', 'value')
    await assert.rejects(redis.incr('text'), { message: 'ERR value is not an integer or out of range' })
  })

  test('speaks RESP3', async () => {
    const modern = createClient({ RESP: 3, socket: { port: server.port } })
    await modern.connect()
    try {
      assert.equal(await modern.set('three', '3'), 'OK')
      assert.equal(await modern.get('three'), '3')
      assert.equal(await modern.get('absent'), null)
    } finally {
      modern.destroy()
    }
  })

  test('names itself, and selects a database', async () => {
    const named = createClient({ name: 'tester', database: 3, socket: { port: server.port } })
    await named.connect()
    try {
      assert.equal(await named.clientGetName(), 'tester')
      await named.set('key', 'three')
      assert.equal(db.database(3).get('key'), 'three')
    } finally {
      named.destroy()
    }
  })

  test('leaves with QUIT', async () => {
    const leaving = createClient({ socket: { port: server.port } })
    await leaving.connect()
    assert.equal(await leaving.ping(), 'PONG')
    await leaving.close()
    assert.equal(leaving.isOpen, false)
  })
})
