import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { InvalidArgument, StoreClosedError } from '../../src/index.ts'
import { type TestStore, testStore } from '../../src/testing/index.ts'

describe('a test store', () => {
  test('is a database like any other', () => {
    using db = testStore()
    assert.equal(db.set('key', 'value'), 'OK')
    assert.deepEqual(db.buffers.get('key'), Buffer.from('value'))
    assert.equal(db.database(1).get('key'), null)
  })

  test('takes the number of databases', () => {
    using db = testStore({ databases: 1 })
    assert.throws(() => db.database(1), InvalidArgument)
  })

  test('connects clients without a socket', async () => {
    using db = testStore()
    const redis = new Redis({ Connector: db.connector(), enableReadyCheck: false })
    await redis.set('key', 'value', 'PX', 5)
    db.clock.advance(5)
    assert.equal(await redis.get('key'), null)
    redis.disconnect()
  })

  test('refuses everything once it is closed', () => {
    const db = testStore()
    db.close()
    db.close()
    assert.throws(() => db.get('key'), StoreClosedError)
    assert.throws(() => db.clock.now(), StoreClosedError)
    assert.throws(() => db.clock.advance(1), StoreClosedError)
    assert.throws(() => db.reclaimExpired(), StoreClosedError)
  })
})

describe('the clock of a test store', () => {
  test('stands still', () => {
    using db = testStore({ now: 1_700_000_000_123 })
    assert.equal(db.clock.now(), 1_700_000_000_123)
    assert.deepEqual(db.time(), ['1700000000', '123000'])
    db.set('key', 'value', { ex: 10 })
    assert.equal(db.pttl('key'), 10_000)
  })

  test('starts now, unless it is told otherwise', () => {
    const before = Date.now()
    using db = testStore()
    assert.ok(db.clock.now() >= before && db.clock.now() <= Date.now())
    assert.equal(testStore({ now: new Date(5) }).clock.now(), 5)
    assert.equal(testStore({ now: '2026-01-01T00:00:00Z' }).clock.now(), 1_767_225_600_000)
  })

  test('lets keys expire to the millisecond', () => {
    using db = testStore()
    db.set('key', 'value', { px: 1000 })
    db.clock.advance(999)
    assert.equal(db.get('key'), 'value')
    assert.equal(db.pttl('key'), 1)
    db.clock.advance(1)
    assert.equal(db.get('key'), null)
    assert.equal(db.exists('key'), 0)
    assert.equal(db.pttl('key'), -2)
  })

  test('ends waits whose time is over', async () => {
    using db = testStore()
    const popped = db.blpop(['jobs'], 60)
    const redis = new Redis({ Connector: db.connector(), enableReadyCheck: false })
    const moved = redis.blmove('jobs', 'done', 'LEFT', 'RIGHT', 90)
    const other = new Redis({ Connector: db.connector(), enableReadyCheck: false })
    while (!(await other.info('clients')).includes('blocked_clients:2')) await setImmediate()
    db.clock.advance(59_999)
    db.rpush('other', 'x')
    db.clock.advance(1)
    assert.equal(await popped, null)
    db.clock.set(db.clock.now() + 30_000)
    assert.equal(await moved, null)
    assert.equal(await redis.ping(), 'PONG')
    redis.disconnect()
    other.disconnect()
  })

  test('goes to any time, back too', () => {
    using db = testStore({ now: '2026-01-01T00:00:00Z' })
    db.set('key', 'value', { exat: Date.parse('2026-06-01T00:00:00Z') / 1000 })
    db.clock.set('2026-05-31T23:59:59Z')
    assert.equal(db.ttl('key'), 1)
    db.clock.set(new Date('2026-01-01T00:00:00Z'))
    assert.equal(db.ttl('key'), 151 * 86_400)
  })

  test('refuses what is no time', () => {
    using db = testStore({ now: 0 })
    const refused = (call: () => void, message: string) => {
      assert.throws(call, { constructor: InvalidArgument, message })
    }
    refused(() => db.clock.advance(-1), 'time advances by a whole number of milliseconds, not by -1')
    refused(() => db.clock.advance(0.5), 'time advances by a whole number of milliseconds, not by 0.5')
    refused(() => db.clock.set('soon'), '"soon" is no time')
    refused(() => testStore({ now: Number.NaN }), 'NaN is no time')
    assert.equal(db.clock.now(), 0)
  })
})

describe('active expiry in a test store', () => {
  test('waits until it is called', () => {
    using db = testStore()
    for (let index = 0; index < 10_000; index++) db.set(`key:${index}`, 'value', { px: 1 + (index % 2) })
    db.clock.advance(1)
    assert.equal(db.dbsize(), 10_000)
    assert.equal(db.reclaimExpired(), 5000)
    assert.equal(db.dbsize(), 5000)
    assert.equal(db.reclaimExpired(), 0)
  })
})

describe('the seed of a test store', () => {
  function run(db: TestStore): unknown {
    for (let index = 0; index < 500; index++) db.set(`key:${index}`, 'value')
    const drawn = Array.from({ length: 50 }, () => db.randomkey())
    const scanned: unknown[] = []
    let cursor = '0'
    do {
      const [next, keys] = db.scan(cursor)
      scanned.push(next, keys)
      cursor = next
    } while (cursor !== '0')
    db.close()
    return { drawn, scanned }
  }

  test('repeats RANDOMKEY and the order of SCAN', () => {
    assert.deepEqual(run(testStore({ seed: 42 })), run(testStore({ seed: 42n })))
    assert.deepEqual(run(testStore()), run(testStore()))
  })

  test('changes them when it is another', () => {
    assert.notDeepEqual(run(testStore({ seed: 42 })), run(testStore({ seed: 43 })))
  })
})
