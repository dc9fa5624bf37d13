import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { type Database, open } from '../../src/index.ts'
import { type TestStore, testStore } from '../../src/testing/index.ts'

describe('getOrCompute', () => {
  let first: Database
  let second: Database
  beforeEach(() => {
    first = open({ name: 'get-or-compute' })
    second = open({ name: 'get-or-compute' })
  })
  afterEach(() => {
    first.close()
    second.close()
  })

  test('computes a value once and keeps it for its time', async () => {
    let computed = 0
    const compute = () => ({ number: ++computed })
    assert.deepEqual(await first.getOrCompute('key', 60_000, compute), { number: 1 })
    assert.deepEqual(await second.getOrCompute('key', 60_000, compute), { number: 1 })
    const left = Number(first.pttl('key'))
    assert.ok(left > 0 && left <= 60_000)
  })

  test('computes once for all who ask at once, whichever handle they ask', async () => {
    let computed = 0
    let release = (_: string): void => undefined
    const value = new Promise<string>((resolve) => {
      release = resolve
    })
    const compute = () => {
      computed += 1
      return value
    }
    const asked = [first, second, first, second].map((db) => db.getOrCompute('key', 60_000, compute))
    release('value')
    assert.deepEqual(await Promise.all(asked), ['value', 'value', 'value', 'value'])
    assert.equal(computed, 1)
    assert.equal(first.exists(['key:computing']), 0)
  })

  test('lets the next one try when a computation fails', async () => {
    const failing = first.getOrCompute('key', 60_000, () => Promise.reject(new Error('no')))
    const waiting = second.getOrCompute('key', 60_000, () => 'second')
    await assert.rejects(failing, { message: 'no' })
    assert.equal(await waiting, 'second')
  })

  test('refuses times and values that cannot be', async () => {
    for (const ttlMs of [0, -1, 1.5]) {
      await assert.rejects(
        first.getOrCompute('key', ttlMs, () => 1),
        { code: 'ERR_INVALID_ARGUMENT' },
      )
    }
    await assert.rejects(
      first.getOrCompute('key', 1, () => undefined),
      { code: 'ERR_INVALID_ARGUMENT' },
    )
  })

  test('returns a stale value at once and computes it anew', async () => {
    const db = testStore()
    try {
      let computed = 0
      let finished = (): void => undefined
      const again = new Promise<void>((resolve) => {
        finished = resolve
      })
      const compute = async () => {
        computed += 1
        if (computed === 2) setImmediate(finished)
        return computed
      }
      assert.equal(await db.getOrCompute('key', 1000, compute, { stale: 500 }), 1)
      db.clock.advance(1200)
      assert.equal(await db.getOrCompute('key', 1000, compute, { stale: 500 }), 1)
      await again
      assert.equal(await db.getOrCompute('key', 1000, compute, { stale: 500 }), 2)
      db.clock.advance(1600)
      assert.equal(await db.getOrCompute('key', 1000, compute, { stale: 500 }), 3)
    } finally {
      db.close()
    }
  })
})

describe('rateLimit', () => {
  let db: TestStore
  beforeEach(() => {
    db = testStore()
  })
  afterEach(() => db.close())

  const five = { limit: 5, windowMs: 1000 }

  test('allows so many at once, and then one for each part of the window', () => {
    for (const remaining of [4, 3, 2, 1, 0]) {
      assert.deepEqual(db.rateLimit('key', five), {
        allowed: true,
        remaining,
        retryAfterMs: 0,
        resetMs: (5 - remaining) * 200,
      })
    }
    const refused = { allowed: false, remaining: 0, retryAfterMs: 200, resetMs: 1000 }
    assert.deepEqual(db.rateLimit('key', five), refused)
    db.clock.advance(199)
    assert.equal(db.rateLimit('key', five).allowed, false)
    db.clock.advance(1)
    assert.equal(db.rateLimit('key', five).allowed, true)
    assert.equal(db.rateLimit('key', five).allowed, false)
    db.clock.advance(1000)
    assert.equal(db.rateLimit('key', five).remaining, 4)
  })

  test('takes limits that do not divide their window', () => {
    const odd = { limit: 7, windowMs: 1000 }
    for (let index = 0; index < 7; index++) assert.equal(db.rateLimit('odd', odd).allowed, true)
    assert.equal(db.rateLimit('odd', odd).allowed, false)
  })

  test('refuses what is no limit', () => {
    db.set('text', 'text')
    assert.throws(() => db.rateLimit('text', five), { code: 'ERR_INVALID_ARGUMENT' })
    assert.throws(() => db.rateLimit('key', { limit: 0, windowMs: 1 }), { code: 'ERR_INVALID_ARGUMENT' })
    assert.throws(() => db.rateLimit('key', { limit: 1, windowMs: 0.5 }), { code: 'ERR_INVALID_ARGUMENT' })
  })
})
