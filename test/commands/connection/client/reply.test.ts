import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RespClient } from '../../../oracle/resp-client.ts'
import { nextText, onBothServers, onOurServer } from '../../both-servers.ts'

/** Sends the lines in one write, and returns all that comes until the last line's message is echoed. */
async function converse(client: RespClient, ...lines: string[]): Promise<string> {
  client.send(`${[...lines, 'ECHO end'].join('\r\n')}\r\n`)
  let received = ''
  while (!received.endsWith('$3\r\nend\r\n')) received += await nextText(client)
  return received.slice(0, -'$3\r\nend\r\n'.length)
}

/** The pushes that came, their parts as text. */
function confirmations(client: RespClient): readonly string[] {
  return client.pushes.splice(0).map((push) => {
    assert.ok(push.type === 'push')
    return push.items.map((item) => ('value' in item ? String(item.value) : item.type)).join(' ')
  })
}

onBothServers('CLIENT REPLY', (connect) => {
  test('OFF drops replies, errors too, until ON', async () => {
    const client = await connect()
    const off = ['CLIENT REPLY OFF', 'PING', 'NOSUCH', 'CLIENT REPLY SKIP', 'CLIENT REPLY bad', 'PING']
    assert.equal(await converse(client, ...off, 'CLIENT REPLY ON'), '+OK\r\n')
  })

  test('SKIP drops the next reply only', async () => {
    const client = await connect(3)
    assert.equal(await converse(client, 'CLIENT REPLY SKIP', 'PING a', 'PING b'), '$1\r\nb\r\n')
    assert.equal(await converse(client, 'CLIENT REPLY SKIP', 'NOSUCH', 'PING b'), '$1\r\nb\r\n')
  })

  test('SKIP again drops one more, and ON ends it', async () => {
    const client = await connect()
    const twice = ['CLIENT REPLY SKIP', 'CLIENT REPLY SKIP', 'PING a', 'PING b']
    assert.equal(await converse(client, ...twice), '$1\r\nb\r\n')
    assert.equal(await converse(client, 'CLIENT REPLY SKIP', 'CLIENT REPLY ON', 'PING'), '+OK\r\n+PONG\r\n')
  })

  test('OFF lets confirmations of subscriptions pass, and no errors', async () => {
    const client = await connect(3)
    const off = ['CLIENT REPLY OFF', 'SUBSCRIBE', 'SUBSCRIBE a b', 'PING', 'UNSUBSCRIBE a', 'CLIENT REPLY ON']
    assert.equal(await converse(client, ...off), '+OK\r\n')
    assert.deepEqual(confirmations(client), ['subscribe a 1', 'subscribe b 2', 'unsubscribe a 1'])
  })

  test('SKIP lets a confirmation pass, and is over then', async () => {
    const client = await connect(3)
    assert.equal(await converse(client, 'CLIENT REPLY SKIP', 'SSUBSCRIBE s', 'PING'), '+PONG\r\n')
    assert.deepEqual(confirmations(client), ['ssubscribe s 1'])
  })

  test('refuses other words', async () => {
    const client = await connect()
    assert.equal(await converse(client, 'CLIENT REPLY maybe'), '-ERR syntax error\r\n')
  })
})

onBothServers('CLIENT REPLY OFF', (connect) => {
  test('lets only confirmations of a transaction pass', async () => {
    const client = await connect(3)
    const off = [
      'CLIENT REPLY OFF',
      'MULTI',
      'SUBSCRIBE z',
      'PING',
      'UNSUBSCRIBE z',
      'EXEC',
      'CLIENT REPLY ON',
    ]
    assert.equal(await converse(client, ...off), '+OK\r\n')
    assert.deepEqual(confirmations(client), ['subscribe z 1', 'unsubscribe z 0'])
  })

  test('lets only confirmations pass of a transaction with scripts and other commands', async () => {
    const client = await connect(3)
    const transaction = [
      'CLIENT REPLY OFF',
      'MULTI',
      'SUBSCRIBE y',
      'CONFIG GET maxclients',
      'EVAL "return 1" 0',
      'UNSUBSCRIBE y',
      'EXEC',
      'MULTI',
      'SUBSCRIBE z',
      'CONFIG GET maxclients',
      'EXEC',
      'CLIENT REPLY ON',
    ]
    assert.equal(await converse(client, ...transaction), '+OK\r\n')
    assert.deepEqual(confirmations(client), ['subscribe y 1', 'unsubscribe y 0', 'subscribe z 1'])
  })

  test('sends nothing again of what passed before', async () => {
    const client = await connect(3)
    await converse(client, 'CLIENT REPLY OFF', 'SUBSCRIBE a', 'CLIENT REPLY ON')
    client.pushes.splice(0)
    await converse(client, 'CLIENT REPLY OFF', 'PING', 'CLIENT REPLY ON')
    assert.deepEqual(confirmations(client), [])
  })
})

onOurServer('CLIENT REPLY OFF in a transaction', (connect) => {
  // redis-server sends the head of the reply, and then not all that it announces.
  test('drops the whole reply, and lets confirmations pass', async () => {
    for (const other of ['PING', 'CONFIG GET maxclients', 'EVAL "return 1" 0']) {
      const client = await connect(3)
      const off = [
        'MULTI',
        'SUBSCRIBE a',
        'CLIENT REPLY OFF',
        other,
        'SUBSCRIBE b',
        'EXEC',
        'CLIENT REPLY ON',
      ]
      assert.equal(await converse(client, ...off), `+OK\r\n${'+QUEUED\r\n'.repeat(4)}+OK\r\n`, other)
      assert.deepEqual(confirmations(client), ['subscribe a 1', 'subscribe b 2'])
    }
  })
})
