// COMMAND GETKEYS and GETKEYSANDFLAGS of random calls, right and wrong ones,
// for every command that redis-server 7.0 has too.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { commandTable } from '../../src/commands/command-table.ts'
import type { CommandDeclaration, ControlContext } from '../../src/commands/declare.ts'
import { subcommandsOf } from '../../src/commands/declare.ts'
import { declarations } from '../../src/commands/index.ts'
import type { Reply } from '../../src/commands/reply.ts'
import { CommandError, errorReply } from '../../src/commands/reply.ts'
import { getKeys, getKeysAndFlags } from '../../src/commands/server/command/get-keys.ts'
import { asReceived } from '../oracle/as-received.ts'
import { randomCall, spoiled } from '../oracle/random-arguments.ts'
import { RedisServer, redisServerExists } from '../oracle/redis-server.ts'
import { SeededRandom } from '../oracle/seeded-random.ts'

const callsOfEach = 60

/** Whether redis-server 7.0 lacks the command. */
const isNewer = ({ since }: CommandDeclaration): boolean =>
  since.localeCompare('7.0.15', 'en', { numeric: true }) > 0

const context = { commands: commandTable(declarations, () => true) } as ControlContext

const all = declarations
  .flatMap((declaration: CommandDeclaration) => [declaration, ...subcommandsOf(declaration)])
  .filter((declaration) => !isNewer(declaration))

/** The words of the longest call that 7.0 allows, where 7.2 allows more. */
const longestCalls: { readonly [command: string]: number } = { zrank: 3, zrevrank: 3 }

const isNewSyntax = (call: readonly string[]): boolean =>
  call.length > (longestCalls[(call[0] ?? '').toLowerCase()] ?? call.length)

/** Whether the number of keys is none, but begins with one: Redis's own finders of keys take that. */
function countsByPart(declaration: CommandDeclaration, call: readonly string[]): boolean {
  const at = declaration.arguments?.findIndex((argument) => 'countsKeys' in argument) ?? -1
  return at !== -1 && /^\d+\D/.test(call[at + 1] ?? '')
}

async function ourAnswer(run: typeof getKeys, call: readonly string[]): Promise<Reply> {
  try {
    return await run(
      context,
      call.map((word) => Buffer.from(word)),
    )
  } catch (error) {
    if (error instanceof CommandError) return errorReply(error.message)
    throw error
  }
}

describe('the keys in a call are those that redis-server finds', { skip: !redisServerExists }, () => {
  let server: RedisServer
  before(async () => {
    server = await RedisServer.start()
  })
  after(() => server.stop())

  for (const [name, run] of [
    ['GETKEYS', getKeys],
    ['GETKEYSANDFLAGS', getKeysAndFlags],
  ] as const) {
    test(`by COMMAND ${name}`, async (t) => {
      const random = new SeededRandom()
      t.diagnostic(`seed ${random.seed}`)
      // RESP3 tells sets from arrays.
      const redis = await server.connect(3)
      for (const declaration of all) {
        for (let round = 0; round < callsOfEach; round += 1) {
          const right = randomCall(declaration, random, { upTo: '7.0.15' })
          const call = random.chance(0.4) ? spoiled(right, random) : right
          // Calls without arguments are the one difference that 7.2 makes.
          if (call.length < 2 || countsByPart(declaration, call) || isNewSyntax(call)) continue
          const theirs = await redis.call('COMMAND', name, ...call)
          const ours = asReceived(await ourAnswer(run, call), 3)
          assert.deepEqual(ours, theirs, `seed ${random.seed}: ${JSON.stringify(call)}`)
        }
      }
    })

    test(`by COMMAND ${name}, where a word is the value of another option`, async () => {
      const redis = await server.connect(3)
      for (const call of [
        'sort key GET STORE other',
        'sort key BY STORE other STORE destination',
        'sort key STORE one STORE two',
        'sort key LIMIT 0 STORE STORE destination',
        'sort key STORE',
      ]) {
        const words = call.split(' ')
        const theirs = await redis.call('COMMAND', name, ...words)
        assert.deepEqual(asReceived(await ourAnswer(run, words), 3), theirs, call)
      }
    })
  }
})
