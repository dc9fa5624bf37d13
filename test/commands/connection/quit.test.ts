import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextText, onBothServers, replyText } from '../both-servers.ts'

onBothServers('QUIT', (connect) => {
  test('answers OK and closes the connection; later commands are not run', async () => {
    const client = await connect()
    client.send('SET before 1\r\nQUIT\r\nSET after 1\r\n')
    assert.equal(await nextText(client), '+OK\r\n')
    assert.equal(await nextText(client), '+OK\r\n')
    await client.closed
    const other = await connect()
    assert.equal(await replyText(other, 'GET', 'before'), '$1\r\n1\r\n')
    assert.equal(await replyText(other, 'GET', 'after'), '$-1\r\n')
  })
})
