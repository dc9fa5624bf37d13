import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onBothServers, replyText } from '../both-servers.ts'

onBothServers('ECHO', (connect) => {
  test('answers with its message, whatever bytes that has', async () => {
    for (const protocol of [2, 3] as const) {
      const client = await connect(protocol)
      assert.equal(await replyText(client, 'ECHO', 'a\0\r\n'), '$4\r\na\0\r\n\r\n')
      assert.equal(await replyText(client, 'ECHO', ''), '$0\r\n\r\n')
    }
  })

  test('needs one message', async () => {
    const refused = "-ERR wrong number of arguments for 'echo' command\r\n"
    const client = await connect()
    assert.equal(await replyText(client, 'ECHO'), refused)
    assert.equal(await replyText(client, 'ECHO', 'a', 'b'), refused)
  })
})
