import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onBothServers, onOurServer, replyText } from '../../both-servers.ts'

onBothServers('CLIENT NO-EVICT', (connect) => {
  test('takes ON and OFF only', async () => {
    const client = await connect()
    assert.equal(await replyText(client, 'CLIENT', 'NO-EVICT', 'on'), '+OK\r\n')
    assert.equal(await replyText(client, 'CLIENT', 'NO-EVICT', 'OFF'), '+OK\r\n')
    assert.equal(await replyText(client, 'CLIENT', 'NO-EVICT', 'maybe'), '-ERR syntax error\r\n')
  })
})

onOurServer('CLIENT NO-TOUCH', (connect) => {
  test('takes ON and OFF only', async () => {
    const client = await connect(3)
    assert.equal(await replyText(client, 'CLIENT', 'NO-TOUCH', 'ON'), '+OK\r\n')
    assert.equal(await replyText(client, 'CLIENT', 'NO-TOUCH', 'off'), '+OK\r\n')
    assert.equal(await replyText(client, 'CLIENT', 'NO-TOUCH', ''), '-ERR syntax error\r\n')
  })
})

onBothServers('CLIENT GETREDIR', (connect) => {
  test('is -1 for a connection that does not track keys', async () => {
    assert.equal(await replyText(await connect(), 'CLIENT', 'GETREDIR'), ':-1\r\n')
  })
})

onBothServers('CLIENT', (connect) => {
  test('refuses subcommands that it has not', async () => {
    const client = await connect()
    assert.equal(
      await replyText(client, 'CLIENT', 'nosuch'),
      "-ERR unknown subcommand 'nosuch'. Try CLIENT HELP.\r\n",
    )
    assert.equal(await replyText(client, 'CLIENT'), "-ERR wrong number of arguments for 'client' command\r\n")
  })
})
