import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RespClient } from '../../oracle/resp-client.ts'
import { type Connect, nextText, onBothServers, replyText } from '../both-servers.ts'

async function monitor(connect: Connect, protocol: 2 | 3 = 2): Promise<RespClient> {
  const client = await connect(protocol)
  assert.equal(await replyText(client, 'MONITOR'), '+OK\r\n')
  return client
}

/** A line without its time and port. */
async function nextLine(client: RespClient): Promise<string> {
  return (await nextText(client)).replace(/^\+\d{10}\.\d{6} \[(\d+) 127\.0\.0\.1:\d+\]/, '+TIME [$1 ADDRESS]')
}

onBothServers('MONITOR', (connect) => {
  test('shows what other connections do, in both protocols', async () => {
    const [modern, seer, other] = [await monitor(connect, 3), await monitor(connect), await connect()]
    await other.call('set', 'k', 'a"\\\n\r\t\u0007\b\0 \x7f\x1bé')
    const line = String.raw`+TIME [0 ADDRESS] "set" "k" "a\"\\\n\r\t\a\b\x00 \x7f\x1b\xc3\xa9"`
    assert.equal(await nextLine(seer), `${line}\r\n`)
    assert.equal(await nextLine(modern), `${line}\r\n`)
  })

  test('shows the database in which a command ended', async () => {
    const [seer, other] = [await monitor(connect), await connect()]
    await other.call('SELECT', '5')
    await other.call('GET', 'k')
    assert.equal(await nextLine(seer), '+TIME [5 ADDRESS] "SELECT" "5"\r\n')
    assert.equal(await nextLine(seer), '+TIME [5 ADDRESS] "GET" "k"\r\n')
  })

  test('does not show passwords', async () => {
    const [seer, other] = [await monitor(connect), await connect()]
    await other.call('AUTH', 'default', 'secret')
    await other.call('HELLO', '2', 'AUTH', 'default', 'secret', 'SETNAME', 'ada')
    assert.equal(await nextLine(seer), '+TIME [0 ADDRESS] "AUTH" "(redacted)" "(redacted)"\r\n')
    assert.equal(
      await nextLine(seer),
      '+TIME [0 ADDRESS] "HELLO" "2" "AUTH" "(redacted)" "(redacted)" "SETNAME" "ada"\r\n',
    )
  })

  test('does not show commands that were refused', async () => {
    const [seer, other] = [await monitor(connect), await connect()]
    await other.call('NOSUCH')
    await other.call('GET')
    await other.call('ECHO', 'end')
    assert.equal(await nextLine(seer), '+TIME [0 ADDRESS] "ECHO" "end"\r\n')
  })

  test('shows a monitor its own commands after their replies, and refuses it the keyspace', async () => {
    const seer = await monitor(connect)
    seer.send('MONITOR\r\nGET k\r\nPING\r\n')
    assert.equal(await nextText(seer), "-ERR Replica can't interact with the keyspace\r\n")
    assert.equal(await nextText(seer), '+PONG\r\n')
    assert.equal(await nextLine(seer), '+TIME [0 ADDRESS] "PING"\r\n')
  })

  test('ends with the connection', async () => {
    const seer = await monitor(connect)
    await seer.close()
    const other = await connect()
    assert.equal(await replyText(other, 'PING'), '+PONG\r\n')
  })
})
