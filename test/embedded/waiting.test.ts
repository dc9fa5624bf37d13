import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { open, ReplyError, StoreClosedError } from '../../src/index.ts'

describe('a call that waits', () => {
  test('resolves when its key has something', async () => {
    using db = open()
    const popped = db.blpop(['jobs', 'other'], 0)
    db.rpush('other', 'a')
    assert.deepEqual(await popped, ['other', 'a'])
  })

  test('resolves to null when its time is over', async () => {
    using db = open()
    assert.equal(await db.blpop(['jobs'], 0.02), null)
    assert.equal(await db.blmove('a', 'b', 'LEFT', 'RIGHT', 0.02), null)
  })

  test('resolves at once when there is something', async () => {
    using db = open()
    db.zadd('scores', [[1, 'ada']])
    assert.deepEqual(await db.bzpopmin(['scores'], 0), ['scores', 'ada', 1])
  })

  test('stays in its database, and gives bytes where asked', async () => {
    using db = open()
    const popped = db.database(3)
    const waiting = db.blpop(['jobs'], 0)
    db.database(3).rpush('jobs', 'elsewhere')
    db.rpush('jobs', 'here')
    assert.deepEqual(await waiting, ['jobs', 'here'])
    assert.equal(popped.llen('jobs'), 1)
    const bytes = db.buffers.blpop(['jobs'], 0)
    db.rpush('jobs', Buffer.from([255]))
    assert.deepEqual(await bytes, [Buffer.from('jobs'), Buffer.from([255])])
  })

  test('rejects with the error that the command replies', async () => {
    using db = open()
    db.set('jobs', 'text')
    await assert.rejects(async () => db.blpop(['jobs'], 0), ReplyError)
    await assert.rejects(async () => db.blpop(['none'], -1), /timeout is negative/)
  })

  test('rejects when the store is closed', async () => {
    const db = open()
    const popped = db.blpop(['jobs'], 0)
    db.close()
    await assert.rejects(popped, StoreClosedError)
    assert.throws(() => db.blpop(['jobs'], 0), StoreClosedError)
  })

  test('is synchronous where waiting is an option that is not given', async () => {
    using db = open()
    assert.equal(db.xread({ streams: [['log'], ['0']] }), null)
    const entries = db.xread({ block: 0, streams: [['log'], ['$']] })
    db.xadd('log', '1-1', [['level', 'info']])
    assert.deepEqual(await entries, { log: [['1-1', ['level', 'info']]] })
  })
})
