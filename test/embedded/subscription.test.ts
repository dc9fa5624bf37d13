import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { type Database, type Message, open, SubscriptionLostError } from '../../src/index.ts'

let db: Database
beforeEach(() => {
  db = open()
})
afterEach(() => db.close())

describe('A subscription in the process', () => {
  test('is in force at once, and gives messages in their order', async () => {
    using news = db.subscribe('news')
    for (let i = 0; i < 5000; i++) assert.equal(db.publish('news', String(i)), 1)
    for (let i = 0; i < 5000; i++) {
      assert.deepEqual(await news.next(), { done: false, value: { channel: 'news', message: String(i) } })
    }
  })

  test('gives messages that come while its reader waits', async () => {
    using news = db.subscribe(['news', 'weather'])
    const next = news.next()
    const after = news.next()
    db.publish('weather', 'rain')
    db.publish('news', 'none')
    assert.deepEqual((await next).value, { channel: 'weather', message: 'rain' })
    assert.deepEqual((await after).value, { channel: 'news', message: 'none' })
  })

  test('to patterns tells which one matched', async () => {
    using users = db.psubscribe('user:*')
    db.publish('user:1', 'came')
    assert.deepEqual((await users.next()).value, { channel: 'user:1', pattern: 'user:*', message: 'came' })
  })

  test('to shard channels hears what spublish sends', async () => {
    using shard = db.ssubscribe('s')
    assert.equal(db.spublish('s', 'x'), 1)
    assert.deepEqual((await shard.next()).value, { channel: 's', message: 'x' })
  })

  test('gives bytes where it is asked to', async () => {
    using bytes = db.subscribe('bytes', { binary: true })
    db.publish('bytes', Buffer.from([0xff, 0x00]))
    const { value } = await bytes.next()
    assert.deepEqual(value?.message, Buffer.from([0xff, 0x00]))
  })

  test('gives names that are no text as bytes where it is asked to', async () => {
    const [channel, pattern] = [Buffer.from([0xff, 0x61]), Buffer.from([0xff, 0x2a])]
    using bytes = db.psubscribe(pattern, { binary: true })
    db.publish(channel, 'x')
    const { value } = await bytes.next()
    assert.deepEqual(value, { channel, pattern, message: Buffer.from('x') })
  })

  test('calls back', async () => {
    const heard: Message[] = []
    const ends: unknown[] = []
    const news = db.subscribe('news', {
      onMessage: (message) => heard.push(message),
      onEnd: (error) => ends.push(error),
    })
    db.publish('news', 'one')
    db.publish('news', 'two')
    while (heard.length < 2) await turn()
    assert.deepEqual(
      heard.map(({ message }) => message),
      ['one', 'two'],
    )
    news.close()
    news.close()
    assert.deepEqual(ends, [undefined])
    assert.equal(db.publish('news', 'three'), 0)
  })

  test('calls back for all messages although one of the calls throws', async () => {
    const heard: string[] = []
    const thrown: unknown[] = []
    const note = (error: unknown): number => thrown.push(error)
    const others = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException')
    process.on('uncaughtException', note)
    try {
      using _news = db.subscribe('news', {
        onMessage: ({ message }) => {
          heard.push(message)
          if (message === 'two') throw new Error('of the callback')
        },
      })
      for (const message of ['one', 'two', 'three', 'four']) db.publish('news', message)
      while (heard.length < 4 || thrown.length < 1) await turn()
    } finally {
      process.removeListener('uncaughtException', note)
      for (const listener of others) process.on('uncaughtException', listener)
    }
    assert.deepEqual(heard, ['one', 'two', 'three', 'four'])
    assert.deepEqual(thrown.map(String), ['Error: of the callback'])
  })

  test('ends when a loop over it is left', async () => {
    const news = db.subscribe('news')
    db.publish('news', 'one')
    for await (const { message } of news) {
      assert.equal(message, 'one')
      break
    }
    assert.equal(news.isOpen, false)
    assert.equal(db.publish('news', 'two'), 0)
    assert.deepEqual(await news.next(), { done: true, value: undefined })
  })

  test('is done when it is closed while its reader waits', async () => {
    const news = db.subscribe('news')
    const next = news.next()
    news.close()
    assert.deepEqual(await next, { done: true, value: undefined })
  })

  test('is done when the store is closed, after the messages that came before', async () => {
    const news = db.subscribe('news')
    db.publish('news', 'last')
    await turn()
    await turn()
    db.close()
    assert.deepEqual((await news.next()).value?.message, 'last')
    assert.deepEqual(await news.next(), { done: true, value: undefined })
  })

  test('is lost when too much waits for its reader', async () => {
    using own = open({ config: { 'client-output-buffer-limit': 'pubsub 1mb 0 0' } })
    const slow = own.subscribe('news')
    const message = 'x'.repeat(10_000)
    for (let i = 0; i < 1000; i++) own.publish('news', message)
    let taken = 0
    await assert.rejects(async () => {
      for await (const _ of slow) taken++
    }, SubscriptionLostError)
    assert.ok(taken > 50 && taken < 400, `${taken} messages were taken`)
    assert.equal(own.publish('news', message), 0)
  })

  test('holds a slow reader back without a loss within the limit', async () => {
    using news = db.subscribe('news')
    for (let i = 0; i < 20_000; i++) {
      db.publish('news', String(i))
      if (i % 1000 === 0) await turn()
    }
    for (let i = 0; i < 20_000; i++) assert.equal((await news.next()).value?.message, String(i))
  })

  test('refuses to listen to nothing', () => {
    assert.throws(() => db.subscribe([]), { code: 'ERR_INVALID_ARGUMENT' })
    assert.throws(() => db.psubscribe(1 as unknown as string), { code: 'ERR_INVALID_ARGUMENT' })
  })

  test('hears keyspace events', async () => {
    using own = open({ config: { 'notify-keyspace-events': 'KEA' } })
    using events = own.psubscribe('__keyevent@*')
    own.set('k', 'v')
    assert.deepEqual((await events.next()).value, {
      channel: '__keyevent@0__:set',
      pattern: '__keyevent@*',
      message: 'k',
    })
  })

  test('hears publishers on the network, and they hear the process', async () => {
    const server = await db.listen({ port: 0, lanes: 2 })
    const { RespClient } = await import('../oracle/resp-client.ts')
    const client = await RespClient.connect({ port: server.port })
    using news = db.subscribe('news')
    await client.call('PUBLISH', 'news', 'from outside')
    assert.equal((await news.next()).value?.message, 'from outside')
    await client.call('SUBSCRIBE', 'inside')
    assert.equal(db.publish('inside', 'from within'), 1)
    const { bytes } = await client.nextReply()
    assert.equal(String(bytes), '*3\r\n$7\r\nmessage\r\n$6\r\ninside\r\n$11\r\nfrom within\r\n')
    await client.close()
  })
})
