import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onBothServers, replyText } from '../both-servers.ts'

onBothServers('TIME', (connect) => {
  test('answers seconds and microseconds as bulk strings', async () => {
    for (const protocol of [2, 3] as const) {
      const reply = await replyText(await connect(protocol), 'TIME')
      const parts = /^\*2\r\n\$10\r\n(\d{10})\r\n\$(\d)\r\n(\d+)\r\n$/.exec(reply)
      assert.ok(parts, reply)
      const [, seconds, length, microseconds] = parts
      assert.equal(microseconds?.length, Number(length))
      assert.ok(Math.abs(Number(seconds) - Date.now() / 1000) < 5)
    }
  })
})
