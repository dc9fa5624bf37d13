import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { BothServers } from '../../oracle/both-servers.ts'
import { NacreServer } from '../../oracle/nacre-server.ts'
import { redisServerExists } from '../../oracle/redis-server.ts'
import { infoSections, textOf } from '../../oracle/reply-text.ts'
import type { RespClient } from '../../oracle/resp-client.ts'

async function section(client: RespClient, name: string): Promise<ReadonlyMap<string, string>> {
  const [fields] = infoSections(textOf(await client.call('INFO', name))).values()
  return fields ?? new Map()
}

describe('INFO', () => {
  let server: NacreServer
  let client: RespClient
  before(async () => {
    server = await NacreServer.start()
    client = await server.connect()
  })
  after(() => server.stop())

  test('answers verbatim text in RESP3', async () => {
    const reply = await (await server.connect(3)).call('INFO')
    assert.equal(reply.type === 'verbatim' && reply.format, 'txt')
  })

  test('names the compatible version, our own, and where the server listens', async () => {
    const fields = await section(client, 'server')
    assert.match(fields.get('redis_version') ?? '', /^7\.2\.\d+$/)
    assert.match(fields.get('nacre_version') ?? '', /^\d+\.\d+\.\d+$/)
    assert.match(fields.get('run_id') ?? '', /^[0-9a-f]{40}$/)
    assert.equal(fields.get('tcp_port'), String(server.port))
    assert.equal(fields.get('process_id'), String(process.pid))
    assert.equal(fields.get('listener0'), `name=tcp,bind=127.0.0.1,port=${server.port}`)
  })

  test('counts hits, misses, commands, errors and traffic', async () => {
    await client.call('CONFIG', 'RESETSTAT')
    await client.call('SET', 'key', 'value')
    await client.call('GET', 'key')
    await client.call('GET', 'absent')
    await client.call('INCR', 'key')
    await client.call('GET')
    const fields = await section(client, 'stats')
    assert.equal(fields.get('keyspace_hits'), '1')
    assert.equal(fields.get('keyspace_misses'), '1')
    assert.equal(fields.get('total_commands_processed'), '5')
    assert.equal(fields.get('total_error_replies'), '2')
    assert.ok(Number(fields.get('total_net_input_bytes')) > 100)
    assert.ok(Number(fields.get('total_net_output_bytes')) > 20)
    const commands = await section(client, 'commandstats')
    assert.match(
      commands.get('cmdstat_get') ?? '',
      /^calls=2,usec=\d+,usec_per_call=\d+\.\d\d,rejected_calls=1,failed_calls=0$/,
    )
    assert.match(commands.get('cmdstat_incr') ?? '', /^calls=1,.*rejected_calls=0,failed_calls=1$/)
    assert.match(commands.get('cmdstat_config|resetstat') ?? '', /^calls=1,/)
    assert.deepEqual(await section(client, 'errorstats'), new Map([['errorstat_ERR', 'count=2']]))
  })

  test('shows the percentiles that the configuration asks for', async () => {
    await client.call('CONFIG', 'SET', 'latency-tracking-info-percentiles', '50 99.5')
    await client.call('PING')
    const fields = await section(client, 'latencystats')
    assert.match(fields.get('latency_percentiles_usec_ping') ?? '', /^p50=\d+\.\d{3},p99\.5=\d+\.\d{3}$/)
    await client.call('CONFIG', 'SET', 'latency-tracking', 'no')
    assert.equal((await section(client, 'latencystats')).size, 0)
    await client.call('CONFIG', 'SET', 'latency-tracking', 'yes')
  })

  test('lists databases that hold keys, with how long their keys live on average', async () => {
    await client.call('FLUSHALL')
    await client.call('SET', 'a', 1)
    await client.call('SET', 'b', 1, 'EX', 100)
    await client.call('SELECT', 5)
    await client.call('SET', 'c', 1)
    await client.call('SELECT', 0)
    const fields = await section(client, 'keyspace')
    assert.deepEqual([...fields.keys()], ['db0', 'db5'])
    const [, averageTtl] = /^keys=2,expires=1,avg_ttl=(\d+)$/.exec(fields.get('db0') ?? '') ?? []
    assert.ok(Number(averageTtl) > 90_000 && Number(averageTtl) <= 100_000, fields.get('db0'))
    assert.equal(fields.get('db5'), 'keys=1,expires=0,avg_ttl=0')
  })

  test('weighs the data', async () => {
    await client.call('FLUSHALL')
    const before = await section(client, 'memory')
    await client.call('SET', 'large', Buffer.alloc(1_000_000))
    const after = await section(client, 'memory')
    const grown = Number(after.get('used_memory')) - Number(before.get('used_memory'))
    assert.ok(grown >= 1_000_000 && grown < 1_100_000, String(grown))
    assert.ok(Number(after.get('used_memory_peak')) >= Number(after.get('used_memory')))
    assert.match(after.get('used_memory_human') ?? '', /^\d\.\d\dM$/)
  })

  test('counts the clients, and those that were refused', async () => {
    const fields = await section(client, 'clients')
    assert.ok(Number(fields.get('connected_clients')) >= 1)
    assert.equal(fields.get('maxclients'), '10000')
  })
})

/** What redis-server tells of itself and nacre has no counterpart for. */
const notOurs: ReadonlySet<string> = new Set([
  'gcc_version',
  'used_cpu_sys_main_thread',
  'used_cpu_user_main_thread',
])

/** What Redis 7.2 has and 7.0 has not, and what only nacre has. */
const onlyOurs: ReadonlySet<string> = new Set([
  'nacre_version',
  'node_version',
  'lanes',
  'listener0',
  'nacre_javascript_memory',
  'total_blocking_keys',
  'total_blocking_keys_on_nokey',
  'acl_access_denied_auth',
  'acl_access_denied_cmd',
  'acl_access_denied_key',
  'acl_access_denied_channel',
  'eventloop_cycles',
  'eventloop_duration_sum',
  'eventloop_duration_cmd_sum',
  'instantaneous_eventloop_cycles_per_sec',
  'instantaneous_eventloop_duration_usec',
])

describe('INFO agrees with redis-server', { skip: !redisServerExists }, () => {
  let both: BothServers
  before(async () => {
    both = await BothServers.start()
    for (const client of await both.clients(2)) await client.call('SET', 'key', 'value')
  })
  after(() => both.stop())

  for (const names of [
    [],
    ['all'],
    ['everything'],
    ['default'],
    ['Server', 'CLIENTS'],
    ['keyspace', 'server', 'keyspace'],
    ['nosuch'],
    ['nosuch', 'cpu'],
    ['default', 'commandstats'],
    ['default', 'modules'],
    ['latencystats'],
  ]) {
    test(`in the sections of INFO ${names.join(' ')}`, async () => {
      const titles = async (client: RespClient | undefined) =>
        textOf((await client?.call('INFO', ...names)) ?? { type: 'null' }).match(/^# .*$/gm)
      const [nacre, redis] = await both.clients(2)
      assert.deepEqual(await titles(nacre), await titles(redis))
    })
  }

  for (const name of [
    'server',
    'clients',
    'memory',
    'persistence',
    'stats',
    'replication',
    'cpu',
    'keyspace',
  ]) {
    test(`in the fields of ${name} and their order`, async () => {
      const [nacre, redis] = await both.clients(2)
      const ours = [...(await section(nacre, name)).keys()].filter((field) => !onlyOurs.has(field))
      const theirs = [...(await section(redis, name)).keys()].filter((field) => !notOurs.has(field))
      assert.deepEqual(ours, theirs)
    })
  }

  test('byte for byte in sections that hold no numbers', () => both.assertSame('INFO', 'cluster', 'modules'))

  test('about the same faults, counted by their codes', async () => {
    const counts: ReadonlyMap<string, string>[] = []
    for (const client of await both.clients(2)) {
      await client.call('CONFIG', 'RESETSTAT')
      await client.call('NONSENSE')
      await client.call('GET')
      await client.call('AUTH', 'somebody', 'wrong')
      await client.call('HELLO', 9)
      await client.call('CONFIG', 'SET', 'timeout', 'x')
      await client.call('INCRBY', 'key', 'x')
      counts.push(await section(client, 'errorstats'))
    }
    assert.deepEqual([...(counts[0] ?? [])], [...(counts[1] ?? [])])
  })
})
