import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Redis } from 'ioredis'

/** What ioredis does with each family of data types, whatever carries it to the store. */
export function testFamilies(client: () => Redis): void {
  testListsAndHashes(client)
  testSets(client)
  testStreamsAndDumps(client)
}

function testListsAndHashes(client: () => Redis): void {
  test('lists: pushes, pops and ranges', async () => {
    const redis = client()
    assert.equal(await redis.rpush('list', 'b', 'c'), 2)
    assert.equal(await redis.lpush('list', 'a'), 3)
    assert.deepEqual(await redis.lrange('list', 0, -1), ['a', 'b', 'c'])
    assert.equal(await redis.linsert('list', 'BEFORE', 'b', 'x'), 4)
    assert.equal(await redis.lset('list', 0, 'A'), 'OK')
    assert.equal(await redis.lindex('list', -1), 'c')
    assert.equal(await redis.lpos('list', 'b'), 2)
    assert.equal(await redis.lrem('list', 0, 'x'), 1)
    assert.equal(await redis.lmove('list', 'other', 'LEFT', 'RIGHT'), 'A')
    assert.deepEqual(await redis.lpop('list', 5), ['b', 'c'])
    assert.equal(await redis.rpop('list'), null)
    assert.equal(await redis.type('list'), 'none')
  })

  test('lists: waits for an element', async () => {
    const redis = client()
    const waiting = redis.duplicate()
    try {
      const popped = waiting.blpop('queue', 10)
      await redis.rpush('queue', 'job')
      assert.deepEqual(await popped, ['queue', 'job'])
      assert.equal(await waiting.blpop('queue', 0.01), null)
    } finally {
      waiting.disconnect()
    }
  })

  test('hashes: objects in, objects out', async () => {
    const redis = client()
    assert.equal(await redis.hset('hash', { name: 'Ada', born: 1815 }), 2)
    assert.equal(await redis.hset('hash', 'name', 'Ada Lovelace', 'field', 'mathematics'), 1)
    assert.deepEqual(await redis.hgetall('hash'), {
      name: 'Ada Lovelace',
      born: '1815',
      field: 'mathematics',
    })
    assert.deepEqual(await redis.hmget('hash', 'born', 'none'), ['1815', null])
    assert.equal(await redis.hincrby('hash', 'born', 37), 1852)
    assert.equal(await redis.hincrbyfloat('hash', 'height', 1.5), '1.5')
    assert.deepEqual((await redis.hkeys('hash')).sort(), ['born', 'field', 'height', 'name'])
    assert.equal(await redis.hdel('hash', 'height', 'none'), 1)
    assert.equal(await redis.hexists('hash', 'height'), 0)
    assert.deepEqual(await redis.hgetall('none'), {})
    const found: string[] = []
    for await (const pairs of redis.hscanStream('hash') as AsyncIterable<string[]>) found.push(...pairs)
    assert.equal(found.length, 6)
  })
}

function testSets(client: () => Redis): void {
  test('sets: members and their combinations', async () => {
    const redis = client()
    assert.equal(await redis.sadd('odd', '1', '3', '5'), 3)
    assert.equal(await redis.sadd('prime', '2', '3', '5'), 3)
    assert.deepEqual((await redis.sinter('odd', 'prime')).sort(), ['3', '5'])
    assert.deepEqual(await redis.sdiff('odd', 'prime'), ['1'])
    assert.equal(await redis.sunionstore('all', 'odd', 'prime'), 4)
    assert.deepEqual(await redis.smismember('all', '1', '4'), [1, 0])
    assert.equal(await redis.smove('odd', 'prime', '1'), 1)
    assert.equal(await redis.scard('prime'), 4)
    assert.equal((await redis.spop('all', 2)).length, 2)
    assert.equal(await redis.srem('odd', '3', '5'), 2)
    assert.equal(await redis.exists('odd'), 0)
  })

  test('sorted sets: scores, ranks and ranges', async () => {
    const redis = client()
    assert.equal(await redis.zadd('board', 10, 'ann', 20, 'bob', 15.5, 'cyd'), 3)
    assert.deepEqual(await redis.zrange('board', 0, -1), ['ann', 'cyd', 'bob'])
    assert.deepEqual(await redis.zrevrange('board', 0, 0, 'WITHSCORES'), ['bob', '20'])
    assert.deepEqual(await redis.zrangebyscore('board', '(10', '+inf', 'LIMIT', 0, 1), ['cyd'])
    assert.equal(await redis.zincrby('board', 100, 'ann'), '110')
    assert.equal(await redis.zrank('board', 'ann'), 2)
    assert.equal(await redis.zscore('board', 'cyd'), '15.5')
    assert.equal(await redis.zcount('board', 0, 50), 2)
    assert.deepEqual(await redis.zpopmin('board'), ['cyd', '15.5'])
    assert.equal(await redis.zunionstore('both', 2, 'board', 'board', 'WEIGHTS', 1, 2), 2)
    assert.equal(await redis.zscore('both', 'bob'), '60')
    assert.equal(await redis.zrem('board', 'ann', 'bob'), 2)
  })
}

function testStreamsAndDumps(client: () => Redis): void {
  test('streams: entries, groups and acknowledgements', async () => {
    const redis = client()
    const first = await redis.xadd('stream', '*', 'kind', 'a', 'size', '1')
    const second = await redis.xadd('stream', '*', 'kind', 'b')
    assert.ok(first !== null && second !== null)
    assert.equal(await redis.xlen('stream'), 2)
    assert.deepEqual(await redis.xrange('stream', '-', '+', 'COUNT', 1), [
      [first, ['kind', 'a', 'size', '1']],
    ])
    assert.deepEqual(await redis.xread('COUNT', 1, 'STREAMS', 'stream', first), [
      ['stream', [[second, ['kind', 'b']]]],
    ])
    assert.equal(await redis.xgroup('CREATE', 'stream', 'group', '0'), 'OK')
    const read = await redis.xreadgroup('GROUP', 'group', 'me', 'COUNT', 1, 'STREAMS', 'stream', '>')
    assert.deepEqual(read, [['stream', [[first, ['kind', 'a', 'size', '1']]]]])
    assert.deepEqual(await redis.xpending('stream', 'group'), [1, first, first, [['me', '1']]])
    assert.equal(await redis.xack('stream', 'group', first), 1)
    assert.equal(await redis.xdel('stream', second), 1)
    assert.equal(await redis.xtrim('stream', 'MAXLEN', 0), 1)
  })

  test('dumps of collections are binary', async () => {
    const redis = client()
    await redis.rpush('source', 'a', 'b', '\u{1f600}')
    const payload = await redis.dumpBuffer('source')
    assert.equal(await redis.restore('target', 0, payload), 'OK')
    assert.deepEqual(await redis.lrange('target', 0, -1), ['a', 'b', '\u{1f600}'])
    await assert.rejects(redis.restore('target', 0, payload), { message: /^BUSYKEY/ })
  })

  test('wrong types are rejected with the error of the store', async () => {
    const redis = client()
    await redis.set('text', 'value')
    await assert.rejects(redis.rpush('text', 'a'), { message: /^WRONGTYPE/ })
    await assert.rejects(redis.hset('text', 'f', 'v'), { message: /^WRONGTYPE/ })
  })

  test('transactions and pipelines cross families', async () => {
    const redis = client()
    const replies = await redis
      .multi()
      .rpush('tx:list', 'a')
      .hset('tx:hash', 'f', 'v')
      .sadd('tx:set', 'm')
      .zadd('tx:board', 1, 'm')
      .exec()
    assert.deepEqual(
      replies,
      [1, 1, 1, 1].map((reply) => [null, reply]),
    )
    const read = await redis
      .pipeline()
      .llen('tx:list')
      .hlen('tx:hash')
      .scard('tx:set')
      .zcard('tx:board')
      .exec()
    assert.deepEqual(
      read,
      [1, 1, 1, 1].map((reply) => [null, reply]),
    )
  })
}
