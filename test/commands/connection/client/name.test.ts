import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onBothServers, replyText } from '../../both-servers.ts'

onBothServers('CLIENT SETNAME and GETNAME', (connect) => {
  test('name the connection; an empty name is none', async () => {
    const [client, modern] = [await connect(), await connect(3)]
    assert.equal(await replyText(client, 'CLIENT', 'GETNAME'), '$-1\r\n')
    assert.equal(await replyText(modern, 'CLIENT', 'GETNAME'), '_\r\n')
    assert.equal(await replyText(client, 'CLIENT', 'SETNAME', 'ada-1'), '+OK\r\n')
    assert.equal(await replyText(client, 'client', 'getname'), '$5\r\nada-1\r\n')
    assert.equal(await replyText(client, 'CLIENT', 'SETNAME', ''), '+OK\r\n')
    assert.equal(await replyText(client, 'CLIENT', 'GETNAME'), '$-1\r\n')
  })

  test('refuse a name that would break a line of CLIENT LIST', async () => {
    const client = await connect()
    for (const name of ['a b', 'a\n', '\x7f', 'é', '\0']) {
      const refused = '-ERR Client names cannot contain spaces, newlines or special characters.\r\n'
      assert.equal(await replyText(client, 'CLIENT', 'SETNAME', name), refused)
    }
  })
})
