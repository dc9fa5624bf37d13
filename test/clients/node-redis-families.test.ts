import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createClient } from 'redis'
import { type Database, open, type Server } from '../../src/index.ts'

for (const protocol of [2, 3] as const) {
  describe(`node-redis with every family in RESP${protocol}`, () => {
    let db: Database
    let server: Server
    const connect = async () => {
      const client = createClient({ RESP: protocol, socket: { port: server.port } })
      await client.connect()
      return client
    }
    let redis: Awaited<ReturnType<typeof connect>>
    before(async () => {
      db = open()
      server = await db.listen({ port: 0, lanes: 2 })
      redis = await connect()
    })
    after(() => {
      redis.destroy()
      db.close()
    })

    test('lists', async () => {
      assert.equal(await redis.rPush('list', ['a', 'b', 'c']), 3)
      assert.deepEqual(await redis.lRange('list', 0, -1), ['a', 'b', 'c'])
      assert.equal(await redis.lMove('list', 'other', 'LEFT', 'RIGHT'), 'a')
      assert.equal(await redis.lPos('list', 'c'), 1)
      assert.deepEqual(await redis.lPopCount('list', 5), ['b', 'c'])
      assert.equal(await redis.lPop('list'), null)
    })

    test('an element that is waited for', async () => {
      const waiting = await connect()
      try {
        const popped = waiting.blPop('queue', 10)
        await redis.rPush('queue', 'job')
        assert.deepEqual({ ...(await popped) }, { key: 'queue', element: 'job' })
      } finally {
        waiting.destroy()
      }
    })

    test('hashes', async () => {
      assert.equal(await redis.hSet('hash', { name: 'Ada', born: '1815' }), 2)
      assert.deepEqual({ ...(await redis.hGetAll('hash')) }, { name: 'Ada', born: '1815' })
      assert.deepEqual(await redis.hmGet('hash', ['born', 'none']), ['1815', null])
      assert.equal(await redis.hIncrBy('hash', 'born', 37), 1852)
      assert.equal(await redis.hDel('hash', ['name', 'none']), 1)
      const found: string[] = []
      for await (const entries of redis.hScanIterator('hash')) {
        found.push(...entries.map(({ field, value }) => `${field}=${value}`))
      }
      assert.deepEqual(found, ['born=1852'])
    })

    test('sets', async () => {
      assert.equal(await redis.sAdd('odd', ['1', '3', '5']), 3)
      assert.equal(await redis.sAdd('prime', ['2', '3', '5']), 3)
      assert.deepEqual([...(await redis.sInter(['odd', 'prime']))].sort(), ['3', '5'])
      assert.equal(await redis.sUnionStore('all', ['odd', 'prime']), 4)
      assert.deepEqual([...(await redis.sMembers('all'))].sort(), ['1', '2', '3', '5'])
      assert.equal(Number(await redis.sIsMember('all', '2')), 1)
    })

    test('sorted sets', async () => {
      const members = [
        { score: 10, value: 'ann' },
        { score: 15.5, value: 'cyd' },
      ]
      assert.equal(await redis.zAdd('board', members), 2)
      assert.deepEqual(
        (await redis.zRangeWithScores('board', 0, -1)).map((member) => ({ ...member })),
        members.map(({ score, value }) => ({ value, score })),
      )
      assert.equal(await redis.zScore('board', 'cyd'), 15.5)
      assert.equal(await redis.zIncrBy('board', 100, 'ann'), 110)
      assert.equal(await redis.zRank('board', 'ann'), 1)
      assert.deepEqual({ ...(await redis.zPopMin('board')) }, { value: 'cyd', score: 15.5 })
    })

    test('streams', async () => {
      const id = await redis.xAdd('stream', '*', { kind: 'a' })
      await redis.xGroupCreate('stream', 'group', '0')
      const read = await redis.xReadGroup('group', 'me', [{ key: 'stream', id: '>' }])
      assert.match(JSON.stringify(read), new RegExp(`"${id}"`))
      assert.equal((await redis.xPending('stream', 'group')).pending, 1)
      assert.equal(await redis.xAck('stream', 'group', id), 1)
      assert.deepEqual(
        (await redis.xRange('stream', '-', '+')).map((entry) => [entry.id, { ...entry.message }]),
        [[id, { kind: 'a' }]],
      )
    })

    test('transactions', async () => {
      const replies = await redis
        .multi()
        .rPush('tx:list', 'a')
        .hSet('tx:hash', 'f', 'v')
        .sAdd('tx:set', 'm')
        .exec()
      assert.deepEqual(replies, [1, 1, 1])
    })

    test('wrong types', async () => {
      await redis.set('text', 'value')
      await assert.rejects(redis.lPush('text', 'a'), { message: /^WRONGTYPE/ })
      await assert.rejects(redis.zAdd('text', { score: 1, value: 'a' }), { message: /^WRONGTYPE/ })
    })
  })
}
