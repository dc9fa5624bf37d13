import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RespClient } from '../../../oracle/resp-client.ts'
import { nextText, onBothServers } from '../../both-servers.ts'

/** Sends the lines in one write, and returns all that comes until the last line's message is echoed. */
async function converse(client: RespClient, ...lines: string[]): Promise<string> {
  client.send(`${[...lines, 'ECHO end'].join('\r\n')}\r\n`)
  let received = ''
  while (!received.endsWith('$3\r\nend\r\n')) received += await nextText(client)
  return received.slice(0, -'$3\r\nend\r\n'.length)
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

  test('refuses other words', async () => {
    const client = await connect()
    assert.equal(await converse(client, 'CLIENT REPLY maybe'), '-ERR syntax error\r\n')
  })
})
