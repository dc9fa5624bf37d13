import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { createClient } from 'redis'
import { type Database, open, type Server } from '../../src/index.ts'

let db: Database
let server: Server
let folder: string
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nacre-subscribers-'))
  db = open()
  server = await db.listen({ port: 0, path: join(folder, 'socket'), lanes: 2 })
})
after(() => {
  db.close()
  rmSync(folder, { recursive: true })
})

/** Waits until something holds, looking again and again. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(1)
}

const ioredisWays: readonly (readonly [way: string, connect: () => Redis])[] = [
  ['over TCP', () => new Redis(server.port)],
  ['in the process', () => new Redis({ Connector: db.connector() })],
]

for (const [way, connect] of ioredisWays) {
  describe(`ioredis ${way}`, () => {
    test('subscribes to channels and patterns, publishes, and goes back to commands', async () => {
      const [subscriber, publisher] = [connect(), connect()]
      const heard: unknown[] = []
      subscriber.on('message', (channel, message) => heard.push([channel, message]))
      subscriber.on('pmessage', (pattern, channel, message) => heard.push([pattern, channel, message]))
      assert.equal(await subscriber.subscribe('io:a', 'io:b'), 2)
      assert.equal(await subscriber.psubscribe('io:*'), 3)
      assert.equal(await publisher.publish('io:a', 'one'), 2)
      assert.equal(await publisher.publish('io:c', 'two'), 1)
      await until(() => heard.length === 3)
      assert.deepEqual(heard, [
        ['io:a', 'one'],
        ['io:*', 'io:a', 'one'],
        ['io:*', 'io:c', 'two'],
      ])
      await subscriber.unsubscribe('io:a', 'io:b')
      await subscriber.punsubscribe('io:*')
      assert.equal(await subscriber.set('io:key', 'value'), 'OK')
      subscriber.disconnect()
      publisher.disconnect()
    })

    test('takes bytes, and shard channels', async () => {
      const subscriber = connect()
      const heard: unknown[] = []
      subscriber.on('messageBuffer', (channel, message) => heard.push(channel, message))
      subscriber.on('smessage', (channel, message) => heard.push(channel, message))
      await subscriber.subscribe('io:bytes')
      await subscriber.ssubscribe('io:shard')
      db.publish('io:bytes', Buffer.from([0xff, 0]))
      await until(() => heard.length === 2)
      db.spublish('io:shard', 'x')
      await until(() => heard.length === 4)
      assert.deepEqual(heard, [Buffer.from('io:bytes'), Buffer.from([0xff, 0]), 'io:shard', 'x'])
      subscriber.disconnect()
    })

    test('subscribes again after its connection broke', async () => {
      const subscriber = connect()
      const heard: string[] = []
      subscriber.on('message', (_, message) => heard.push(message))
      await subscriber.subscribe('io:again')
      subscriber.stream.destroy()
      // Those that come before the server knows of the break are lost with the connection.
      await until(() => {
        db.publish('io:again', 'after')
        return heard.length > 0
      })
      assert.equal(heard[0], 'after')
      subscriber.disconnect()
    })
  })
}

const nodeRedisWays = [
  ['over TCP, RESP2', () => createClient({ socket: { port: server.port } })],
  ['over TCP, RESP3', () => createClient({ RESP: 3, socket: { port: server.port } })],
  ['over a Unix socket', () => createClient({ socket: { path: join(folder, 'socket'), tls: false } })],
] as const

for (const [way, connect] of nodeRedisWays) {
  describe(`node-redis ${way}`, () => {
    test('subscribes to channels, patterns and shard channels, and publishes', async () => {
      const [subscriber, publisher] = [connect(), connect()]
      await Promise.all([subscriber.connect(), publisher.connect()])
      const heard: unknown[] = []
      const listener = (message: string, channel: string) => heard.push([channel, message])
      await subscriber.subscribe(['node:a', 'node:b'], listener)
      await subscriber.pSubscribe('node:[xy]', listener)
      await subscriber.sSubscribe('node:s', listener)
      assert.equal(await publisher.publish('node:a', 'one'), 1)
      assert.equal(await publisher.publish('node:y', 'two'), 1)
      assert.equal(await publisher.sPublish('node:s', 'three'), 1)
      await until(() => heard.length === 3)
      assert.deepEqual(heard, [
        ['node:a', 'one'],
        ['node:y', 'two'],
        ['node:s', 'three'],
      ])
      await subscriber.unsubscribe(['node:a', 'node:b'])
      await subscriber.pUnsubscribe('node:[xy]')
      await subscriber.sUnsubscribe('node:s')
      assert.equal(await publisher.publish('node:a', 'four'), 0)
      subscriber.destroy()
      publisher.destroy()
    })
  })
}

describe('node-redis with a cache of its own', () => {
  test('reads a key from its cache until the key changes', async () => {
    const client = createClient({
      RESP: 3,
      socket: { port: server.port },
      clientSideCache: { ttl: 0, maxEntries: 0, evictPolicy: 'LRU' },
    })
    await client.connect()
    db.set('cached', 'old')
    assert.equal(await client.get('cached'), 'old')
    const reads = () => Number(/cmdstat_get:calls=(\d+)/.exec(String(stats))?.[1] ?? 0)
    let stats = await db.info('commandstats')
    const before = reads()
    for (let i = 0; i < 10; i++) assert.equal(await client.get('cached'), 'old')
    stats = await db.info('commandstats')
    assert.equal(reads(), before)
    db.set('cached', 'new')
    await until(async () => (await client.get('cached')) === 'new')
    client.destroy()
  })
})
