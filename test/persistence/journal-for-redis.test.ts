// redis-server loads our journal, and we load its own, with the same data.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { bitmapCommands } from '../../src/commands/bitmap/index.ts'
import {
  type CommandDeclaration,
  fullName,
  type KeyArgument,
  subcommandsOf,
  type ValueArgument,
} from '../../src/commands/declare.ts'
import { genericCommands } from '../../src/commands/generic/index.ts'
import { geoCommands } from '../../src/commands/geo/index.ts'
import { hashCommands } from '../../src/commands/hash/index.ts'
import { hyperloglogCommands } from '../../src/commands/hyperloglog/index.ts'
import { listCommands } from '../../src/commands/list/index.ts'
import { setCommands } from '../../src/commands/set/index.ts'
import { sortedSetCommands } from '../../src/commands/sorted-set/index.ts'
import { streamCommands } from '../../src/commands/stream/index.ts'
import { stringCommands } from '../../src/commands/string/index.ts'
import { type Database, open } from '../../src/index.ts'
import { streamWord, withoutLongWait, withoutNearExpiry } from '../differential/stream-words.ts'
import { randomCall } from '../oracle/random-arguments.ts'
import { RedisServer, redisServerExists } from '../oracle/redis-server.ts'
import { RespClient } from '../oracle/resp-client.ts'
import { SeededRandom } from '../oracle/seeded-random.ts'
import { temporaryFolder } from './temporary-folder.ts'

// A tenth of what other streams have: strings of 512 MiB, which some calls make, take a while to be written.
const calls = Number(process.env.NACRE_DIFFERENTIAL_COMMANDS ?? 50_000) / 10
// Redis-server takes longer for them.
const theirCalls = calls / 10
const oracleVersion = '7.0.15'
const ids = ['*', '1-1', '2-0', '5-*', '7', '9-1', '0', '>', '$', '-', '+']

const all = [
  ...[...stringCommands, ...bitmapCommands, ...hashCommands, ...listCommands, ...setCommands],
  ...[...sortedSetCommands, ...geoCommands, ...hyperloglogCommands, ...streamCommands, ...genericCommands],
].flatMap((declaration: CommandDeclaration) => [declaration, ...subcommandsOf(declaration)])

function wordFor(argument: KeyArgument | ValueArgument, random: SeededRandom): string {
  if (argument.type === 'key') return random.pick(['a', 'b', 'c', 'd', 'e', 'f'])
  if (argument.name === 'id' || argument.name === 'lastid') return random.pick(ids)
  if (argument.name === 'group') return random.pick(['g', 'h'])
  if (argument.name === 'consumer') return random.pick(['c', 'd'])
  return streamWord(argument, random)
}

/** Calls of all commands that redis-server knows, which keep to their grammar. */
async function knownToRedis(redis: RespClient): Promise<CommandDeclaration[]> {
  const known: CommandDeclaration[] = []
  for (const declaration of all) {
    const reply = await redis.call('COMMAND', 'INFO', fullName(declaration))
    const isKnown = reply.type === 'array' && reply.items.some((item) => item.type === 'array')
    const isContainer = subcommandsOf(declaration).length > 0
    if (isKnown && !isContainer && !declaration.flags.includes('readonly')) known.push(declaration)
  }
  return known
}

async function runRandomCalls(
  port: number,
  declarations: readonly CommandDeclaration[],
  random: SeededRandom,
  count = calls,
) {
  const client = await RespClient.connect({ port })
  for (let done = 0; done < count; done += 50) {
    const batch = Array.from({ length: 50 }, () => {
      const declaration = random.pick(declarations)
      const grammar = { upTo: oracleVersion, anyOrder: true, wordFor } as const
      const call = randomCall(declaration, random, grammar)
      return withShortBlock(withoutLongWait(declaration, withoutNearExpiry(declaration, call, random)))
    })
    if (random.chance(0.3)) {
      const database = String(random.below(3))
      await client.pipeline([['SELECT', database], ['MULTI'], ...batch, ['EXEC']])
    } else {
      await client.pipeline(batch)
    }
  }
  await client.close()
}

/** What XREADGROUP finds nothing for is not to wait for long. */
function withShortBlock(call: readonly string[]): readonly string[] {
  const at = call.findIndex((word) => word.toLowerCase() === 'block')
  return at === -1 ? call : call.with(at + 1, '1')
}

/** Of the databases that are used here. redis-server's digest has keys that expired, until they are met. */
async function digestOf(client: RespClient): Promise<string> {
  while (true) {
    // DEBUG answers while it is loading, and the others do not.
    const all = ['2', '1', '0'].flatMap((database) => [
      ['SELECT', database],
      ['KEYS', '*'],
    ])
    const replies = await client.pipeline([...all, ['DEBUG', 'DIGEST']])
    const digest = replies.at(-1)
    const error = replies.find((reply) => reply.type === 'error')
    if (error === undefined && digest?.type === 'status') return String(digest.value)
    if (error === undefined || !/LOADING/.test(error.message)) throw new Error(JSON.stringify(replies))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const config = { 'enable-debug-command': 'yes', appendfsync: 'no', 'aof-timestamp-enabled': 'yes' }
const redisOptions = ['--appendonly', 'yes', '--enable-debug-command', 'yes']

async function digestOfOurs(db: Database): Promise<string> {
  const server = await db.listen({ port: 0 })
  const client = await RespClient.connect({ port: server.port })
  const digest = await digestOf(client)
  await client.close()
  server.close()
  return digest
}

describe('the journal of random calls', { skip: !redisServerExists }, () => {
  test('loads into redis-server, before and after a rewrite', async (t) => {
    const folder = temporaryFolder(t)
    const random = new SeededRandom()
    t.diagnostic(`seed ${random.seed}`)
    const oracle = await RedisServer.start(['--enable-debug-command', 'yes'])
    const declarations = await knownToRedis(await oracle.connect())
    await oracle.stop()
    const db = open(folder, { config })
    const server = await db.listen({ port: 0 })
    await runRandomCalls(server.port, declarations, random)
    server.close()
    const digest = await digestOfOurs(db)
    db.close()
    using again = open(folder, { config })
    assert.equal(await digestOfOurs(again), digest, `our own recovery; repeat with NACRE_SEED=${random.seed}`)
    again.close()
    const theirs = await RedisServer.start([...redisOptions, '--dir', folder])
    const client = await theirs.connect()
    const loaded = await digestOf(client)
    await theirs.stop()
    assert.equal(loaded, digest, `redis-server's; repeat with NACRE_SEED=${random.seed}`)
  })

  test('comes from redis-server and loads here', async (t) => {
    const folder = temporaryFolder(t)
    const random = new SeededRandom()
    t.diagnostic(`seed ${random.seed}`)
    const theirs = await RedisServer.start([...redisOptions, '--dir', folder, '--appendfsync', 'no'])
    const client = await theirs.connect()
    // A wait that ends makes redis-server idle for up to a tenth of a second.
    const declarations = (await knownToRedis(client)).filter(({ flags }) => !flags.includes('blocking'))
    await runRandomCalls(theirs.port, declarations, random, theirCalls)
    await client.call('BGREWRITEAOF')
    await runRandomCalls(theirs.port, declarations, random, theirCalls)
    const digest = await digestOf(client)
    await client.call('SHUTDOWN', 'NOSAVE').catch(() => undefined)
    await theirs.stop()
    using db = open(join(folder), { config })
    assert.equal(await digestOfOurs(db), digest, `repeat with NACRE_SEED=${random.seed}`)
  })
})
