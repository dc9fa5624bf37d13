import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type { Reply } from '../../src/commands/reply.ts'
import { Configuration } from '../../src/config/configuration.ts'
import { ConfigurationError } from '../../src/config/errors.ts'
import { anyParameters, parameterNames, parameterWords } from '../../src/config/parameters/index.ts'
import { loadConfiguration } from '../../src/config/parse-file.ts'
import { RedisServer, redisServerExists } from '../oracle/redis-server.ts'
import type { RespClient } from '../oracle/resp-client.ts'

const skip = redisServerExists ? false : 'redis-server is not installed'

/** Names that redis-server 7.0 does not have, with the reason. */
const namesOfOurOwn: Readonly<Record<string, string>> = {
  lanes: "nacre's own",
  'snapshot-format': "nacre's own",
  'script-workers': "nacre's own",
  'lua-undeclared-keys': "nacre's own",
  procedures: "nacre's own",
  'set-max-listpack-entries': 'came with Redis 7.2',
  'set-max-listpack-value': 'came with Redis 7.2',
  'locale-collate': 'came with Redis 7.2',
  'cluster-announce-human-nodename': 'came with Redis 7.2',
  'server-cpulist': 'Redis 7.2 spells it with a hyphen',
  'bio-cpulist': 'Redis 7.2 spells it with a hyphen',
  'aof-rewrite-cpulist': 'Redis 7.2 spells it with a hyphen',
  'bgsave-cpulist': 'Redis 7.2 spells it with a hyphen',
  'max-new-connections-per-cycle': 'newer than Redis 7.0',
  'max-new-tls-connections-per-cycle': 'newer than Redis 7.0',
}

/** Parameters that the oracle is started with, or that name its own surroundings. */
const setAtTheStart = new Set(['port', 'bind', 'save', 'dir', 'pidfile', 'enable-protected-configs'])

/** Parameters that cannot be set on the oracle without losing it, or whose values depend on its machine. */
const unsafe = new Set([
  'bind', // It stops to listen where the test is connected.
  'port',
  'tls-port', // It has no certificate, so any port is refused.
  'tls-replication', // The same.
  'tls-cluster', // The same.
  'requirepass', // It asks for the password from then on.
  'maxclients', // It asks the operating system for file descriptors.
  'appendonly', // It starts to write files.
  'save',
  'timeout', // It closes this connection when the machine pauses for a second.
  'repl-backlog-size', // It allocates that much.
  'proto-max-bulk-len',
  'activedefrag', // Debian's build has no allocator for it.
  'jemalloc-bg-thread',
  'oom-score-adj', // It asks the operating system.
  'oom-score-adj-values',
  'unixsocket',
  'watchdog-period', // It is never less than the time between two rounds of background work.
])

/** Values for every kind of parameter, right ones and wrong ones. */
const values = [
  'yes', 'no', 'YES', '', '0', '1', '2', '10', '64', '99', '100', '101', '1000', '65535', '65536', '-1', '-5',
  '007', '+5', ' 5', '5 ', '1.5', 'abc', '1k', '1kb', '64mb', '1GB', '3b', '1p', '-1mb', 'kb', '50%', '0%',
  '101%', '5%%', '%', '2147483647', '2147483648', '4294967296', '9223372036854775807', '9223372036854775808',
  'always', 'everysec', 'notice', 'debug', 'allkeys-lru', 'disabled', 'swapdb', 'ip', 'hostname', 'ignore',
  'optional', 'clients', 'resetchannels', 'default', 'save now', 'save nosave', 'force  now', 'nosave',
  'KEA', 'Kg$', 'AKEmn', 'gnE', 'KM', '50 99', '99.9', '1e1', '0x10', 'inf', 'nan', '1.23456789', '50  99',
  '-1 0 1', '1 2 3', '1 2 3 4', '1 2', '2001 0 0', 'normal 1 2 3', 'replica 1mb 1kb 60', 'slave 5 6 7',
  'pubsub 0 0 0 normal 4kb 5 6', 'master 1 2 3', 'normal 1 2', 'normal x 2 3', 'normal 1 2 -3',
  '{title}', '{title} {port}', '{what}', '{title', 'a}', 'a_b', 'a.b-c', 'a/b', '.', 'x', 'caf\u00e9',
] // biome-ignore format: a list of words reads best as words.

let server: RedisServer
let oracle: RespClient

before(async () => {
  if (skip !== false) return
  server = await RedisServer.start(['--enable-protected-configs', 'yes'])
  oracle = await server.connect()
})

after(async () => {
  if (skip === false) await server.stop()
})

function pairsOf(reply: Reply): Map<string, string> {
  assert.ok(reply.type === 'array')
  const texts = reply.items.map((item) => (item.type === 'bulk' ? String(item.value) : '?'))
  const pairs = new Map<string, string>()
  for (let index = 0; index < texts.length; index += 2) pairs.set(texts[index] ?? '', texts[index + 1] ?? '')
  return pairs
}

function likeTheOracle(): Configuration {
  const optionLines = ['enable-protected-configs yes', `dir "${server.folder}"`]
  return loadConfiguration({ optionLines }).configuration
}

function setHere(configuration: Configuration, pairs: readonly (readonly [string, string])[]): string {
  try {
    assert.equal(configuration.set(pairs), undefined)
    return 'OK'
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message
    throw error
  }
}

async function setThere(pairs: readonly (readonly [string, string])[]): Promise<string> {
  const reply = await oracle.call('CONFIG', 'SET', ...pairs.flat())
  if (reply.type === 'error') return reply.message
  return reply.type === 'status' ? reply.value : reply.type
}

test('CONFIG GET * has every name of redis-server, and a list says which others', { skip }, async () => {
  const theirs = pairsOf(await oracle.call('CONFIG', 'GET', '*'))
  const ours = new Map(new Configuration().get(['*']))
  assert.deepEqual(
    [...theirs.keys()].filter((name) => !ours.has(name)),
    [],
  )
  assert.deepEqual(
    [...ours.keys()].filter((name) => !theirs.has(name)),
    Object.keys(namesOfOurOwn).sort((a, b) => parameterWords.indexOf(a) - parameterWords.indexOf(b)),
  )
})

test('default values are those of redis-server', { skip }, async () => {
  const theirs = pairsOf(await oracle.call('CONFIG', 'GET', '*'))
  const configuration = new Configuration()
  for (const [name, value] of configuration.get(['*'])) {
    if (!(name in namesOfOurOwn) && !setAtTheStart.has(name)) assert.equal(value, theirs.get(name), name)
  }
  assert.deepEqual(configuration.get(['save', 'port', 'bind', 'pidfile']), [
    ['save', '3600 1'], // The journal keeps what happens between two snapshots.
    ['port', '6379'],
    ['bind', '* -::*'],
    ['pidfile', ''],
  ])
})

test('hidden parameters answer to their exact name only', { skip }, async () => {
  const hidden = parameterNames.filter((name) => anyParameters[name].hidden === true)
  const newer = ['enable-debug-assert', 'debug-context']
  for (const name of hidden.filter((candidate) => !newer.includes(candidate))) {
    const theirs = pairsOf(await oracle.call('CONFIG', 'GET', name))
    assert.deepEqual(new Map(new Configuration().get([name])), theirs)
    assert.deepEqual(new Configuration().get([`${name}*`]), [])
  }
})

/** Deliberate differences of single answers. */
function isDeliberate(word: string, value: string): boolean {
  const tooLarge = '9223372036854775808'
  // The oracle takes 2^63 bytes for a negative number, and that for a percentage.
  return word === 'maxmemory-clients' && value === tooLarge
}

test('every parameter takes and refuses the same values with the same words', { skip }, async () => {
  const configuration = likeTheOracle()
  const words = parameterWords.filter(
    (word) =>
      !(word in namesOfOurOwn) &&
      !unsafe.has(word) &&
      word !== 'enable-debug-assert' &&
      word !== 'debug-context',
  )
  for (const word of words) {
    for (const value of values.filter((candidate) => !isDeliberate(word, candidate))) {
      if (word === 'dir' && value === 'a/b') continue
      // Redis 7.2 added a level.
      const ours = setHere(configuration, [[word, value]]).replace(/(loglevel.*), nothing$/, '$1')
      const call = `CONFIG SET ${word} ${JSON.stringify(value)}`
      assert.equal(ours, await setThere([[word, value]]), call)
      const theirs = pairsOf(await oracle.call('CONFIG', 'GET', word))
      assert.deepEqual(new Map(configuration.get([word])), theirs, call)
    }
  }
})

test('several parameters at once are refused for the same one, and none is changed', { skip }, async () => {
  const names = [
    'hz',
    'HZ',
    'maxmemory',
    'tcp-keepalive',
    'appendfsync',
    'hash-max-ziplist-entries',
    'daemonize',
    'nonsense',
  ]
  const pair = fc.tuple(
    fc.constantFrom(...names, 'hash-max-listpack-entries'),
    fc.constantFrom('1', '7', 'no', 'x'),
  )
  const configuration = likeTheOracle()
  await oracle.call(
    'CONFIG',
    'SET',
    ...configuration.get(['hz', 'maxmemory', 'tcp-keepalive', 'appendfsync']).flat(),
  )
  await oracle.call('CONFIG', 'SET', 'hash-max-listpack-entries', '512')
  const seed = Number(process.env.NACRE_SEED ?? Date.now() % 2 ** 31)
  console.log(`seed ${seed}`)
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { minLength: 1, maxLength: 4 }), async (pairs) => {
      assert.equal(setHere(configuration, pairs), await setThere(pairs))
      for (const name of ['hz', 'maxmemory', 'tcp-keepalive', 'appendfsync', 'hash-max-ziplist-entries']) {
        const theirs = pairsOf(await oracle.call('CONFIG', 'GET', name))
        assert.deepEqual(new Map(configuration.get([name])), theirs)
      }
    }),
    { seed, numRuns: 300 },
  )
})

test('CONFIG GET understands patterns as redis-server does', { skip }, async () => {
  const patterns = ['max*', '*list*', '[h]z', 'HASH-*', 'h?', 'Timeout', 'slave*', 'no-such', '[^a-y]*', '']
  const subsets = fc.uniqueArray(fc.constantFrom(...patterns), { minLength: 1, maxLength: 4 })
  const configuration = likeTheOracle()
  // The tests before have left the other server limits that end a connection.
  const fresh = await RedisServer.start()
  const client = await fresh.connect()
  await fc.assert(
    fc.asyncProperty(subsets, async (chosen) => {
      const theirs = [...pairsOf(await client.call('CONFIG', 'GET', ...chosen)).keys()]
      const ours = configuration.get(chosen).map(([name]) => name)
      assert.deepEqual(ours.filter((name) => !(name in namesOfOurOwn)).sort(), theirs.sort())
    }),
    { numRuns: 50 },
  )
  await fresh.stop()
})
