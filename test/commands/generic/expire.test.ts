import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RespClient } from '../../oracle/resp-client.ts'
import { onBothServers, replyText } from '../both-servers.ts'

async function integer(client: RespClient, ...words: readonly string[]): Promise<number> {
  const reply = await client.call(...words)
  assert.equal(reply.type, 'integer')
  return Number(reply.value)
}

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!(await holds())) {
    assert.ok(Date.now() < deadline, what)
    await sleep(20)
  }
}

onBothServers('A time to live', (connect) => {
  test('ends the key for every command', async () => {
    const client = await connect()
    for (const [command, expected] of [
      [['GET', 'key'], '$-1\r\n'],
      [['EXISTS', 'key'], ':0\r\n'],
      [['TYPE', 'key'], '+none\r\n'],
      [['TTL', 'key'], ':-2\r\n'],
      [['PERSIST', 'key'], ':0\r\n'],
      [['DEL', 'key'], ':0\r\n'],
      [['RENAME', 'key', 'other'], '-ERR no such key\r\n'],
      [['COPY', 'key', 'other'], ':0\r\n'],
      [['EXPIRE', 'key', '10'], ':0\r\n'],
      [['OBJECT', 'ENCODING', 'key'], '$-1\r\n'],
      [['SET', 'key', 'x', 'XX'], '$-1\r\n'],
      [['APPEND', 'key', 'x'], ':1\r\n'],
    ] as const) {
      await client.call('SET', 'key', 'value', 'PX', 1)
      await sleep(4)
      assert.equal(await replyText(client, ...command), expected, command.join(' '))
    }
  })

  test('counts down', async () => {
    const client = await connect()
    await client.call('SET', 'key', 'value')
    assert.equal(await integer(client, 'PEXPIRE', 'key', '5000'), 1)
    const first = await integer(client, 'PTTL', 'key')
    await sleep(30)
    const second = await integer(client, 'PTTL', 'key')
    assert.ok(first <= 5000 && second <= first - 29, `${first} then ${second}`)
    const moment = await integer(client, 'PEXPIRETIME', 'key')
    assert.ok(Math.abs(moment - Date.now() - second) < 1000)
  })

  test('goes with the value to another name and stays behind when the value is set', async () => {
    const client = await connect()
    await client.call('FLUSHALL')
    await client.call('SET', 'a', 'value', 'PXAT', '4000000000000')
    await client.call('RENAME', 'a', 'b')
    await client.call('COPY', 'b', 'c')
    assert.equal(await integer(client, 'PEXPIRETIME', 'b'), 4_000_000_000_000)
    assert.equal(await integer(client, 'PEXPIRETIME', 'c'), 4_000_000_000_000)
    await client.call('SET', 'b', 'value')
    assert.equal(await integer(client, 'TTL', 'b'), -1)
  })

  test('is reclaimed soon, also when nobody looks', async () => {
    const client = await connect()
    await client.call('FLUSHALL')
    const keys = Array.from({ length: 2000 }, (_, index) => `key:${index}`)
    await client.pipeline(keys.map((key) => ['SET', key, 'value', 'PX', '50']))
    await client.call('SET', 'stays', 'value')
    await until(async () => (await integer(client, 'DBSIZE')) === 1, 'all but one key are reclaimed')
    assert.equal(await replyText(client, 'KEYS', '*'), '*1\r\n$5\r\nstays\r\n')
  })

  test('of a key that is deleted and made again starts anew', async () => {
    const client = await connect()
    await client.call('SET', 'key', 'value', 'PX', 30)
    await client.call('DEL', 'key')
    await client.call('SET', 'key', 'value')
    await sleep(50)
    assert.equal(await replyText(client, 'GET', 'key'), '$5\r\nvalue\r\n')
  })
})
