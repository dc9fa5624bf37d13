import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onBothServers, replyText } from '../both-servers.ts'

onBothServers('PING', (connect) => {
  test('answers PONG in both protocols', async () => {
    for (const protocol of [2, 3] as const) {
      assert.equal(await replyText(await connect(protocol), 'PING'), '+PONG\r\n')
    }
  })

  test('answers with its message', async () => {
    const client = await connect()
    assert.equal(await replyText(client, 'ping', 'a b'), '$3\r\na b\r\n')
    assert.equal(await replyText(client, 'ping', ''), '$0\r\n\r\n')
  })

  test('refuses two messages', async () => {
    const reply = await replyText(await connect(), 'PING', 'a', 'b')
    assert.equal(reply, "-ERR wrong number of arguments for 'ping' command\r\n")
  })

  test('is understood inline', async () => {
    const client = await connect()
    client.send('PING "a\\x62"\r\n')
    assert.equal((await client.nextReply()).bytes.toString(), '$2\r\nab\r\n')
  })
})
