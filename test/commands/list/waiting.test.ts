import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RespClient } from '../../oracle/resp-client.ts'
import { type Connect, onBothServers, replyText } from '../both-servers.ts'

/** Sends a command that is to wait, and returns its reply once the server has it waiting. */
async function waiting(client: RespClient, other: RespClient, ...words: readonly string[]) {
  const before = await blockedClients(other)
  const reply = replyText(client, ...words)
  while ((await blockedClients(other)) === before) await sleep(5)
  return { reply }
}

async function blockedClients(client: RespClient): Promise<number> {
  return Number(/blocked_clients:(\d+)/.exec(await replyText(client, 'INFO', 'clients'))?.[1])
}

const clients = (connect: Connect, count: number) =>
  Promise.all(Array.from({ length: count }, () => connect()))

onBothServers('a client that waits for a list', (connect) => {
  test('is served in the order of waiting', async () => {
    const [pusher, first, second] = (await clients(connect, 3)) as [RespClient, RespClient, RespClient]
    const one = await waiting(first, pusher, 'BLPOP', 'w:a', '0')
    const two = await waiting(second, pusher, 'BRPOP', 'w:a', '0')
    assert.equal(await replyText(pusher, 'RPUSH', 'w:a', '1', '2', '3'), ':3\r\n')
    assert.equal(await one.reply, '*2\r\n$3\r\nw:a\r\n$1\r\n1\r\n')
    assert.equal(await two.reply, '*2\r\n$3\r\nw:a\r\n$1\r\n3\r\n')
    assert.equal(await replyText(pusher, 'LRANGE', 'w:a', '0', '-1'), '*1\r\n$1\r\n2\r\n')
  })

  test('hears null when its time is over', async () => {
    const [client] = (await clients(connect, 1)) as [RespClient]
    const startedMs = performance.now()
    assert.equal(await replyText(client, 'BLPOP', 'w:none', '0.1'), '*-1\r\n')
    assert.equal(await replyText(client, 'BLMOVE', 'w:none', 'w:b', 'LEFT', 'LEFT', '0.1'), '*-1\r\n')
    assert.equal(await replyText(client, 'BRPOPLPUSH', 'w:none', 'w:b', '0.01'), '*-1\r\n')
    assert.equal(await replyText(client, 'BLMPOP', '0.01', '1', 'w:none', 'LEFT'), '*-1\r\n')
    assert.ok(performance.now() - startedMs >= 200)
  })

  test('goes on with what was sent behind the wait', async () => {
    const [client, pusher] = (await clients(connect, 2)) as [RespClient, RespClient]
    const { reply } = await waiting(client, pusher, 'BLPOP', 'w:c', '0')
    const later = replyText(client, 'PING')
    await replyText(pusher, 'RPUSH', 'w:c', 'x')
    assert.equal(await reply, '*2\r\n$3\r\nw:c\r\n$1\r\nx\r\n')
    assert.equal(await later, '+PONG\r\n')
  })

  test('is woken by CLIENT UNBLOCK', async () => {
    const [client, other] = (await clients(connect, 2)) as [RespClient, RespClient]
    const id = (await replyText(client, 'CLIENT', 'ID')).slice(1, -2)
    const one = await waiting(client, other, 'BLPOP', 'w:d', '0')
    assert.equal(await replyText(other, 'CLIENT', 'UNBLOCK', id), ':1\r\n')
    assert.equal(await one.reply, '*-1\r\n')
    const two = await waiting(client, other, 'BLPOP', 'w:d', '0')
    assert.equal(await replyText(other, 'CLIENT', 'UNBLOCK', id, 'ERROR'), ':1\r\n')
    assert.equal(await two.reply, '-UNBLOCKED client unblocked via CLIENT UNBLOCK\r\n')
    assert.equal(await replyText(other, 'CLIENT', 'UNBLOCK', id), ':0\r\n')
  })
})

onBothServers('a client that goes while it waits', (connect) => {
  test('takes nothing once it is gone', async () => {
    const [client, other] = (await clients(connect, 2)) as [RespClient, RespClient]
    const { reply } = await waiting(client, other, 'BLPOP', 'w:e', '0')
    reply.catch(() => undefined)
    await client.close()
    while ((await blockedClients(other)) !== 0) await sleep(5)
    assert.equal(await replyText(other, 'RPUSH', 'w:e', 'x'), ':1\r\n')
    assert.equal(await replyText(other, 'LLEN', 'w:e'), ':1\r\n')
  })

  test('can be killed', async () => {
    const [client, other] = (await clients(connect, 2)) as [RespClient, RespClient]
    const id = (await replyText(client, 'CLIENT', 'ID')).slice(1, -2)
    const { reply } = await waiting(client, other, 'BLPOP', 'w:f', '0')
    assert.match(await replyText(other, 'CLIENT', 'LIST', 'ID', id), / flags=b /)
    // The connection may end before the reply to CLIENT KILL is read.
    const refused = assert.rejects(reply)
    assert.equal(await replyText(other, 'CLIENT', 'KILL', 'ID', id), ':1\r\n')
    await refused
  })
})

onBothServers('a wait for a list', (connect) => {
  test('moves an element on to the next one that waits', async () => {
    const [pusher, first, second] = (await clients(connect, 3)) as [RespClient, RespClient, RespClient]
    const one = await waiting(first, pusher, 'BRPOPLPUSH', 'w:g', 'w:h', '0')
    const two = await waiting(second, pusher, 'BLPOP', 'w:h', '0')
    await replyText(pusher, 'LPUSH', 'w:g', 'x')
    assert.equal(await one.reply, '$1\r\nx\r\n')
    assert.equal(await two.reply, '*2\r\n$3\r\nw:h\r\n$1\r\nx\r\n')
  })

  test('hears the errors of its arguments at once', async () => {
    const [client] = (await clients(connect, 1)) as [RespClient]
    const cases: readonly (readonly [string, string])[] = [
      ['BLPOP w:z x', 'timeout is not a float or out of range'],
      ['BLPOP w:z -1', 'timeout is negative'],
      ['BLPOP w:z nan', 'timeout is not a float or out of range'],
      ['BLMPOP 0 0 w:z LEFT', 'numkeys should be greater than 0'],
      ['BLMPOP 0 1 w:z LEFT COUNT 0', 'count should be greater than 0'],
      ['BLMOVE w:z w:y UP LEFT 0', 'syntax error'],
    ]
    for (const [call, error] of cases)
      assert.equal(await replyText(client, ...call.split(' ')), `-ERR ${error}\r\n`)
  })
})
