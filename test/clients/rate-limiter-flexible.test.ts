import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Redis } from 'ioredis'
import { RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible'
import { type Door, doors } from './doors.ts'

for (const [name, open] of Object.entries(doors)) {
  describe(`rate-limiter-flexible ${name}`, () => {
    let door: Door
    let client: Redis
    before(async () => {
      door = await open()
      client = door.connect()
    })
    after(() => door.close())

    const limiter = (keyPrefix: string, options: object = {}) =>
      new RateLimiterRedis({ storeClient: client, keyPrefix, points: 3, duration: 60, ...options })

    test('points are consumed, and a consumer without points is refused', async () => {
      const limited = limiter('basic')
      for (const remaining of [2, 1, 0]) {
        assert.equal((await limited.consume('user')).remainingPoints, remaining)
      }
      const refusal = await limited.consume('user').catch((error: RateLimiterRes) => error)
      assert.equal(refusal.consumedPoints, 4)
      assert.ok(refusal.msBeforeNext > 0 && refusal.msBeforeNext <= 60_000)
      assert.equal((await limited.consume('other')).remainingPoints, 2)
    })

    test('points come back after the duration', async () => {
      const limited = limiter('short', { duration: 1 })
      await limited.consume('user', 3)
      await assert.rejects(limited.consume('user'))
      await new Promise((resolve) => setTimeout(resolve, 1200))
      assert.equal((await limited.consume('user')).remainingPoints, 2)
    })

    test('100 consumers at once get as many points as there are', async () => {
      const limited = limiter('crowd', { points: 40 })
      const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => limited.consume('user')))
      assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 40)
    })

    test('points are rewarded, shown, blocked and forgotten', async () => {
      const limited = limiter('more')
      await limited.consume('user', 2)
      await limited.reward('user')
      assert.equal((await limited.get('user'))?.consumedPoints, 1)
      await limited.block('user', 10)
      await assert.rejects(limited.consume('user'))
      assert.equal(await limited.delete('user'), true)
      assert.equal(await limited.get('user'), null)
    })
  })
}
