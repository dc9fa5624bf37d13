import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onBothServers, replyText } from '../both-servers.ts'

onBothServers('KEYS and RANDOMKEY', (connect) => {
  test('find the keys of the selected database alone', async () => {
    const client = await connect()
    await client.call('FLUSHALL')
    assert.equal(await replyText(client, 'RANDOMKEY'), '$-1\r\n')
    await client.call('SET', 'a', '1')
    await client.call('SELECT', '1')
    await client.call('SET', 'b', '1')
    assert.equal(await replyText(client, 'KEYS', '*'), '*1\r\n$1\r\nb\r\n')
    assert.equal(await replyText(client, 'RANDOMKEY'), '$1\r\nb\r\n')
  })

  test('find the empty key', async () => {
    const client = await connect()
    await client.call('FLUSHALL')
    await client.call('SET', '', '1')
    assert.equal(await replyText(client, 'KEYS', '*'), '*1\r\n$0\r\n\r\n')
    assert.equal(await replyText(client, 'KEYS', ''), '*1\r\n$0\r\n\r\n')
    assert.equal(await replyText(client, 'KEYS', '**'), '*0\r\n')
    assert.equal(await replyText(client, 'RANDOMKEY'), '$0\r\n\r\n')
  })

  test('answer null as the protocol has it', async () => {
    const client = await connect(3)
    await client.call('FLUSHALL')
    assert.equal(await replyText(client, 'RANDOMKEY'), '_\r\n')
  })
})
