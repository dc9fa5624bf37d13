import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RespClient } from '../../oracle/resp-client.ts'
import { onBothServers, replyText } from '../both-servers.ts'

const description = (version: 2 | 3, id: string) =>
  '$6\r\nserver\r\n$5\r\nredis\r\n$7\r\nversion\r\nVERSION\r\n' +
  `$5\r\nproto\r\n:${version}\r\n$2\r\nid\r\n${id}$4\r\nmode\r\n$10\r\nstandalone\r\n` +
  '$4\r\nrole\r\n$6\r\nmaster\r\n$7\r\nmodules\r\n*0\r\n'

// The servers differ in their version, and only there.
async function hello(client: RespClient, ...words: string[]): Promise<string> {
  const reply = await replyText(client, 'HELLO', ...words)
  return reply.replace(/\$\d+\r\n7\.\d+\.\d+\r\n/, 'VERSION\r\n')
}

onBothServers('HELLO', (connect) => {
  test('describes the server in the protocol that it switches to', async () => {
    const client = await connect()
    const id = await replyText(client, 'CLIENT', 'ID')
    assert.equal(await hello(client), `*14\r\n${description(2, id)}`)
    assert.equal(await hello(client, '3'), `%7\r\n${description(3, id)}`)
    assert.equal(await replyText(client, 'GET', 'missing'), '_\r\n')
    assert.equal(await hello(client), `%7\r\n${description(3, id)}`)
    assert.equal(await hello(client, '2'), `*14\r\n${description(2, id)}`)
    assert.equal(await replyText(client, 'GET', 'missing'), '$-1\r\n')
  })

  test('refuses other versions and stays in the one it has', async () => {
    const client = await connect(3)
    for (const version of ['1', '4', '-3', '0']) {
      assert.equal(await hello(client, version), '-NOPROTO unsupported protocol version\r\n')
    }
    for (const version of ['x', '', '3.0']) {
      const refused = '-ERR Protocol version is not an integer or out of range\r\n'
      assert.equal(await hello(client, version), refused)
    }
    assert.equal(await replyText(client, 'GET', 'missing'), '_\r\n')
  })

  test('names the connection', async () => {
    const client = await connect()
    await hello(client, '2', 'setname', 'ada')
    assert.equal(await replyText(client, 'CLIENT', 'GETNAME'), '$3\r\nada\r\n')
    assert.equal(
      await hello(client, '3', 'SETNAME', 'a b'),
      '-ERR Client names cannot contain spaces, newlines or special characters.\r\n',
    )
    assert.equal(await replyText(client, 'CLIENT', 'GETNAME'), '$3\r\nada\r\n')
  })

  test('authenticates before anything is changed', async () => {
    const client = await connect()
    const refused = '-WRONGPASS invalid username-password pair or user is disabled.\r\n'
    assert.equal(await hello(client, '3', 'AUTH', 'ada', 'x', 'SETNAME', 'bob'), refused)
    assert.equal(await replyText(client, 'CLIENT', 'GETNAME'), '$-1\r\n')
    assert.match(await hello(client, '3', 'AUTH', 'default', 'x'), /^%7/)
  })

  test('refuses options that are unknown or incomplete', async () => {
    const client = await connect()
    for (const options of [['foo'], ['AUTH', 'default'], ['SETNAME'], ['AUTH']]) {
      const refused = `-ERR Syntax error in HELLO option '${options[0]}'\r\n`
      assert.equal(await hello(client, '2', ...options), refused)
    }
  })
})
