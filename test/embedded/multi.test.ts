import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import {
  type Database,
  InvalidArgument,
  open,
  ReplyError,
  StoreClosedError,
  TransactionError,
} from '../../src/index.ts'

describe('a transaction of typed calls', () => {
  let db: Database
  beforeEach(() => {
    db = open()
  })
  afterEach(() => db.close())

  test('replies with what each command replied, by its type', () => {
    const replies = db
      .multi()
      .set('name', 'ada')
      .get('name')
      .rpush('list', 'a', 'b')
      .lrange('list', 0, -1)
      .object.encoding('list')
      .get('missing')
      .exec()
    const [ok, name, length, items, encoding, missing] = replies satisfies readonly [
      string | null,
      string | null,
      number,
      string[],
      string | null,
      string | null,
    ]
    assert.deepEqual(
      [ok, name, length, items, encoding, missing],
      ['OK', 'ada', 2, ['a', 'b'], 'listpack', null],
    )
  })

  test('does nothing before it is run', () => {
    db.multi().set('key', 'value')
    assert.equal(db.get('key'), null)
  })

  test('of no commands replies with nothing', () => {
    assert.deepEqual(db.multi().exec(), [])
  })

  test('runs on the database on which it was begun', () => {
    db.database(1).multi().set('key', 'value').exec()
    assert.equal(db.get('key'), null)
    assert.equal(db.database(1).get('key'), 'value')
  })

  test('throws the error of a command that fails, when the others have taken effect', () => {
    db.set('text', 'value')
    const multi = db.multi().incr('count').lpush('text', 'a').incr('count')
    assert.throws(
      () => multi.exec(),
      (error: unknown) => {
        assert(error instanceof TransactionError)
        assert.equal(
          error.message,
          '1 of 3 commands failed: WRONGTYPE Operation against a key holding the wrong kind of value',
        )
        assert.equal(error.replies[0], 1)
        assert(error.replies[1] instanceof ReplyError)
        assert.equal(error.replies[2], 2)
        return true
      },
    )
    assert.equal(db.get('count'), '2')
  })

  test('runs scripts, too', () => {
    const script = "return redis.call('INCRBY', KEYS[1], ARGV[1])"
    assert.deepEqual(db.multi().eval(script, ['count'], ['5']).get('count').exec(), [5, '5'])
  })

  test('runs once', () => {
    const multi = db.multi().incr('count')
    multi.exec()
    assert.throws(() => multi.exec(), InvalidArgument)
    assert.throws(() => multi.incr('count'), InvalidArgument)
    assert.equal(db.get('count'), '1')
  })

  test('refuses an argument when it is queued', () => {
    const multi = db.multi().set('key', 'value')
    assert.throws(() => multi.get(Symbol('key') as unknown as string), TypeError)
    assert.equal(db.get('key'), null)
  })

  test('refuses what waits, and what is about the server', async () => {
    const multi = db.multi() as unknown as Record<string, (...args: unknown[]) => unknown>
    await assert.rejects(async () => multi['blpop']?.('key', 0), InvalidArgument)
    await assert.rejects(async () => multi['info']?.(), InvalidArgument)
  })

  test('is refused inside a procedure, and in a store that is closed', () => {
    const run = db.procedure('run', { keys: ['key'] }, () => db.multi().incr('key').exec())
    assert.throws(() => run({ key: 'key' }), /procedure/)
    const multi = db.multi().incr('key')
    db.close()
    assert.throws(() => multi.exec(), StoreClosedError)
  })
})
