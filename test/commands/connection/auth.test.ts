import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onBothServers, replyText } from '../both-servers.ts'

const wrongPass = '-WRONGPASS invalid username-password pair or user is disabled.\r\n'

onBothServers('AUTH without a password set', (connect) => {
  test('refuses a password that nobody asked for', async () => {
    const reply = await replyText(await connect(), 'AUTH', 'x')
    assert.equal(
      reply,
      '-ERR AUTH <password> called without any password configured for the default user. ' +
        'Are you sure your configuration is correct?\r\n',
    )
  })

  test('takes any password of the default user, and no other user', async () => {
    const client = await connect(3)
    assert.equal(await replyText(client, 'AUTH', 'default', 'x'), '+OK\r\n')
    assert.equal(await replyText(client, 'AUTH', 'DEFAULT', 'x'), wrongPass)
    assert.equal(await replyText(client, 'AUTH', 'ada', ''), wrongPass)
  })

  test('refuses more than two arguments', async () => {
    assert.equal(await replyText(await connect(), 'AUTH', 'a', 'b', 'c'), '-ERR syntax error\r\n')
  })
})
