import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { BothServers } from '../../oracle/both-servers.ts'
import { NacreServer } from '../../oracle/nacre-server.ts'
import { redisServerExists } from '../../oracle/redis-server.ts'
import { clientFields, numberOf, textOf } from '../../oracle/reply-text.ts'

describe('CLIENT LIST', () => {
  let server: NacreServer
  before(async () => {
    server = await NacreServer.start()
  })
  after(() => server.stop())

  test('has a line for each connection, in the order of their ids, with what the client said of itself', async () => {
    const first = await server.connect()
    const second = await server.connect(3)
    await first.call('CLIENT', 'SETNAME', 'ada')
    await second.call('CLIENT', 'SETINFO', 'LIB-NAME', 'lovelace')
    await second.call('CLIENT', 'SETINFO', 'LIB-VER', '1.2')
    await second.call('SELECT', 3)
    const lines = textOf(await first.call('CLIENT', 'LIST'))
      .split('\n')
      .slice(0, -1)
      .map(clientFields)
    const [own, other] = lines.slice(-2)
    assert.equal(own?.get('name'), 'ada')
    assert.equal(own.get('cmd'), 'client|list')
    assert.equal(own.get('resp'), '2')
    assert.match(own.get('addr') ?? '', /^127\.0\.0\.1:\d+$/)
    assert.equal(own.get('laddr'), `127.0.0.1:${server.port}`)
    assert.deepEqual(
      ['name', 'db', 'resp', 'lib-name', 'lib-ver', 'cmd', 'flags', 'user'].map((field) => other?.get(field)),
      ['', '3', '3', 'lovelace', '1.2', 'select', 'N', 'default'],
    )
  })

  test('answers verbatim text in RESP3', async () => {
    const client = await server.connect(3)
    const reply = await client.call('CLIENT', 'LIST')
    assert.equal(reply.type === 'verbatim' && reply.format, 'txt')
  })

  test('with ID lists these clients only, in the order of the arguments, and leaves out unknown ids', async () => {
    const [one, two] = [await server.connect(), await server.connect()]
    const [oneId, twoId] = [await one.call('CLIENT', 'ID'), await two.call('CLIENT', 'ID')].map(numberOf)
    const reply = await one.call('CLIENT', 'LIST', 'ID', twoId ?? 0, 99999, oneId ?? 0)
    const ids = textOf(reply)
      .trimEnd()
      .split('\n')
      .map((line) => clientFields(line).get('id'))
    assert.deepEqual(ids, [String(twoId), String(oneId)])
  })

  test('with TYPE NORMAL lists all, and with other types none', async () => {
    const client = await server.connect()
    const normal = textOf(await client.call('CLIENT', 'LIST', 'TYPE', 'Normal'))
    assert.match(normal, /cmd=client\|list/)
    for (const type of ['master', 'replica', 'slave', 'pubsub']) {
      assert.equal(textOf(await client.call('CLIENT', 'LIST', 'TYPE', type)), '')
    }
  })

  test('marks monitors and what clients asked for about themselves', async () => {
    const [asker, monitor, exempt] = [await server.connect(), await server.connect(), await server.connect()]
    const monitorId = numberOf(await monitor.call('CLIENT', 'ID'))
    const exemptId = numberOf(await exempt.call('CLIENT', 'ID'))
    await monitor.call('MONITOR')
    await exempt.call('CLIENT', 'NO-EVICT', 'ON')
    await exempt.call('CLIENT', 'NO-TOUCH', 'ON')
    const lines = textOf(await asker.call('CLIENT', 'LIST', 'ID', monitorId, exemptId))
      .trimEnd()
      .split('\n')
    assert.deepEqual(
      lines.map((line) => clientFields(line).get('flags')),
      ['O', 'eT'],
    )
    await monitor.close()
  })

  test('lists connections inside the process', async () => {
    const socket = server.database.connect()
    const client = await server.connect()
    const lines = textOf(await client.call('CLIENT', 'LIST'))
      .trimEnd()
      .split('\n')
    assert.ok(lines.some((line) => clientFields(line).get('addr') === 'in-process:0'))
    socket.destroy()
  })
})

describe('CLIENT INFO', () => {
  test("describes the asking connection in a line of CLIENT LIST's form", async () => {
    const server = await NacreServer.start()
    const client = await server.connect()
    const fields = clientFields(textOf(await client.call('CLIENT', 'INFO')))
    assert.equal(fields.get('id'), String(numberOf(await client.call('CLIENT', 'ID'))))
    assert.equal(fields.get('cmd'), 'client|info')
    assert.match(textOf(await client.call('CLIENT', 'INFO')), /[^\n]\n$/)
    await server.stop()
  })
})

describe('CLIENT LIST agrees with redis-server', { skip: !redisServerExists }, () => {
  let both: BothServers
  before(async () => {
    both = await BothServers.start()
  })
  after(() => both.stop())

  test('in the fields of a line and their order, but for those of 7.2', async () => {
    const [nacre, redis] = await both.clients(2)
    const ours = [...clientFields(textOf(await nacre.call('CLIENT', 'LIST'))).keys()]
    const theirs = [...clientFields(textOf(await redis.call('CLIENT', 'LIST'))).keys()]
    assert.deepEqual(ours, [...theirs, 'lib-name', 'lib-ver'])
  })

  for (const call of [
    ['TYPE'],
    ['TYPE', 'nobody'],
    ['TYPE', 'normal', 'more'],
    ['ID'],
    ['ID', 'x'],
    ['ID', '1.5'],
    ['ID', '-1'],
    ['NONSENSE'],
    ['NONSENSE', 'x'],
  ]) {
    test(`in what it answers to ${call.join(' ')}`, () => both.assertSame('CLIENT', 'LIST', ...call))
  }
})
