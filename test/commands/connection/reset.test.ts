import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextText, onBothServers, replyText } from '../both-servers.ts'

onBothServers('RESET', (connect) => {
  test('returns to RESP2, database 0 and no name', async () => {
    const client = await connect(3)
    await client.call('CLIENT', 'SETNAME', 'ada')
    await client.call('SELECT', '1')
    await client.call('SET', 'k', 'one')
    assert.equal(await replyText(client, 'RESET'), '+RESET\r\n')
    assert.equal(await replyText(client, 'GET', 'k'), '$-1\r\n')
    assert.equal(await replyText(client, 'CLIENT', 'GETNAME'), '$-1\r\n')
  })

  test('leaves CLIENT NO-EVICT as it was', async () => {
    const client = await connect()
    await client.call('CLIENT', 'NO-EVICT', 'ON')
    assert.equal(await replyText(client, 'RESET'), '+RESET\r\n')
    assert.match(await replyText(client, 'CLIENT', 'INFO'), / flags=e /)
  })

  test('ends MONITOR', async () => {
    const [client, other] = [await connect(), await connect()]
    assert.equal(await replyText(client, 'MONITOR'), '+OK\r\n')
    assert.equal(await replyText(client, 'RESET'), '+RESET\r\n')
    await other.call('ECHO', 'unseen')
    assert.equal(await replyText(client, 'PING'), '+PONG\r\n')
  })

  test('is answered while replies are off', async () => {
    const client = await connect()
    client.send('CLIENT REPLY OFF\r\nPING\r\nRESET\r\nPING\r\n')
    assert.equal(await nextText(client), '+RESET\r\n')
    assert.equal(await nextText(client), '+PONG\r\n')
  })
})
