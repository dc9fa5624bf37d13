import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onOurServer, replyText } from '../../both-servers.ts'

onOurServer('CLIENT SETINFO', (connect) => {
  test('takes the name and version of a library', async () => {
    const client = await connect()
    assert.equal(await replyText(client, 'CLIENT', 'SETINFO', 'LIB-NAME', 'redis-py(x_v1)'), '+OK\r\n')
    assert.equal(await replyText(client, 'client', 'setinfo', 'lib-ver', '5.0.1'), '+OK\r\n')
    assert.equal(await replyText(client, 'client', 'setinfo', 'lib-ver', ''), '+OK\r\n')
  })

  test('refuses other attributes and values that would break a line of CLIENT LIST', async () => {
    const client = await connect()
    assert.equal(
      await replyText(client, 'CLIENT', 'SETINFO', 'lib', 'x'),
      "-ERR Unrecognized option 'lib'\r\n",
    )
    assert.equal(
      await replyText(client, 'CLIENT', 'SETINFO', 'lib-ver', '1 2'),
      '-ERR lib-ver cannot contain spaces, newlines or special characters.\r\n',
    )
    assert.equal(
      await replyText(client, 'CLIENT', 'SETINFO', 'lib-ver'),
      "-ERR wrong number of arguments for 'client|setinfo' command\r\n",
    )
  })
})
