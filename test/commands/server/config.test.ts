import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { Configuration } from '../../../src/config/configuration.ts'
import { openWith } from '../../../src/embedded/open.ts'
import { BothServers } from '../../oracle/both-servers.ts'
import { NacreServer } from '../../oracle/nacre-server.ts'
import { redisServerExists } from '../../oracle/redis-server.ts'
import { errorOf, fieldsOf, infoSections, itemsOf, numberOf, textOf } from '../../oracle/reply-text.ts'
import { RespClient } from '../../oracle/resp-client.ts'

const none = { type: 'null' } as const
const ok = { type: 'status', value: 'OK' }

describe('CONFIG', () => {
  let server: NacreServer
  let client: RespClient
  before(async () => {
    server = await NacreServer.start({ config: { maxclients: '100' } })
    client = await server.connect(3)
  })
  after(() => server.stop())

  test('GET answers a map of the parameters that match', async () => {
    const fields = fieldsOf(await client.call('CONFIG', 'GET', 'maxclients', 'slowlog-*'))
    assert.deepEqual(
      [...fields].map(([name, value]) => [name, textOf(value)]),
      [
        ['maxclients', '100'],
        ['slowlog-log-slower-than', '10000'],
        ['slowlog-max-len', '128'],
      ],
    )
  })

  test('SET changes all of its parameters, and says nothing was changed when one is wrong', async () => {
    assert.deepEqual(await client.call('CONFIG', 'SET', 'timeout', 5, 'tcp-keepalive', 60), ok)
    const failure = await client.call('CONFIG', 'SET', 'timeout', 9, 'tcp-keepalive', 'x')
    assert.match(errorOf(failure), /^ERR CONFIG SET failed/)
    assert.equal(
      textOf(fieldsOf(await client.call('CONFIG', 'GET', 'timeout')).get('timeout') ?? failure),
      '5',
    )
    await client.call('CONFIG', 'SET', 'timeout', 0)
  })

  test('SET has its effect on native code: maxclients', async () => {
    await client.call('CONFIG', 'SET', 'maxclients', 1)
    const refused = await RespClient.connect({ port: server.port })
    assert.equal(errorOf((await refused.nextReply()).reply), 'ERR max number of clients reached')
    await refused.closed
    await client.call('CONFIG', 'SET', 'maxclients', 100)
  })

  test('SET has its effect on native code: requirepass, for connections that come later', async () => {
    const password = Buffer.from([0xff, 0x20, 0x41])
    assert.deepEqual(await client.call('CONFIG', 'SET', 'requirepass', password), ok)
    const stranger = await RespClient.connect({ port: server.port })
    assert.equal(errorOf(await stranger.call('GET', 'key')), 'NOAUTH Authentication required.')
    assert.deepEqual(await stranger.call('AUTH', password), ok)
    const value = fieldsOf(await client.call('CONFIG', 'GET', 'requirepass')).get('requirepass')
    assert.deepEqual(value, { type: 'bulk', value: password })
    await client.call('CONFIG', 'SET', 'requirepass', '')
    await stranger.close()
  })

  test('SET has its effect on native code: proto-max-bulk-len', async () => {
    await client.call('CONFIG', 'SET', 'proto-max-bulk-len', '1mb')
    const greedy = await server.connect()
    greedy.send('*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$1048577\r\n')
    assert.equal(errorOf((await greedy.nextReply()).reply), 'ERR Protocol error: invalid bulk length')
    await client.call('CONFIG', 'SET', 'proto-max-bulk-len', '512mb')
  })

  test('RESETSTAT sets the counters to zero', async () => {
    await client.call('GET', 'absent')
    await client.call('NONSENSE')
    assert.deepEqual(await client.call('CONFIG', 'RESETSTAT'), ok)
    const text = textOf(await client.call('INFO', 'stats', 'commandstats', 'errorstats'))
    const sections = infoSections(text)
    assert.equal(sections.get('Stats')?.get('keyspace_misses'), '0')
    assert.equal(sections.get('Stats')?.get('total_commands_processed'), '1')
    assert.equal(sections.get('Stats')?.get('total_connections_received'), '0')
    assert.deepEqual([...(sections.get('Commandstats')?.keys() ?? [])], ['cmdstat_config|resetstat'])
    assert.equal(sections.get('Errorstats')?.size, 0)
  })

  test('SET keeps passwords out of the slow log', async () => {
    await client.call('CONFIG', 'SET', 'slowlog-log-slower-than', 0)
    await client.call('CONFIG', 'SET', 'maxclients', 100, 'requirepass', 'hunter2', 'masterauth', 'secret')
    await client.call('CONFIG', 'SET', 'requirepass', '', 'slowlog-log-slower-than', 10000)
    const [entry] = itemsOf(await client.call('SLOWLOG', 'GET', 1))
    const words = itemsOf(itemsOf(entry ?? none)[3] ?? none).map(textOf)
    assert.equal(words.join(' '), 'CONFIG SET maxclients 100 requirepass (redacted) masterauth (redacted)')
  })

  test('SET of a protected parameter is open to this machine if the configuration says so', async () => {
    assert.match(errorOf(await client.call('CONFIG', 'SET', 'dir', '/tmp')), /can't set protected config$/)
    const open = await NacreServer.start({ config: { 'enable-protected-configs': 'local' } })
    const local = await open.connect()
    assert.deepEqual(await local.call('CONFIG', 'SET', 'dbfilename', 'other.rdb'), ok)
    await open.stop()
  })

  test('REWRITE writes the file that the configuration came from', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nacre-config-'))
    const filePath = join(folder, 'nacre.conf')
    writeFileSync(filePath, '# mine\nmaxclients 50\n')
    const config = new Configuration({ filePath })
    config.assign('maxclients', ['50'])
    using database = openWith({}, { config })
    const { port } = await database.listen({ port: 0 })
    const owner = await RespClient.connect({ port })
    await owner.call('CONFIG', 'SET', 'maxclients', 60)
    assert.deepEqual(await owner.call('CONFIG', 'REWRITE'), ok)
    assert.match(readFileSync(filePath, 'utf8'), /^# mine\nmaxclients 60\n/)
    await owner.close()
    rmSync(folder, { recursive: true })
  })

  test('answers typed calls in the process too', async () => {
    assert.deepEqual(await server.database.config.get(['maxclients']), { maxclients: '100' })
    assert.equal(numberOf(await client.call('DBSIZE')), 0)
  })
})

describe('CONFIG agrees with redis-server', { skip: !redisServerExists }, () => {
  let both: BothServers
  before(async () => {
    both = await BothServers.start()
  })
  after(() => both.stop())

  for (const call of [
    ['GET'],
    ['GET', 'nosuch'],
    ['GET', 'hash-max-ziplist-entries'],
    ['SET', 'timeout'],
    ['SET', 'timeout', '1', 'maxclients'],
    ['SET', 'nosuch', '1'],
    ['SET', 'timeout', 'x'],
    ['SET', 'timeout', '1', 'timeout', '2'],
    ['SET', 'databases', '4'],
    ['SET', 'slowlog-max-len', '64'],
    ['REWRITE'],
    ['RESETSTAT'],
    ['RESETSTAT', 'x'],
    ['NONSENSE'],
  ]) {
    test(`in what it answers to ${call.join(' ')}`, () => both.assertSame('CONFIG', ...call))
  }
})
