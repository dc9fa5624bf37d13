import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onBothServers, replyText } from '../both-servers.ts'

onBothServers('SELECT', (connect) => {
  test('changes the database of its connection only', async () => {
    const [client, other] = [await connect(), await connect(3)]
    await client.call('SET', 'k', 'zero')
    assert.equal(await replyText(client, 'SELECT', '15'), '+OK\r\n')
    assert.equal(await replyText(client, 'GET', 'k'), '$-1\r\n')
    assert.equal(await replyText(other, 'GET', 'k'), '$4\r\nzero\r\n')
  })

  test('takes effect within a pipeline', async () => {
    const client = await connect()
    const replies = ['SELECT 1', 'SET in 1', 'SELECT 2', 'GET in', 'SELECT 1', 'GET in']
    client.send(`${replies.join('\r\n')}\r\n`)
    const received: string[] = []
    for (const _ of replies) received.push((await client.nextReply()).bytes.toString())
    assert.deepEqual(received, ['+OK\r\n', '+OK\r\n', '+OK\r\n', '$-1\r\n', '+OK\r\n', '$1\r\n1\r\n'])
  })

  test('refuses a database that is not there', async () => {
    const client = await connect()
    for (const index of ['16', '-1', '2147483647']) {
      assert.equal(await replyText(client, 'SELECT', index), '-ERR DB index is out of range\r\n')
    }
  })

  test('refuses what is no index', async () => {
    const client = await connect()
    for (const index of ['a', '', '01', '1.0', '9223372036854775808']) {
      const refused = '-ERR value is not an integer or out of range\r\n'
      assert.equal(await replyText(client, 'SELECT', index), refused)
    }
    for (const index of ['2147483648', '-2147483649']) {
      const refused = '-ERR value is out of range, value must between -2147483648 and 2147483647\r\n'
      assert.equal(await replyText(client, 'SELECT', index), refused)
    }
  })
})
