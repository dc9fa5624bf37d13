import assert from 'node:assert/strict'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { Redis, type RedisOptions } from 'ioredis'
import { type Database, open } from '../../src/index.ts'
import { testFamilies } from '../clients/ioredis-families.ts'

let db: Database
let clients: Redis[]
beforeEach(() => {
  db = open()
  clients = []
})
afterEach(() => {
  for (const client of clients) client.disconnect()
  db.close()
})

function connected(options: RedisOptions = {}): Redis {
  const client = new Redis({ Connector: db.connector(), enableReadyCheck: false, ...options })
  clients.push(client)
  return client
}

describe('ioredis through a connector', () => {
  testFamilies(() => connected())

  test('sets and gets', async () => {
    const redis = connected()
    assert.equal(await redis.set('key', 'value', 'EX', 60), 'OK')
    assert.equal(await redis.get('key'), 'value')
    assert.equal(db.get('key'), 'value')
  })

  test('carries binary values', async () => {
    const redis = connected()
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
    await redis.set(bytes, bytes)
    assert.deepEqual(await redis.getBuffer(bytes), bytes)
  })

  test('rejects with the error of the store', async () => {
    const redis = connected()
    await redis.set('text', 'value')
    await assert.rejects(redis.incr('text'), { message: 'ERR value is not an integer or out of range' })
  })

  test('pipelines by itself', async () => {
    const redis = connected({ enableAutoPipelining: true })
    const numbers = Array.from({ length: 5000 }, (_, index) => index)
    await Promise.all(numbers.map((number) => redis.set(`n:${number}`, number)))
    const values = await Promise.all(numbers.map((number) => redis.get(`n:${number}`)))
    assert.deepEqual(values, numbers.map(String))
  })

  test('takes pipelines of 100,000 commands', async () => {
    const redis = connected()
    const pipeline = redis.pipeline()
    for (let index = 0; index < 100_000; index++) pipeline.incrby('sum', index)
    const replies = await pipeline.exec()
    assert.equal(replies?.length, 100_000)
    assert.deepEqual(replies.at(-1), [null, (99_999 * 100_000) / 2])
  })

  test('selects a database', async () => {
    const redis = connected({ db: 2 })
    await redis.set('key', 'two')
    assert.equal(db.database(2).get('key'), 'two')
    assert.equal(db.get('key'), null)
  })

  test('runs control commands', async () => {
    const redis = connected()
    assert.deepEqual(await redis.call('COMMAND', 'GETKEYS', 'GET', 'x'), ['x'])
  })

  test('monitors', async () => {
    const monitor = await connected().monitor()
    const seen = once(monitor, 'monitor')
    db.set('watched', 'value')
    const [, words] = (await seen) as [string, string[]]
    assert.deepEqual(words.slice(1), ['watched', 'value'])
    monitor.disconnect()
  })

  test('ends with QUIT', async () => {
    const redis = connected()
    assert.equal(await redis.quit(), 'OK')
    await once(redis, 'end')
    assert.equal(redis.status, 'end')
  })

  test('connects again after its connection broke', async () => {
    const redis = connected({ retryStrategy: () => 1 })
    await redis.set('key', 'value')
    redis.stream.destroy()
    await once(redis, 'ready')
    assert.equal(await redis.get('key'), 'value')
  })

  test('connects again on demand, and in a duplicate', async () => {
    const redis = connected({ lazyConnect: true })
    await redis.connect()
    await redis.set('key', 'value')
    redis.disconnect()
    await once(redis, 'end')
    await redis.connect()
    assert.equal(await redis.get('key'), 'value')
    const other = redis.duplicate()
    clients.push(other)
    assert.equal(await other.get('key'), 'value')
  })

  test('ends when the store closes, since there is nothing to connect to', async () => {
    const redis = connected({ retryStrategy: () => 1 })
    await redis.set('key', 'value')
    const errors: Error[] = []
    redis.on('error', (error: Error) => errors.push(error))
    db.close()
    await new Promise((resolve) => redis.once('end', resolve))
    assert.deepEqual(
      errors.map(({ message }) => message),
      ['the store is closed'],
    )
    await assert.rejects(redis.get('key'), { message: 'Connection is closed.' })
  })

  test('carries a thousand connections', async () => {
    const many = Array.from({ length: 1000 }, () => connected())
    await Promise.all(many.map((client, index) => client.set(`c:${index}`, index)))
    const values = await Promise.all(many.map((client, index) => client.get(`c:${999 - index}`)))
    assert.deepEqual(
      values,
      many.map((_, index) => String(999 - index)),
    )
  })
})
