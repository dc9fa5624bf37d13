import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import fc from 'fast-check'
import { type Database, open, type RateLimitResult } from '../../src/index.ts'
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

  test('looks again once it may compute, since another thread may have finished meanwhile', async () => {
    const set = second.set.bind(second)
    const slow = Object.assign(first, {
      set: (key: string, value: string, options: { nx: true; px: number }) => {
        if (key === 'key:computing') set('key', '"theirs"', { px: 60_000 })
        return set(key, value, options)
      },
    })
    const never = () => assert.fail('it is computed twice')
    assert.equal(await slow.getOrCompute('key', 60_000, never), 'theirs')
    assert.equal(second.exists(['key:computing']), 0)
  })

  test('takes a value without an end as fresh', async () => {
    first.set('key', '"for ever"')
    const never = () => assert.fail('it is computed anew')
    assert.equal(await first.getOrCompute('key', 1000, never, { stale: 500 }), 'for ever')
    await new Promise(setImmediate)
    assert.equal(first.pttl('key'), -1)
    assert.equal(first.exists(['key:computed']), 0)
  })

  test('rejects when the store is closed while it computes, and throws in no timer', async (context) => {
    context.mock.timers.enable({ apis: ['setInterval'] })
    const db = open()
    let finish = (_: number): void => undefined
    const value = new Promise<number>((resolve) => {
      finish = resolve
    })
    const asked = db.getOrCompute('key', 60_000, () => value)
    db.close()
    context.mock.timers.tick(10_000)
    finish(1)
    await assert.rejects(asked, { code: 'ERR_STORE_CLOSED' })
  })

  describe('of a key inside its own function is an error', () => {
    const itself = {
      code: 'ERR_INVALID_ARGUMENT',
      message:
        'the computation of "key" would wait for itself: it must not call getOrCompute for the same key',
    }
    const ask = (db: Database, compute: () => unknown = () => 1) => db.getOrCompute('key', 60_000, compute)

    test('at once and later, on any handle, and through other keys', { timeout: 5000 }, async () => {
      const within: readonly (() => unknown)[] = [
        () => ask(first),
        () => ask(second),
        () => first.getOrCompute('other', 60_000, () => ask(second)),
        async () => {
          await new Promise(setImmediate)
          return ask(first)
        },
      ]
      for (const compute of within) await assert.rejects(ask(first, compute), itself)
      assert.equal(await ask(first), 1)
    })

    test('but not when its value is stale, which needs no waiting', { timeout: 5000 }, async () => {
      first.set('key', '"stale"', { px: 50_000 })
      let inner: unknown
      const compute = async () => {
        inner = await first.getOrCompute('key', 1000, () => 'never', { stale: 60_000 })
        return 'fresh'
      }
      assert.equal(await first.getOrCompute('key', 1000, compute, { stale: 60_000 }), 'stale')
      while (first.get('key') !== '"fresh"') await new Promise(setImmediate)
      assert.equal(inner, 'stale')
    })

    test('but not in another database, nor once the function has ended', { timeout: 5000 }, async () => {
      let later: Promise<unknown> | undefined
      const compute = () => {
        later = new Promise((resolve) => {
          setTimeout(() => {
            first.del(['key'])
            resolve(ask(first, () => 'again'))
          }, 20)
        })
        return first.database(1).getOrCompute('key', 60_000, () => 'elsewhere')
      }
      assert.equal(await ask(first, compute), 'elsewhere')
      assert.equal(await later, 'again')
    })
  })

  describe('of keys whose functions ask for each other', { timeout: 10_000 }, () => {
    /** Asks for a key with a function that asks for another one once both are being computed. */
    const asking = (db: Database, key: string, next: () => unknown, gate: Promise<void>) =>
      db.getOrCompute(key, 60_000, async () => {
        await gate
        return `${key} of ${await next()}`
      })

    test('is an error for one of them, which the other hears of', async () => {
      for (const other of [first, second]) {
        let open = (): void => undefined
        const gate = new Promise<void>((resolve) => {
          open = resolve
        })
        const a = asking(first, 'a', () => first.getOrCompute('b', 60_000, () => 'own b'), gate)
        const b = asking(other, 'b', () => other.getOrCompute('a', 60_000, () => 'own a'), gate)
        open()
        const message =
          'the computation of "b" would wait for itself: it asks for "a", whose computation waits for "b"'
        await assert.rejects(b, { code: 'ERR_INVALID_ARGUMENT', message })
        // Whoever shared the promise of b shares its error; else the next one tries.
        if (other === first) await assert.rejects(a, { message })
        else assert.equal(await a, 'a of own b')
        assert.equal(first.exists(['a:waits', 'b:waits', 'a:computing', 'b:computing']), 0)
        first.flushall()
      }
    })

    test('is one over three, too, and with a function that waits for another in between', async () => {
      let open = (): void => undefined
      const gate = new Promise<void>((resolve) => {
        open = resolve
      })
      const a = asking(first, 'a', () => second.getOrCompute('b', 60_000, () => 'own b'), gate)
      const b = asking(first, 'b', () => second.getOrCompute('c', 60_000, () => 'own c'), gate)
      const c = asking(
        first,
        'c',
        () => first.getOrCompute('between', 60_000, () => second.getOrCompute('a', 60_000, () => 'own a')),
        gate,
      )
      open()
      await assert.rejects(c, {
        message:
          'the computation of "c" would wait for itself: it asks for "a", whose computation waits for "b", whose computation waits for "c"',
      })
      assert.equal(await b, 'b of own c')
      assert.equal(await a, 'a of b of own c')
    })

    test('is none where one has ended, or the keys are of different databases', async () => {
      const elsewhere = first.database(1)
      const compute = () =>
        elsewhere.getOrCompute('a', 60_000, () => first.getOrCompute('b', 60_000, () => 1))
      assert.equal(await first.getOrCompute('a', 60_000, compute), 1)
      first.flushall()
      const again = () => second.getOrCompute('b', 60_000, () => first.getOrCompute('c', 60_000, () => 1))
      assert.equal(await first.getOrCompute('a', 60_000, again), 1)
      first.del(['c'])
      assert.equal(await second.getOrCompute('c', 60_000, () => first.getOrCompute('a', 60_000, () => 2)), 1)
    })
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

  const usedAtOnce = (key: string, options: { limit: number; windowMs: number }): number => {
    let used = 0
    while (db.rateLimit(key, options).allowed) used += 1
    return used
  }

  test('allows exactly the limit at once, however little a use costs', () => {
    for (const [limit, windowMs] of [
      [1000, 1000],
      [10_000, 1000],
      [60_000, 60_000],
      [4999, 3],
    ] as const) {
      const key = `${limit} in ${windowMs}`
      assert.equal(db.rateLimit(key, { limit, windowMs }).remaining, limit - 1, key)
      assert.equal(usedAtOnce(key, { limit, windowMs }), limit - 1, key)
    }
    assert.equal(db.rateLimit('many', { limit: 1e6, windowMs: 1000 }).remaining, 999_999)
    const most = { limit: Number.MAX_SAFE_INTEGER, windowMs: 3_153_600_000_000 }
    assert.equal(db.rateLimit('most', most).remaining, Number.MAX_SAFE_INTEGER - 1)
  })

  test('gives back exactly what a time is worth', () => {
    const sevenEach = { limit: 7000, windowMs: 1000 }
    assert.equal(usedAtOnce('key', sevenEach), 7000)
    for (const milliseconds of [1, 1, 2, 142]) {
      db.clock.advance(milliseconds)
      assert.equal(usedAtOnce('key', sevenEach), 7 * milliseconds)
    }
    db.clock.advance(1000)
    assert.equal(usedAtOnce('key', sevenEach), 7000)
  })

  test('answers as arithmetic with whole numbers does', () => {
    const step = fc.record({ advanceMs: fc.nat({ max: 40 }), uses: fc.nat({ max: 12 }) })
    const size = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 1e12 }))
    let runs = 0
    fc.assert(
      fc.property(size, size, fc.array(step, { maxLength: 20 }), (limit, windowMs, steps) => {
        const key = `run ${++runs}`
        const expected = exactLimit(limit, windowMs)
        for (const { advanceMs, uses } of steps) {
          db.clock.advance(advanceMs)
          for (let use = 0; use < uses; use++) {
            assert.deepEqual(db.rateLimit(key, { limit, windowMs }), expected(db.clock.now()))
          }
        }
      }),
    )
  })

  test('keeps what is used when the limit changes', () => {
    for (let use = 0; use < 3; use++) db.rateLimit('key', { limit: 6, windowMs: 1000 })
    assert.equal(db.rateLimit('key', { limit: 12, windowMs: 1000 }).remaining, 5)
    assert.equal(usedAtOnce('key', { limit: 7, windowMs: 1000 }), 2)
    assert.equal(db.rateLimit('key', { limit: 1e6, windowMs: 1000 }).allowed, true)
  })

  test('is used up after a restart, too', () => {
    const directory = mkdtempSync(join(tmpdir(), 'nacre-rate-limit-'))
    try {
      for (const remaining of [2, 1, 0]) {
        const kept = open(directory)
        try {
          assert.equal(kept.rateLimit('key', { limit: 3, windowMs: 3_600_000 }).remaining, remaining)
        } finally {
          kept.close()
        }
      }
    } finally {
      rmSync(directory, { recursive: true })
    }
  })

  test('lets no more through than the time that passes is worth', () => {
    const real = open()
    try {
      const began = Date.now()
      let used = 0
      for (let asked = 0; asked < 3000; asked++) {
        if (real.rateLimit('key', { limit: 1000, windowMs: 1000 }).allowed) used += 1
      }
      assert.ok(used >= 1000 && used <= 1001 + Date.now() - began, `${used} uses`)
    } finally {
      real.close()
    }
  })

  test('refuses a key that holds something else, an older form among them', () => {
    for (const held of [
      'text',
      '',
      '1767225600000000',
      '1+2/2',
      '1+0/0',
      '1+1/2/3',
      '9999999999999999+0/1',
    ]) {
      db.set('key', held)
      assert.throws(() => db.rateLimit('key', five), { code: 'ERR_INVALID_ARGUMENT' }, held)
    }
  })

  test('refuses what is no limit', () => {
    assert.throws(() => db.rateLimit('key', { limit: 0, windowMs: 1 }), { code: 'ERR_INVALID_ARGUMENT' })
    assert.throws(() => db.rateLimit('key', { limit: 1, windowMs: 0.5 }), { code: 'ERR_INVALID_ARGUMENT' })
    assert.throws(() => db.rateLimit('key', { limit: 1, windowMs: 2 ** 52 }), {
      code: 'ERR_INVALID_ARGUMENT',
    })
  })
})

/** The same limit counted in whole numbers, of which a microsecond has as many as the limit. */
function exactLimit(limit: number, windowMs: number): (nowMs: number) => RateLimitResult {
  const perMs = BigInt(limit) * 1000n
  const window = BigInt(windowMs) * perMs
  const cost = BigInt(windowMs) * 1000n
  const roundedUp = (time: bigint): number => Number((time + perMs - 1n) / perMs)
  let freeAt = 0n
  return (nowMs) => {
    const now = BigInt(nowMs) * perMs
    const ahead = freeAt > now ? freeAt - now : 0n
    if (ahead + cost > window) {
      const retryAfterMs = roundedUp(ahead + cost - window)
      return { allowed: false, remaining: 0, retryAfterMs, resetMs: roundedUp(ahead) }
    }
    freeAt = now + ahead + cost
    const remaining = Number((window - ahead - cost) / cost)
    return { allowed: true, remaining, retryAfterMs: 0, resetMs: roundedUp(ahead + cost) }
  }
}
