// COMMAND INFO of every command that redis-server 7.0 has too, field by field.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { CommandDeclaration } from '../../src/commands/declare.ts'
import { fullName, subcommandsOf } from '../../src/commands/declare.ts'
import { infoReply } from '../../src/commands/derive/command-info.ts'
import { declarations } from '../../src/commands/index.ts'
import type { Reply } from '../../src/commands/reply.ts'
import { asReceived } from '../oracle/as-received.ts'
import { RedisServer, redisServerExists } from '../oracle/redis-server.ts'
import type { RespClient } from '../oracle/resp-client.ts'

const fields = [
  'name',
  'arity',
  'flags',
  'first key',
  'last key',
  'step',
  'categories',
  'tips',
  'key specs',
  'subcommands',
] as const

type Field = (typeof fields)[number]

/** Where the two differ on purpose, and why. */
const differences: { readonly [command: string]: { readonly [Key in Field]?: string } } = {
  'command|getkeys': { arity: '7.2 lets the command to be examined have no arguments' },
  msetnx: { tips: '7.2 gives none: MSETNX over several shards would not be atomic' },
  randomkey: { tips: '7.2 lets the client choose among the replies of several shards' },
  scan: { tips: '7.2 says that cursors of several shards do not add up' },
  zrank: { arity: '7.2 takes the option WITHSCORE' },
  zrevrank: { arity: '7.2 takes the option WITHSCORE' },
  'command|getkeysandflags': { arity: '7.2 lets the command to be examined have no arguments' },
}

/** Subcommands that only one of the two has: those of Redis 7.2, and those that wait for a feature. */
const subcommandsOfOne: { readonly [command: string]: string } = {
  'client|no-touch': 'Redis 7.2',
  'client|setinfo': 'Redis 7.2',
  'client|caching': 'client-side caching',
  'client|tracking': 'client-side caching',
  'client|trackinginfo': 'client-side caching',
}

const all = declarations.flatMap((declaration: CommandDeclaration) => [
  declaration,
  ...subcommandsOf(declaration),
])

/** Notes are prose and differ; subcommands are compared one by one. */
function comparable(field: Field, value: Reply | undefined): unknown {
  if (field === 'key specs') return JSON.parse(JSON.stringify(value, withoutNotes))
  if (field === 'subcommands') return subcommandNames(value).filter((name) => !(name in subcommandsOfOne))
  return value
}

/** A specification is a map in RESP3 and a flat array in RESP2; its notes come first. */
function withoutNotes(key: string, value: unknown): unknown {
  if (!Array.isArray(value)) return value
  const parts = value as readonly unknown[]
  if (key === 'items' && isNotes(parts[0])) return parts.slice(2)
  return key === 'entries' ? parts.filter((entry) => !isNotes((entry as readonly unknown[])[0])) : parts
}

const isNotes = (part: unknown): boolean => (part as { value?: unknown } | undefined)?.value === 'notes'

function subcommandNames(value: Reply | undefined): readonly string[] {
  return infosIn(value).map(nameOf).sort()
}

const infosIn = (value: Reply | undefined): readonly Reply[] =>
  value?.type === 'array' || value?.type === 'set' ? value.items : []

function nameOf(info: Reply): string {
  const name = infosIn(info)[0]
  return name?.type === 'bulk' ? String(name.value) : ''
}

/** COMMAND INFO does not know subcommands by themselves before 7.2: they come with their container. */
async function infoFrom(redis: RespClient, declaration: CommandDeclaration): Promise<Reply | undefined> {
  const [info] = infosIn(await redis.call('COMMAND', 'INFO', declaration.container ?? declaration.name))
  if (declaration.container === undefined || info === undefined) return info
  return infosIn(infosIn(info)[9]).find((subcommand) => nameOf(subcommand) === fullName(declaration))
}

describe('COMMAND INFO agrees with redis-server', { skip: !redisServerExists }, () => {
  let server: RedisServer
  before(async () => {
    server = await RedisServer.start()
  })
  after(() => server.stop())

  for (const protocol of [2, 3] as const) {
    test(`in RESP${protocol}, for every command that both have`, async () => {
      const redis = await server.connect(protocol)
      let compared = 0
      for (const declaration of all) {
        const theirs = await infoFrom(redis, declaration)
        if (theirs === undefined || infosIn(theirs).length === 0) continue
        compared += 1
        compareFields(fullName(declaration), asReceived(infoReply(declaration), protocol), theirs)
      }
      assert.ok(compared > 110, `only ${compared} commands were compared`)
    })
  }

  test('the commands that redis-server lacks are those of later versions', async () => {
    const redis = await server.connect()
    const unknown: string[] = []
    for (const declaration of all) {
      const theirs = await infoFrom(redis, declaration)
      if (theirs === undefined || theirs.type === 'null' || theirs.type === 'nullArray') {
        unknown.push(`${fullName(declaration)} ${declaration.since}`)
      }
    }
    assert.deepEqual(unknown.sort(), [
      'client|no-touch 7.2.0',
      'client|setinfo 7.2.0',
      'delex 8.4.0',
      'delifeq 9.0.0',
      'digest 8.4.0',
      'hexpire 7.4.0',
      'hexpireat 7.4.0',
      'hexpiretime 7.4.0',
      'hgetdel 8.0.0',
      'hgetex 8.0.0',
      'hpersist 7.4.0',
      'hpexpire 7.4.0',
      'hpexpireat 7.4.0',
      'hpexpiretime 7.4.0',
      'hpttl 7.4.0',
      'hsetex 8.0.0',
      'httl 7.4.0',
      'msetex 8.4.0',
      'waitaof 7.2.0',
      'xackdel 8.2.0',
      'xdelex 8.2.0',
    ])
  })
})

function compareFields(name: string, ours: Reply | undefined, theirs: Reply): void {
  for (const [index, field] of fields.entries()) {
    const [mine, other] = [ours, theirs].map((info) => comparable(field, infosIn(info)[index]))
    const reason = differences[name]?.[field]
    if (reason === undefined) assert.deepEqual(mine, other, `${name}: ${field}`)
    else assert.notDeepEqual(mine, other, `${name}: ${field} does not differ any more (${reason})`)
  }
}
