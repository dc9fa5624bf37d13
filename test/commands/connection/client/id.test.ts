import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onBothServers, replyText } from '../../both-servers.ts'

onBothServers('CLIENT ID', (connect) => {
  test('stays the same for a connection and grows from one to the next', async () => {
    const first = await connect()
    const id = await replyText(first, 'CLIENT', 'ID')
    assert.match(id, /^:[1-9]\d*\r\n$/)
    assert.equal(await replyText(first, 'CLIENT', 'ID'), id)
    const later = await replyText(await connect(3), 'CLIENT', 'ID')
    assert.ok(Number(later.slice(1)) > Number(id.slice(1)))
  })
})
