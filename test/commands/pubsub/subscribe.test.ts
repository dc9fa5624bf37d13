import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextText, onBothServers, onOurServer, replyText } from '../both-servers.ts'

const refused = (command: string) =>
  `-ERR Can't execute '${command}': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this context\r\n`

onBothServers('SUBSCRIBE and its like', (connect) => {
  test('confirm each name with the number of channels and patterns', async () => {
    const client = await connect()
    client.send('SUBSCRIBE a b a\r\nPSUBSCRIBE a*\r\n')
    assert.equal(await nextText(client), '*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n')
    assert.equal(await nextText(client), '*3\r\n$9\r\nsubscribe\r\n$1\r\nb\r\n:2\r\n')
    assert.equal(await nextText(client), '*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:2\r\n')
    assert.equal(await nextText(client), '*3\r\n$10\r\npsubscribe\r\n$2\r\na*\r\n:3\r\n')
  })

  test('count shard channels apart', async () => {
    const client = await connect()
    assert.equal(await replyText(client, 'SUBSCRIBE', 'a'), '*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n')
    assert.equal(await replyText(client, 'SSUBSCRIBE', 's'), '*3\r\n$10\r\nssubscribe\r\n$1\r\ns\r\n:1\r\n')
    assert.equal(
      await replyText(client, 'SUNSUBSCRIBE', 's'),
      '*3\r\n$12\r\nsunsubscribe\r\n$1\r\ns\r\n:0\r\n',
    )
  })

  test('confirm what ends, all if nothing is named, and a null if there is nothing', async () => {
    const client = await connect()
    await client.call('PSUBSCRIBE', 'p*')
    assert.equal(await replyText(client, 'UNSUBSCRIBE', 'x'), '*3\r\n$11\r\nunsubscribe\r\n$1\r\nx\r\n:1\r\n')
    assert.equal(await replyText(client, 'UNSUBSCRIBE'), '*3\r\n$11\r\nunsubscribe\r\n$-1\r\n:1\r\n')
    assert.equal(await replyText(client, 'PUNSUBSCRIBE'), '*3\r\n$12\r\npunsubscribe\r\n$2\r\np*\r\n:0\r\n')
    assert.equal(await replyText(client, 'PUNSUBSCRIBE'), '*3\r\n$12\r\npunsubscribe\r\n$-1\r\n:0\r\n')
  })

  test('leave a RESP2 connection few commands', async () => {
    const client = await connect()
    await client.call('SUBSCRIBE', 'a')
    assert.equal(await replyText(client, 'GET', 'k'), refused('get'))
    assert.equal(await replyText(client, 'CLIENT', 'ID'), refused('client|id'))
    assert.equal(await replyText(client, 'MULTI'), refused('multi'))
    assert.equal(await replyText(client, 'HELLO', '3'), refused('hello'))
    assert.equal(await replyText(client, 'PUBLISH', 'a', 'x'), refused('publish'))
    assert.equal(
      await replyText(client, 'EXEC'),
      refused('exec').replace('-ERR ', '-EXECABORT Transaction discarded because of: '),
    )
    assert.equal(await replyText(client, 'GET'), "-ERR wrong number of arguments for 'get' command\r\n")
    assert.equal(await replyText(client, 'PING'), '*2\r\n$4\r\npong\r\n$0\r\n\r\n')
    assert.equal(await replyText(client, 'PING', 'hi'), '*2\r\n$4\r\npong\r\n$2\r\nhi\r\n')
    await client.call('UNSUBSCRIBE')
    assert.equal(await replyText(client, 'PING'), '+PONG\r\n')
  })

  test('leave a RESP3 connection all commands', async () => {
    const [client, other] = [await connect(3), await connect()]
    client.send('SUBSCRIBE a\r\nGET nothing\r\n')
    assert.equal(await nextText(client), '_\r\n')
    await other.call('PUBLISH', 'a', 'x')
    await client.call('PING')
    assert.deepEqual(
      client.pushes.map((push) => push.type === 'push' && push.items.length),
      [3, 3],
    )
  })
})

onBothServers('The subscriptions of a connection', (connect) => {
  test('end with RESET and with QUIT', async () => {
    const [one, two, other] = [await connect(), await connect(), await connect()]
    await one.call('SUBSCRIBE', 'ending')
    await two.call('PSUBSCRIBE', 'endin?')
    assert.equal(await replyText(other, 'PUBLISH', 'ending', 'x'), ':2\r\n')
    assert.equal(await nextText(one), '*3\r\n$7\r\nmessage\r\n$6\r\nending\r\n$1\r\nx\r\n')
    assert.equal(await replyText(one, 'RESET'), '+RESET\r\n')
    assert.equal(await replyText(one, 'GET', 'nothing'), '$-1\r\n')
    await nextText(two)
    assert.equal(await replyText(two, 'QUIT'), '+OK\r\n')
    await two.closed
    assert.equal(await replyText(other, 'PUBLISH', 'ending', 'x'), ':0\r\n')
  })

  test('take effect in a transaction, and are confirmed in its reply', async () => {
    const client = await connect()
    client.send('MULTI\r\nSUBSCRIBE a b\r\nPING\r\nGET nothing\r\nEXEC\r\nGET nothing\r\n')
    const replies = []
    for (let i = 0; i < 4; i++) replies.push(await nextText(client))
    assert.deepEqual(replies, ['+OK\r\n', '+QUEUED\r\n', '+QUEUED\r\n', '+QUEUED\r\n'])
    // The header counts commands, though one of them has two replies.
    const both = '*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n*3\r\n$9\r\nsubscribe\r\n$1\r\nb\r\n:2\r\n'
    assert.equal(await nextText(client), `*3\r\n${both}*2\r\n$4\r\npong\r\n$0\r\n\r\n`)
    assert.equal(await nextText(client), '$-1\r\n')
    assert.equal(await nextText(client), refused('get'))
  })

  test('are confirmed, and messages come, although CLIENT REPLY silences the rest', async () => {
    const [client, other] = [await connect(), await connect()]
    client.send('CLIENT REPLY OFF\r\nSUBSCRIBE quiet\r\nPING\r\n')
    assert.equal(await nextText(client), '*3\r\n$9\r\nsubscribe\r\n$5\r\nquiet\r\n:1\r\n')
    await other.call('PUBLISH', 'quiet', 'x')
    assert.equal(await nextText(client), '*3\r\n$7\r\nmessage\r\n$5\r\nquiet\r\n$1\r\nx\r\n')
  })

  test('carry any bytes', async () => {
    const [client, other] = [await connect(), await connect()]
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
    await client.call('SUBSCRIBE', bytes)
    await other.call('PUBLISH', bytes, bytes)
    const bulk = `$256\r\n${bytes.toString('latin1')}\r\n`
    assert.equal(await nextText(client), `*3\r\n$7\r\nmessage\r\n${bulk}${bulk}`)
  })

  test('show in CLIENT LIST, and CLIENT KILL can name them by their type', async () => {
    const [client, other] = [await connect(), await connect()]
    await client.call('SUBSCRIBE', 'a')
    await client.call('PSUBSCRIBE', 'b*')
    await client.call('SSUBSCRIBE', 's')
    const list = await replyText(other, 'CLIENT', 'LIST', 'TYPE', 'pubsub')
    assert.match(list, / flags=P db=0 sub=1 psub=1 ssub=1 /)
    assert.match(await replyText(other, 'CLIENT', 'KILL', 'TYPE', 'pubsub'), /^:[1-9]\d*\r\n$/)
    await client.closed
  })
})

onOurServer('SUBSCRIBE to channels that this connection publishes to', (connect) => {
  // Redis 7.2 changed the order: 7.0 put the message before the reply.
  test('has the messages follow the reply, and those of a transaction follow the whole', async () => {
    const client = await connect(3)
    client.send('SUBSCRIBE a\r\nPUBLISH a 1\r\n')
    assert.equal(await nextText(client), ':1\r\n')
    assert.equal(client.pushes.length, 1)
    client.send('MULTI\r\nPUBLISH a 2\r\nPUBLISH a 3\r\nEXEC\r\n')
    for (const expected of ['+OK\r\n', '+QUEUED\r\n', '+QUEUED\r\n', '*2\r\n:1\r\n:1\r\n']) {
      assert.equal(await nextText(client), expected)
    }
    await client.call('PING')
    assert.equal(client.pushes.length, 4)
  })
})

onBothServers('SUBSCRIBE in a transaction', (connect) => {
  test('leaves EXEC as the last command in CLIENT LIST', async () => {
    const [client, other] = [await connect(), await connect()]
    const id = (await replyText(client, 'CLIENT', 'ID')).slice(1, -2)
    client.send('MULTI\r\nSUBSCRIBE x\r\nEXEC\r\n')
    for (let i = 0; i < 3; i++) await nextText(client)
    assert.match(await replyText(other, 'CLIENT', 'LIST', 'ID', id), / cmd=exec /)
  })
})
