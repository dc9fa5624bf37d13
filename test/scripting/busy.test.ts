import assert from 'node:assert/strict'
import { afterEach, describe, test } from 'node:test'
import { NacreServer } from '../oracle/nacre-server.ts'
import type { RespClient } from '../oracle/resp-client.ts'

const endless = 'while true do end'
/** A pattern match that takes longer than anybody waits, in one call of the interpreter. */
const endlessMatch =
  "return string.find(string.rep('a', 60), string.rep('a?', 60) .. string.rep('a', 60) .. 'b')"
const busy = '-BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.\r\n'
const killed = /^-ERR (Error running script|Script killed by user with SCRIPT KILL)/

async function text(client: RespClient, ...words: readonly string[]): Promise<string> {
  return (await client.callRaw(...words)).toString('latin1')
}

/** Asks until the reply is this one. */
async function until(client: RespClient, reply: string, ...words: readonly string[]): Promise<void> {
  while ((await text(client, ...words)) !== reply);
}

describe('a script that runs for long', () => {
  let server: NacreServer
  afterEach(() => server.stop())

  async function start(): Promise<RespClient> {
    server = await NacreServer.start({ config: { 'busy-reply-threshold': '20' }, lanes: 2 })
    return server.connect()
  }

  test('makes other clients busy until it is killed', async () => {
    const client = await start()
    const other = await server.connect()
    const reply = text(client, 'EVAL', endless, '0')
    await until(other, busy, 'PING')
    assert.equal(await text(other, 'SET', 'key', '1'), busy)
    assert.equal(await text(other, 'EVAL', 'return 1', '0'), busy)
    assert.equal(await text(other, 'FUNCTION', 'KILL'), busy)
    assert.equal(await text(other, 'SCRIPT', 'KILL'), '+OK\r\n')
    assert.match(await reply, killed)
    await until(other, '+PONG\r\n', 'PING')
    assert.equal(await text(other, 'SCRIPT', 'KILL'), '-NOTBUSY No scripts in execution right now.\r\n')
    assert.equal(await text(other, 'EVAL', 'return 1', '0'), ':1\r\n')
  })

  test('is ended inside a pattern match, and leaves no lock behind', async () => {
    const client = await start()
    const other = await server.connect()
    const reply = text(client, 'EVAL', endlessMatch, '1', 'key')
    await until(other, busy, 'PING')
    assert.equal(await text(other, 'SCRIPT', 'KILL'), '+OK\r\n')
    assert.match(await reply, killed)
    await until(other, '+PONG\r\n', 'PING')
    assert.equal(await text(other, 'SET', 'key', '1'), '+OK\r\n')
    assert.equal(await text(other, 'EVAL', "return redis.call('GET', KEYS[1])", '1', 'key'), '$1\r\n1\r\n')
  })

  test('is not killed once it has written', async () => {
    const client = await start()
    const other = await server.connect()
    const script = "redis.call('SET', KEYS[1], 1) for i = 1, 30000000 do end return 'done'"
    const reply = text(client, 'EVAL', script, '1', 'key')
    let refusal = ''
    while (!refusal.startsWith('-UNKILLABLE')) {
      refusal = await text(other, 'SCRIPT', 'KILL')
      assert.match(refusal, /^-(UNKILLABLE Sorry the script already executed write commands|NOTBUSY)/)
    }
    assert.equal(await reply, '$4\r\ndone\r\n')
    assert.equal(await text(other, 'GET', 'key'), '$1\r\n1\r\n')
  })

  test('holds back no reply of a script that its worker ran before', async () => {
    const config = { 'script-workers': '1', 'busy-reply-threshold': '1000' }
    server = await NacreServer.start({ config, lanes: 1 })
    const [first, quick] = [await server.connect(), await server.connect()]
    const [slow, other] = [await server.connect(), await server.connect()]
    const keepsBusy = text(first, 'EVAL', 'for i = 1, 20000000 do end', '0')
    // Both wait for the worker, which takes one right after the other.
    const one = text(quick, 'EVAL', 'return 1', '0')
    const never = text(slow, 'EVAL', endless, '0')
    assert.equal(await keepsBusy, '$-1\r\n')
    assert.equal(await one, ':1\r\n')
    await until(other, '+OK\r\n', 'SCRIPT', 'KILL')
    assert.match(await never, killed)
  })

  test('leaves those alone who want other keys, once it is known to keep to its own', async () => {
    const client = await start()
    const other = await server.connect()
    const script = `if ARGV[1] then ${endless} end return redis.call('GET', KEYS[1])`
    assert.equal(await text(client, 'EVAL', script, '1', 'key'), '$-1\r\n')
    const reply = text(client, 'EVAL', script, '1', 'key', 'endless')
    await until(other, busy, 'GET', 'key')
    assert.equal(await text(other, 'PING'), '+PONG\r\n')
    assert.equal(await text(other, 'SCRIPT', 'KILL'), '+OK\r\n')
    assert.match(await reply, killed)
  })

  test('stops nobody who begins or ends to be told of keys, and who is told misses nothing of its key', async () => {
    const client = await start()
    const [other, reader, late] = [await server.connect(), await server.connect(3), await server.connect(3)]
    await text(late, 'CLIENT', 'TRACKING', 'ON')
    const script = `if ARGV[1] then ${endless} end return redis.call('GET', KEYS[1])`
    await text(client, 'EVAL', script, '1', 'key')
    const reply = text(client, 'EVAL', script, '1', 'key', 'endless')
    await until(other, busy, 'GET', 'key')
    await late.close()
    assert.equal(await text(reader, 'CLIENT', 'TRACKING', 'ON', 'BCAST'), '+OK\r\n')
    assert.equal(await text(reader, 'CLIENT', 'TRACKING', 'OFF'), '+OK\r\n')
    assert.equal(await text(reader, 'CLIENT', 'TRACKING', 'ON', 'BCAST'), '+OK\r\n')
    assert.equal(await text(other, 'CONFIG', 'SET', 'notify-keyspace-events', 'KEA'), '+OK\r\n')
    assert.equal(await text(other, 'CONFIG', 'SET', 'notify-keyspace-events', ''), '+OK\r\n')
    for (const connection of [other, reader, await server.connect(), await server.connect()]) {
      assert.equal(await text(connection, 'PING'), '+PONG\r\n')
    }
    assert.equal(await text(other, 'SCRIPT', 'KILL'), '+OK\r\n')
    assert.match(await reply, killed)
    await until(other, '+OK\r\n', 'SET', 'key', '1')
    while (reader.pushes.length === 0) await reader.call('PING')
    assert.match(JSON.stringify(reader.pushes), /"invalidate".*"key"/)
  })

  test('holds back no message of others, though it has published to the same channel', async () => {
    const client = await start()
    const [other, subscriber] = [await server.connect(), await server.connect()]
    const script = `redis.call('PUBLISH', 'news', 'of the script') if ARGV[1] then ${endless} end
      return redis.call('GET', KEYS[1])`
    await text(client, 'EVAL', script, '1', 'key')
    await text(subscriber, 'SUBSCRIBE', 'news')
    const reply = text(client, 'EVAL', script, '1', 'key', 'endless')
    await until(other, busy, 'GET', 'key')
    assert.equal(await text(other, 'PUBLISH', 'news', 'of another'), ':1\r\n')
    const head = '*3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n'
    assert.equal(String((await subscriber.nextReply()).bytes), `${head}$13\r\nof the script\r\n`)
    assert.equal(String((await subscriber.nextReply()).bytes), `${head}$10\r\nof another\r\n`)
    assert.equal(await text(other, 'SCRIPT', 'KILL'), '+OK\r\n')
    assert.match(await reply, killed)
  })
})

describe('a script that is ended from outside', () => {
  let server: NacreServer
  afterEach(() => server.stop())

  test('leaves those that follow it in a pipeline to another thread', async () => {
    server = await NacreServer.start({ config: { 'busy-reply-threshold': '20' } })
    const client = await server.connect()
    const other = await server.connect()
    const replies = client.pipeline([
      ['EVAL', "return redis.call('INCR', KEYS[1])", '1', 'before'],
      ['EVAL', endlessMatch, '1', 'key'],
      ['EVAL', "return redis.call('INCR', KEYS[1])", '1', 'after'],
      ['GET', 'after'],
    ])
    await until(other, busy, 'PING')
    assert.equal(await text(other, 'SCRIPT', 'KILL'), '+OK\r\n')
    const [before, ended, after, got] = await replies
    assert.deepEqual(before, { type: 'integer', value: 1 })
    assert.equal(ended?.type, 'error')
    assert.deepEqual(
      [after, got],
      [
        { type: 'integer', value: 1 },
        { type: 'bulk', value: '1' },
      ],
    )
  })

  test('lets other clients go on that send scripts all the time', async () => {
    server = await NacreServer.start({ config: { 'busy-reply-threshold': '20', 'script-workers': '1' } })
    const client = await server.connect()
    const [other, ...senders] = await Promise.all([1, 2, 3, 4].map(() => server.connect()))
    assert.ok(other !== undefined)
    await client.call('EVAL', 'return string.find(ARGV[1], ARGV[2])', '1', 'key', 'a', 'a')
    let sends = true
    const sending = senders.map(async (sender) => {
      while (sends) await sender.call('EVAL', 'return 1', '1', 'elsewhere')
    })
    const pattern = `${'a?'.repeat(60)}${'a'.repeat(60)}b`
    const reply = text(
      client,
      'EVAL',
      'return string.find(ARGV[1], ARGV[2])',
      '1',
      'key',
      'a'.repeat(60),
      pattern,
    )
    await until(other, '+OK\r\n', 'SCRIPT', 'KILL')
    assert.match(await reply, killed)
    assert.equal(await text(other, 'SET', 'key', '1'), '+OK\r\n')
    sends = false
    await Promise.all(sending)
  })

  test('is a library, too, that does not end when it is loaded', async () => {
    server = await NacreServer.start({ config: { 'busy-reply-threshold': '20' } })
    const [client, other] = [await server.connect(), await server.connect()]
    const code = `#!lua name=deaf\nlocal x = ('a'):rep(60):find(('a?'):rep(60) .. ('a'):rep(60) .. 'b')`
    const reply = text(client, 'FUNCTION', 'LOAD', code)
    await until(other, '+OK\r\n', 'FUNCTION', 'KILL')
    assert.match(await reply, /^-ERR/)
    assert.equal(await text(other, 'FLUSHALL'), '+OK\r\n')
  })
})
