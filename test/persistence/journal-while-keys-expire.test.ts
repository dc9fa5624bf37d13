// What random calls of every command left is there again when the journal is read, though keys
// and fields expired in between, and commands that redis-server 7.0 does not have took part.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type CommandDeclaration,
  type KeyArgument,
  subcommandsOf,
  type ValueArgument,
} from '../../src/commands/declare.ts'
import { declarations } from '../../src/commands/index.ts'
import type { Reply } from '../../src/commands/reply.ts'
import { type Database, open } from '../../src/index.ts'
import { streamWord, withoutLongWait } from '../differential/stream-words.ts'
import { randomCall } from '../oracle/random-arguments.ts'
import { RespClient } from '../oracle/resp-client.ts'
import { SeededRandom } from '../oracle/seeded-random.ts'
import { temporaryFolder } from './temporary-folder.ts'

const batches = Number(process.env.NACRE_DIFFERENTIAL_COMMANDS ?? 20_000) / 100
const databases = ['0', '1']

const otherFamilies = new Set(['connection', 'pubsub', 'scripting', 'server', 'transactions'])

// A payload of DUMP is not made by chance, and strings that these make take long to be written.
const leftOut = new Set(['restore', 'setbit', 'setrange', 'bitfield', 'waitaof'])

const writers = declarations
  .flatMap((declaration: CommandDeclaration) => [declaration, ...subcommandsOf(declaration)])
  .filter(
    (declaration) =>
      !otherFamilies.has(declaration.family) &&
      !leftOut.has(declaration.name) &&
      subcommandsOf(declaration).length === 0 &&
      declaration.flags.includes('write'),
  )

/** How far away an expiry time is at the most that passes during the test. */
const nearMs = 60

const farMs = 4_000_000_000_000

// Commands meet keys of their own type most often; these families have most of what is new.
const drawn = writers.flatMap((declaration) =>
  Array.from({ length: ['hash', 'stream'].includes(declaration.family) ? 4 : 1 }, () => declaration),
)
const waiters = writers.filter(({ flags }) => flags.includes('blocking'))
const families = [...new Set(writers.map(({ family }) => family))]

function keyOf(family: string, random: SeededRandom): string {
  const owner = family === 'generic' || random.chance(0.05) ? random.pick(families) : family
  return `${owner}:${random.below(3)}`
}

/** How many entries were added to streams: that is the ID of the last one. */
let entries = 0

const oldId = (random: SeededRandom): string => `${Math.max(entries - random.below(40), 0)}-0`

function wordFor(argument: KeyArgument | ValueArgument, random: SeededRandom): string {
  const isNear = random.chance(0.6)
  switch (argument.name) {
    case 'milliseconds':
      return isNear ? String(random.below(nearMs)) : String(farMs)
    case 'unix-time-milliseconds':
      return String(isNear ? Date.now() + random.below(2 * nearMs) - nearMs : farMs)
    case 'seconds':
    case 'unix-time-seconds':
      return random.pick(['0', '1', '4000000000'])
    case 'field':
      return random.pick(['f', 'g', '', '1', '-7', `field:${random.below(600)}`])
    case 'increment':
    case 'decrement':
    case 'score':
      return random.pick(['1', '-3', '2', '7'])
    case 'threshold':
    case 'count':
    case 'limit':
    case 'entriesread':
      return String(random.below(20))
    case 'min-idle-time':
    case 'ms':
      return String(random.below(10))
    case 'id':
    case 'lastid':
    case 'last-id':
    case 'start':
      return random.pick(['0', oldId(random), oldId(random), oldId(random)])
    case 'group':
      return random.pick(['g', 'h'])
    case 'consumer':
      return random.pick(['c', 'd'])
    default:
      return streamWord(argument, random)
  }
}

function draw(random: SeededRandom): readonly string[] {
  if (random.chance(0.02)) return manyFields(random)
  if (random.chance(0.15)) return readOrAdd(random)
  const call = drawCall(random.pick(drawn), random)
  return random.chance(0.02) ? ['EVAL', 'return redis.pcall(unpack(ARGV))', '0', ...call] : call
}

/** A call whose wait, if any, is short and whose seconds, if any, are over or far away. */
function drawCall(declaration: CommandDeclaration, random: SeededRandom): readonly string[] {
  const word = (argument: KeyArgument | ValueArgument, drawing: SeededRandom) =>
    argument.type === 'key'
      ? keyOf(declaration.family, drawing)
      : declaration.name === 'xreadgroup' && argument.name === 'id'
        ? drawing.pick(['>', '>', '>', '0'])
        : wordFor(argument, drawing)
  const call = withoutLongWait(
    declaration,
    randomCall(declaration, random, { anyOrder: true, wordFor: word }),
  )
  const at = call.findIndex((word) => word.toLowerCase() === 'block')
  const short = at === -1 ? call : call.with(at + 1, '1')
  return declaration.name === 'xadd' ? short.map((each) => (each === '*' ? `${++entries}-*` : each)) : short
}

/** What fills streams and makes entries pending, which calls by chance undo more often than they do it. */
function readOrAdd(random: SeededRandom): readonly string[] {
  const key = keyOf('stream', random)
  const group = random.pick(['g', 'h'])
  if (random.chance(0.6)) return ['XADD', key, `${++entries}-0`, 'f', 'v']
  if (random.chance(0.3)) return ['XGROUP', 'CREATE', key, group, '0', 'MKSTREAM']
  return ['XREADGROUP', 'GROUP', group, 'c', 'COUNT', '5', 'STREAMS', key, '>']
}

/** More fields than are reclaimed at once, that expire together. */
function manyFields(random: SeededRandom): readonly string[] {
  const pairs = Array.from({ length: 500 }, (_, index) => [`field:${index}`, 'value'])
  return [
    'HSETEX',
    keyOf('hash', random),
    'PX',
    String(1 + random.below(nearMs)),
    'FIELDS',
    '500',
    ...pairs.flat(),
  ]
}

/** Calls that wait for what those of the other connection bring. */
function waitingCalls(random: SeededRandom): readonly (readonly string[])[] {
  const calls = Array.from({ length: 5 }, () => drawCall(random.pick(waiters), random))
  return calls.map((call) => call.map((word) => (word === '0.001' ? '0.01' : word)))
}

async function runRandomCalls(client: RespClient, waiting: RespClient, random: SeededRandom): Promise<void> {
  for (let batch = 0; batch < batches; batch++) {
    const calls = Array.from({ length: 100 }, () => draw(random))
    const inTransaction = random.chance(0.2) ? [['MULTI'], ...calls, ['EXEC']] : calls
    const database = ['SELECT', random.pick(databases)]
    const waits = random.chance(0.2) ? [database, ...waitingCalls(random)] : []
    await Promise.all([waiting.pipeline(waits), client.pipeline([database, ...inTransaction])])
    if (random.chance(0.1)) await sleep(random.below(nearMs / 2))
    // Refused as long as another rewrite goes on.
    if (random.chance(0.05)) await client.call('BGREWRITEAOF')
  }
}

/** All that is there, but for what the memory alone knows. */
async function stateOf(db: Database): Promise<Map<string, unknown>> {
  const state = new Map<string, unknown>()
  const server = await db.listen({ port: 0 })
  const client = await RespClient.connect({ port: server.port })
  for (const database of databases) {
    await client.call('SELECT', database)
    for (const key of textsOf(await client.call('KEYS', '*'))) {
      const expiry = await client.call('PEXPIRETIME', key)
      state.set(`${database} ${key}`, [expiry, await contentOf(client, key)])
    }
  }
  await client.close()
  server.close()
  return state
}

async function contentOf(client: RespClient, key: string): Promise<unknown> {
  const type = await client.call('TYPE', key)
  assert.ok(type.type === 'status')
  if (type.value === 'hash') return fieldsOf(client, key)
  const digest = await client.call('DEBUG', 'DIGEST-VALUE', key)
  if (type.value !== 'stream') return digest
  return [digest, ...(await groupsOf(client, key))]
}

async function fieldsOf(client: RespClient, key: string): Promise<unknown> {
  const fields = textsOf(await client.call('HKEYS', key)).sort()
  const values = await client.call('HMGET', key, ...fields)
  return [fields, values, await client.call('HPEXPIRETIME', key, 'FIELDS', fields.length, ...fields)]
}

async function groupsOf(client: RespClient, key: string): Promise<readonly unknown[]> {
  const groups = await client.call('XINFO', 'GROUPS', key)
  assert.ok(groups.type === 'array')
  const pending: Reply[] = []
  for (const group of groups.items) {
    const [, name = ''] = textsOf(group)
    pending.push(
      await client.call('XPENDING', key, name),
      await client.call('XPENDING', key, name, '-', '+', '1000'),
    )
  }
  const summary = await client.call('XINFO', 'STREAM', key)
  assert.ok(summary.type === 'array')
  // Nodes may be cut otherwise: they are pairs 1 and 2.
  return [groups, withoutIdleTimes(pending), summary.items.toSpliced(2, 4)]
}

/** The replies of XPENDING but for how long entries have been idle, which depends on now. */
function withoutIdleTimes(pending: readonly Reply[]): unknown {
  return pending.map((reply) =>
    reply.type !== 'array'
      ? reply
      : reply.items.map((item) =>
          item.type === 'array' && item.items.length === 4 ? item.items.with(2, { type: 'null' }) : item,
        ),
  )
}

function textsOf(reply: Reply): string[] {
  assert.ok(reply.type === 'array')
  return reply.items.map((item) => (item.type === 'bulk' ? Buffer.from(item.value).toString('latin1') : ''))
}

const config = { 'enable-debug-command': 'yes', appendfsync: 'no' }

async function isLoadedAlike(t: TestContext, activeExpiry: '0' | '1'): Promise<void> {
  const random = new SeededRandom()
  entries = 0
  t.diagnostic(`seed ${random.seed}, ${batches * 100} calls of ${writers.length} commands`)
  const folder = temporaryFolder(t)
  const db = open(folder, { config })
  const server = await db.listen({ port: 0 })
  const client = await RespClient.connect({ port: server.port })
  await client.call('DEBUG', 'SET-ACTIVE-EXPIRE', activeExpiry)
  const waiting = await RespClient.connect({ port: server.port })
  await runRandomCalls(client, waiting, random)
  await Promise.all([client.close(), waiting.close()])
  server.close()
  // Until all that is near has passed, also what was given in whole seconds.
  await sleep(1100)
  const state = await stateOf(db)
  db.close()
  using again = open(folder, { config })
  assert.deepEqual(await stateOf(again), state, `repeat with NACRE_SEED=${random.seed}`)
}

test('the journal of random calls is read with the same outcome while keys expire', async (t) => {
  await isLoadedAlike(t, '1')
})

test('the journal of random calls is read with the same outcome where only who meets a key reclaims it', async (t) => {
  await isLoadedAlike(t, '0')
})
