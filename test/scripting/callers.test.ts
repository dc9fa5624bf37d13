// What scripts and transactions with scripts do for the connection that sends them, beside redis-server.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onBothServers, replyText } from '../commands/both-servers.ts'
import type { RespClient } from '../oracle/resp-client.ts'

const run = ['EVAL', 'return 1', '0'] as const

/** The replies of commands between MULTI and EXEC. */
async function transaction(client: RespClient, ...commands: readonly (readonly string[])[]): Promise<string> {
  await client.call('MULTI')
  for (const command of commands) assert.equal(await replyText(client, ...command), '+QUEUED\r\n')
  return replyText(client, 'EXEC')
}

onBothServers('a transaction with a script', (connect) => {
  test('names its own client', async () => {
    const client = await connect()
    assert.equal(await transaction(client, run, ['CLIENT', 'SETNAME', 'foo']), '*2\r\n:1\r\n+OK\r\n')
    assert.equal(await replyText(client, 'CLIENT', 'GETNAME'), '$3\r\nfoo\r\n')
    const id = await replyText(client, 'CLIENT', 'ID')
    assert.equal(await transaction(client, run, ['CLIENT', 'ID']), `*2\r\n:1\r\n${id}`)
  })

  test('lets its own client track', async () => {
    const client = await connect(3)
    assert.equal(await transaction(client, run, ['CLIENT', 'TRACKING', 'ON']), '*2\r\n:1\r\n+OK\r\n')
    assert.match(await replyText(client, 'CLIENT', 'TRACKINGINFO'), /\$2\r\non\r\n/)
    const other = await connect(3)
    assert.match(await transaction(other, run, ['CLIENT', 'TRACKINGINFO']), /\$3\r\noff\r\n/)
    await transaction(client, run, ['GET', 'callers:tracked'])
    await other.call('SET', 'callers:tracked', '1')
    await client.call('PING')
    assert.deepEqual(client.pushes, [
      {
        type: 'push',
        items: [
          { type: 'bulk', value: 'invalidate' },
          { type: 'array', items: [{ type: 'bulk', value: 'callers:tracked' }] },
        ],
      },
    ])
  })

  test('subscribes its own client', async () => {
    const client = await connect()
    assert.equal(
      await transaction(client, ['SUBSCRIBE', 'callers:a'], run),
      '*2\r\n*3\r\n$9\r\nsubscribe\r\n$9\r\ncallers:a\r\n:1\r\n:1\r\n',
    )
    const other = await connect()
    assert.equal(await replyText(other, 'PUBLISH', 'callers:a', 'x'), ':1\r\n')
  })
})

onBothServers('a script and its caller', (connect) => {
  const get = "return redis.call('GET', KEYS[1])"
  const set = "return redis.call('SET', KEYS[1], ARGV[1])"

  for (const [how, track] of [
    ['always', []],
    ['after CLIENT CACHING', ['OPTIN']],
  ] as const) {
    test(`what the script reads is tracked for the caller, ${how}`, async () => {
      const client = await connect(3)
      const key = `callers:${track.length}`
      await client.call('CLIENT', 'TRACKING', 'ON', ...track)
      if (track.length > 0) await client.call('CLIENT', 'CACHING', 'YES')
      await client.call('EVAL', get, '1', key)
      const other = await connect()
      await other.call('SET', key, '1')
      await client.call('PING')
      assert.equal(client.pushes.length, 1)
    })
  }

  test('what the script writes is the doing of its caller', async () => {
    const client = await connect(3)
    await client.call('CLIENT', 'TRACKING', 'ON', 'NOLOOP')
    await client.call('GET', 'callers:own')
    await client.call('EVAL', set, '1', 'callers:own', 'x')
    await client.call('PING')
    assert.deepEqual(client.pushes, [])
  })
})

onBothServers('commands in scripts', (connect) => {
  test('TIME goes on while a script runs', async () => {
    const client = await connect()
    const script = `
      local function now() local t = redis.call('TIME') return t[1] * 1e6 + t[2] end
      local began = now()
      for i = 1, 1e6 do if now() > began + 2000 then return 'later' end end
      return 'stands still'
    `
    assert.equal(await replyText(client, 'EVAL', script, '0'), '$5\r\nlater\r\n')
  })

  test('a script that has kept to its keys may come to use a command about all', async () => {
    const client = await connect()
    const script = "redis.call('SET', KEYS[1], '1') if ARGV[1] == '2' then return redis.call('FLUSHDB') end"
    assert.equal(await replyText(client, 'EVAL', script, '1', 'callers:kept', '1'), '$-1\r\n')
    assert.equal(await replyText(client, 'EVAL', script, '1', 'callers:kept', '2'), '+OK\r\n')
  })

  test('a message of a script is sent once, whatever keys the script comes to use', async () => {
    const [client, subscriber] = [await connect(), await connect(3)]
    subscriber.send('SUBSCRIBE callers:once\r\n')
    await subscriber.call('PING')
    const script = `
      redis.call('PUBLISH', 'callers:once', ARGV[1])
      if ARGV[1] == '2' then redis.call('GET', 'callers:elsewhere') end
    `
    for (const value of ['1', '2']) await client.call('EVAL', script, '1', 'callers:kept', value)
    await subscriber.call('PING')
    assert.equal(subscriber.pushes.length - 1, 2)
  })

  test('scripts that only read may not publish', async () => {
    const client = await connect()
    const script = "return redis.call('PUBLISH', 'a', 'b')"
    assert.match(
      await replyText(client, 'EVAL_RO', script, '0'),
      /^-ERR Write commands are not allowed from read-only scripts/,
    )
  })

  test('names of functions are the same in any case', async () => {
    const client = await connect()
    const library = (name: string, value: number) =>
      `#!lua name=${name.toLowerCase()}_library${value}\nredis.register_function('${name}', function() return ${value} end)`
    await client.call('FUNCTION', 'LOAD', library('callers_f', 1))
    assert.equal(await replyText(client, 'FCALL', 'Callers_F', '0'), ':1\r\n')
    assert.match(
      await replyText(client, 'FUNCTION', 'LOAD', library('CALLERS_F', 2)),
      /^-ERR Function CALLERS_F already exists/,
    )
  })

  test('an error of a command in a script is counted once', async () => {
    const client = await connect()
    await client.call('CONFIG', 'RESETSTAT')
    await client.call('SET', 'callers:text', 'x')
    await client.call('EVAL', "return redis.call('LPUSH', KEYS[1], '1')", '1', 'callers:text')
    await client.call('EVAL', "return redis.pcall('LPUSH', KEYS[1], '1')", '1', 'callers:text')
    assert.match(await replyText(client, 'INFO', 'errorstats'), /errorstat_WRONGTYPE:count=2\r\n/)
  })
})
