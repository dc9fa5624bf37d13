import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RespClient } from '../../oracle/resp-client.ts'
import { nextText, onBothServers, replyText } from '../both-servers.ts'

/** Sends the commands one by one; the replies of all but the last are checked to be `+QUEUED`. */
async function transaction(client: RespClient, ...commands: readonly string[]): Promise<string> {
  assert.equal(await replyText(client, 'MULTI'), '+OK\r\n')
  for (const command of commands) assert.equal(await replyText(client, ...command.split(' ')), '+QUEUED\r\n')
  return replyText(client, 'EXEC')
}

onBothServers('a transaction', (connect) => {
  test('replies with the replies of its commands', async () => {
    const client = await connect()
    assert.equal(
      await transaction(client, 'SET txn:a 1', 'INCR txn:a', 'GET txn:a'),
      '*3\r\n+OK\r\n:2\r\n$1\r\n2\r\n',
    )
  })

  test('carries out control commands in their place', async () => {
    const client = await connect()
    assert.equal(
      await transaction(client, 'SET txn:b 1', 'CONFIG GET maxclients', 'GET txn:b', 'CLIENT GETNAME'),
      '*4\r\n+OK\r\n*2\r\n$10\r\nmaxclients\r\n$5\r\n10000\r\n$1\r\n1\r\n$-1\r\n',
    )
    assert.equal(await replyText(client, 'PING'), '+PONG\r\n')
  })

  test('of control commands alone takes RESP3', async () => {
    const client = await connect(3)
    assert.equal(
      await transaction(client, 'CONFIG GET maxclients', 'CLIENT GETNAME'),
      '*2\r\n%1\r\n$10\r\nmaxclients\r\n$5\r\n10000\r\n_\r\n',
    )
  })

  test('keeps the replies of a pipeline in order', async () => {
    const client = await connect()
    const calls = ['MULTI', 'PING a', 'CONFIG GET maxclients', 'PING b', 'EXEC', 'PING c']
    const replies = calls.map(() => nextText(client))
    client.send(Buffer.from(`${calls.join('\r\n')}\r\n`))
    assert.deepEqual(await Promise.all(replies), [
      '+OK\r\n',
      '+QUEUED\r\n',
      '+QUEUED\r\n',
      '+QUEUED\r\n',
      '*3\r\n$1\r\na\r\n*2\r\n$10\r\nmaxclients\r\n$5\r\n10000\r\n$1\r\nb\r\n',
      '$1\r\nc\r\n',
    ])
  })
})

onBothServers('a transaction that comes to nothing', (connect) => {
  test('is refused after an unknown command, a wrong count, or an unknown subcommand', async () => {
    const client = await connect()
    for (const wrong of [['NOSUCH'], ['GET'], ['CONFIG', 'NOSUCH'], ['OBJECT']]) {
      assert.equal(await replyText(client, 'MULTI'), '+OK\r\n')
      assert.match(await replyText(client, ...wrong), /^-ERR /)
      assert.equal(
        await replyText(client, 'EXEC'),
        '-EXECABORT Transaction discarded because of previous errors.\r\n',
      )
    }
  })

  test('goes with the watches that it checked', async () => {
    const [client, other] = [await connect(), await connect()]
    await replyText(client, 'WATCH', 'txn:w')
    await replyText(other, 'SET', 'txn:w', '1')
    assert.equal(await transaction(client, 'PING'), '*-1\r\n')
    assert.equal(await transaction(client, 'PING'), '*1\r\n+PONG\r\n')
  })

  test('that a watch broke replies with null in RESP3', async () => {
    const client = await connect(3)
    await replyText(client, 'WATCH', 'txn:x')
    await replyText(client, 'SET', 'txn:x', '1')
    assert.equal(await transaction(client, 'PING'), '_\r\n')
  })

  test('ends with the connection, whose watches go too', async () => {
    const client = await connect()
    await replyText(client, 'WATCH', 'txn:y')
    assert.equal(await transaction(client, 'QUIT').catch(() => 'closed'), 'closed')
    const other = await connect()
    assert.equal(await replyText(other, 'SET', 'txn:y', '1'), '+OK\r\n')
  })
})

onBothServers('what others see of a transaction', (connect) => {
  test('shows in CLIENT LIST what is queued and watched', async () => {
    const [client, other] = [await connect(), await connect()]
    await replyText(client, 'CLIENT', 'SETNAME', 'queuer')
    const line = async () =>
      /name=queuer .*/
        .exec(await replyText(other, 'CLIENT', 'LIST'))?.[0]
        .replace(/.*(flags=\S+).*(multi=\S+).*/, '$1 $2')
    assert.equal(await line(), 'flags=N multi=-1')
    await replyText(client, 'WATCH', 'txn:z')
    await replyText(client, 'MULTI')
    await replyText(client, 'PING')
    assert.equal(await line(), 'flags=x multi=1')
    await replyText(other, 'SET', 'txn:z', '1')
    assert.equal(await line(), 'flags=xd multi=1')
    await replyText(client, 'DISCARD')
    assert.equal(await line(), 'flags=N multi=-1')
  })

  test('is shown to a monitor as it is executed', async () => {
    const [client, monitor] = [await connect(), await connect()]
    assert.equal(await replyText(monitor, 'MONITOR'), '+OK\r\n')
    await transaction(client, 'SET txn:m 1', 'GET txn:m')
    const shown = []
    for (let i = 0; i < 4; i += 1) shown.push((await nextText(monitor)).replace(/^.*?\] /, ''))
    assert.deepEqual(shown, ['"MULTI"\r\n', '"SET" "txn:m" "1"\r\n', '"GET" "txn:m"\r\n', '"EXEC"\r\n'])
  })
})

onBothServers('WATCH of a string', (connect) => {
  test('is not broken by SETBIT and BITFIELD that change nothing, but by those that do', async () => {
    const [client, writer] = [await connect(), await connect()]
    await writer.call('SET', 'bits', '1234')
    const unbroken = ['SETBIT bits 2 1', 'BITFIELD bits SET u8 0 49', 'BITFIELD bits GET u8 0']
    const broken = ['SETBIT bits 2 0', 'BITFIELD bits INCRBY u8 0 1', 'SETBIT bits 100 0', 'SETBIT more 0 0']
    for (const call of [...unbroken, 'BITFIELD bits OVERFLOW FAIL INCRBY u2 0 7', ...broken]) {
      assert.equal(await replyText(client, 'WATCH', 'bits', 'more'), '+OK\r\n')
      await writer.call(...call.split(' '))
      const expected = broken.includes(call) ? '*-1\r\n' : '*1\r\n+PONG\r\n'
      assert.equal(await transaction(client, 'PING'), expected, call)
    }
    assert.equal(await replyText(writer, 'GET', 'bits'), `$13\r\n\u0012234${'\0'.repeat(9)}\r\n`)
  })
})
