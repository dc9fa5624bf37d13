import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { ConfigurationFileError, ConfigurationReadError } from '../../src/config/errors.ts'
import { loadConfiguration } from '../../src/config/parse-file.ts'
import { redisServerExists, redisServerProgram } from '../oracle/redis-server.ts'

let folder: string

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'nacre-parse-'))
})

after(() => rmSync(folder, { recursive: true, force: true }))

const isCommand = (name: string) => ['get', 'set', 'keys'].includes(name)

function load(text: string) {
  const file = join(folder, 'redis.conf')
  writeFileSync(file, text)
  return loadConfiguration({ file, directory: folder, isCommand })
}

function faultOf(text: string): ConfigurationFileError {
  try {
    load(text)
  } catch (error) {
    if (error instanceof ConfigurationFileError) return error
    throw error
  }
  throw new Error(`loaded: ${text}`)
}

test('comments, empty lines, case of names and white space do not matter', () => {
  const { configuration } = load('# a comment\n\n  \tPORT   7001\r\n   # another\n')
  assert.equal(configuration.value('port'), 7001)
})

test('values may stand in quotes with escapes', () => {
  const text = `requirepass "a \\"b\\" \\x41\\n\\t\\\\"\nmasterauth 'it\\'s \\n'`
  const { configuration } = load(text)
  assert.equal(configuration.value('requirepass'), 'a "b" A\n\t\\')
  assert.equal(configuration.value('masterauth'), "it's \\n")
})

test('the last of several lines counts, but save lines add up', () => {
  const { configuration } = load('hz 5\nhz 6\nsave 900 1\nsave 300 10 60 5\n')
  assert.equal(configuration.value('hz'), 6)
  assert.deepEqual(configuration.value('save'), [
    { seconds: 900, changes: 1 },
    { seconds: 300, changes: 10 },
    { seconds: 60, changes: 5 },
  ])
})

test('an empty save line takes back those before it', () => {
  assert.deepEqual(load('save 900 1\nsave ""\n').configuration.value('save'), [])
  assert.deepEqual(load('save 900 1\nsave\n').configuration.value('save'), [])
  assert.deepEqual(load('save ""\nsave 5 6').configuration.value('save'), [{ seconds: 5, changes: 6 }])
})

test('a list may be one quoted value', () => {
  const { configuration } = load('save "900 1 300 10"\nbind "127.0.0.1 -::1"\n')
  assert.equal(configuration.value('save').length, 2)
  assert.deepEqual(configuration.value('bind'), ['127.0.0.1', '-::1'])
})

test('limits of output keep the classes that are not named', () => {
  const { configuration } = load('client-output-buffer-limit normal 1mb 2kb 3\n')
  assert.deepEqual(configuration.value('client-output-buffer-limit'), {
    normal: { hardBytes: 1048576, softBytes: 2048, softSeconds: 3 },
    replica: { hardBytes: 268435456, softBytes: 67108864, softSeconds: 60 },
    pubsub: { hardBytes: 33554432, softBytes: 8388608, softSeconds: 60 },
  })
})

test('include reads a file at its place, and a pattern reads all that match in order', () => {
  mkdirSync(join(folder, 'conf.d'), { recursive: true })
  writeFileSync(join(folder, 'conf.d/b.conf'), 'timeout 2\nhz 30\n')
  writeFileSync(join(folder, 'conf.d/a.conf'), 'timeout 1\n')
  writeFileSync(join(folder, 'conf.d/.hidden.conf'), 'timeout 3\n')
  const { configuration } = load('hz 10\ninclude conf.d/*.conf\nhz 20\ninclude none*.conf\n')
  assert.equal(configuration.value('timeout'), 2)
  assert.equal(configuration.value('hz'), 20)
})

test('an included file that is missing is an error, and a fault names the line in its own file', () => {
  assert.throws(
    () => load('include missing.conf\n'),
    (error) => error instanceof ConfigurationReadError && /missing\.conf': No such file/.test(error.message),
  )
  writeFileSync(join(folder, 'faulty.conf'), '\n\nhz x\n')
  assert.equal(faultOf('port 1\ninclude faulty.conf\n').lineNumber, 3)
})

test('files that include each other come to an end', () => {
  writeFileSync(join(folder, 'loop.conf'), 'include loop.conf\n')
  assert.equal(faultOf('include loop.conf').reason, 'Too many files that include each other')
})

test('rename-command gives the new names, and an empty one takes a command away', () => {
  const { renamedCommands } = load(
    'rename-command KEYS ""\nrename-command get Fetch\nrename-command fetch take\n',
  )
  assert.deepEqual(
    [...renamedCommands],
    [
      ['keys', ''],
      ['get', 'take'],
    ],
  )
})

test('rename-command refuses unknown commands and names in use', () => {
  assert.equal(faultOf('rename-command nope x').reason, 'No such command in rename-command')
  assert.equal(faultOf('rename-command get set').reason, 'Target command name already exists')
  assert.equal(
    faultOf('rename-command get x\nrename-command get y').reason,
    'No such command in rename-command',
  )
  assert.equal(load('rename-command get x\nrename-command set get').renamedCommands.get('set'), 'get')
})

test('user lines are kept for later, word by word', () => {
  assert.deepEqual(load('user ada on >"secret word" ~*\n').users, [['ada', 'on', '>secret word', '~*']])
})

test('io-threads sets the lanes unless lanes does', () => {
  assert.equal(load('io-threads 3\n').configuration.value('lanes'), 3)
  assert.equal(load('lanes 2\nio-threads 3\n').configuration.value('lanes'), 2)
})

test('a daemon has a file for its process id', () => {
  assert.equal(load('daemonize yes\n').configuration.value('pidfile'), '/var/run/nacre.pid')
  assert.equal(load('daemonize yes\npidfile /tmp/x.pid\n').configuration.value('pidfile'), '/tmp/x.pid')
})

test('options follow the file and the input', () => {
  const file = join(folder, 'redis.conf')
  writeFileSync(file, 'port 1\nhz 1\ntimeout 1\n')
  const input = 'hz 2\ntimeout 2\n'
  const { configuration } = loadConfiguration({
    file,
    input,
    optionLines: ['timeout "3"'],
    directory: folder,
  })
  assert.deepEqual(configuration.get(['port', 'hz', 'timeout']), [
    ['port', '1'],
    ['hz', '2'],
    ['timeout', '3'],
  ])
})

test('an option without its effect is warned of, unless it has its default', () => {
  assert.deepEqual(load('tls-cluster no\nactiverehashing yes\nsave ""\n').warnings, [])
  assert.deepEqual(load('tls-cluster yes\nsyslog-enabled yes\n').warnings, [
    "The parameter 'tls-cluster' is accepted, but it has no effect yet.",
    "The parameter 'syslog-enabled' is accepted, but it has no effect here. " +
      'Node.js has no access to syslog; the log goes to logfile or to standard output.',
  ])
})

test('a mistyped name is refused with the nearest one', () => {
  const { message } = faultOf('port 1\nmaxmemroy 5\n')
  assert.equal(
    message,
    '\n*** FATAL CONFIG FILE ERROR (Redis 7.2.4) ***\nReading the configuration file, at line 2\n' +
      ">>> 'maxmemroy 5'\nBad directive or wrong number of arguments\nDid you mean 'maxmemory'?",
  )
  assert.doesNotMatch(faultOf('quite-something-else 5').message, /Did you mean/)
})

/** Faults with the line that they are on. */
const faults = [
  'badoption 1',
  'port',
  'port 1 2',
  'port abc',
  'port 99999',
  'dir "open',
  'dir "a"b',
  "dir 'open",
  'dir /no/such/folder',
  'save 1 2 3',
  'maxmemory 1x',
  'rename-command get',
  'rename-command nosuchcommand x',
  'user',
  'sentinel monitor x',
  'tcp-backlog -1',
  'appendfilename a/b',
  'appenddirname ""',
  'unixsocketperm 9',
  'unixsocketperm 1777',
  'bind 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17',
  'io-threads 129',
  'replicaof localhost',
  'replicaof localhost x',
  'client-output-buffer-limit normal 1',
  'client-output-buffer-limit ""',
  'daemonize maybe',
  'list-max-ziplist-entries',
  'hz "10" ""',
  'shutdown-on-sigterm save nosave',
  'oom-score-adj-values 1 2',
  'include',
] as const

test('faults are told in the words of redis-server', { skip: !redisServerExists }, () => {
  const file = join(folder, 'redis.conf')
  for (const line of faults) {
    const ours = faultOf(`# a comment\nport 0\n${line}\nhz 10\n`)
    const { stderr } = spawnSync(redisServerProgram, [file], { encoding: 'utf8', timeout: 5000, cwd: folder })
    const theirs = stderr
      .slice(stderr.indexOf('***'))
      .replace(/Redis 7[\d.]+/, 'Redis 7.2.4')
      .trim()
    assert.equal(ours.message.replace(/\nDid you mean .*$/, '').trim(), theirs, line)
  }
})

test('there are fewer databases at most than redis-server allows, as each has tables of its own', () => {
  assert.equal(faultOf('databases 10001').reason, 'argument must be between 1 and 10000 inclusive')
})

test('replicaof is refused in cluster mode', () => {
  const fault = faultOf('replicaof localhost 1\ncluster-enabled yes\n')
  assert.equal(fault.reason, 'replicaof directive not allowed in cluster mode')
  assert.equal(fault.lineNumber, 1)
})
