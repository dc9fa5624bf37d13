import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { after, before, describe, test } from 'node:test'
import type { Redis } from 'ioredis'
import { type Door, doors } from './doors.ts'

/** The part of redlock, which has no types of its own, that is used here. */
interface Lock {
  extend(ttlMs: number): Promise<Lock>
  unlock(): Promise<void>
}
interface Locker {
  lock(resource: string | string[], ttlMs: number): Promise<Lock>
}
const Redlock = createRequire(import.meta.url)('redlock') as new (
  clients: readonly Redis[],
  options: { readonly retryCount: number; readonly retryDelay: number },
) => Locker

for (const [name, open] of Object.entries(doors)) {
  describe(`redlock ${name}`, () => {
    let door: Door
    before(async () => {
      door = await open()
    })
    after(() => door.close())

    const locker = (retryCount: number): Locker =>
      new Redlock([door.connect()], { retryCount, retryDelay: 10 })

    test('a lock excludes others until it is released', async () => {
      const first = await locker(0).lock('resource', 10_000)
      await assert.rejects(locker(0).lock('resource', 10_000), { name: 'LockError' })
      await first.unlock()
      const second = await locker(0).lock('resource', 10_000)
      await second.unlock()
      assert.equal(door.db.exists('resource'), 0)
    })

    test('a lock is extended, and ends by itself', async () => {
      const lock = await locker(0).lock('timed', 10_000)
      await lock.extend(200)
      assert.ok(door.db.pttl('timed') <= 200)
      const next = await locker(100).lock('timed', 1000)
      await assert.rejects(lock.unlock(), { name: 'LockError' })
      await next.unlock()
    })

    test('a lock of several resources is all or nothing', async () => {
      const one = await locker(0).lock('b', 10_000)
      await assert.rejects(locker(0).lock(['a', 'b'], 10_000), { name: 'LockError' })
      assert.equal(door.db.exists('a'), 0)
      await one.unlock()
    })

    test('20 rivals count without losing a step', async () => {
      await Promise.all(
        Array.from({ length: 20 }, async () => {
          const lock = await locker(1000).lock('counter-lock', 10_000)
          const value = Number(door.db.get('counter') ?? 0)
          await new Promise((resolve) => setImmediate(resolve))
          door.db.set('counter', String(value + 1))
          await lock.unlock()
        }),
      )
      assert.equal(door.db.get('counter'), '20')
    })
  })
}
