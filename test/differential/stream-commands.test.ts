import { describe, test } from 'node:test'
import type { Argument, CommandDeclaration, KeyArgument, ValueArgument } from '../../src/commands/declare.ts'
import { subcommandsOf } from '../../src/commands/declare.ts'
import { copy } from '../../src/commands/generic/copy.ts'
import { del } from '../../src/commands/generic/del.ts'
import { rename } from '../../src/commands/generic/rename.ts'
import { streamCommands } from '../../src/commands/stream/index.ts'
import { set } from '../../src/commands/string/set.ts'
import { redisServerExists } from '../oracle/redis-server.ts'
import type { SeededRandom } from '../oracle/seeded-random.ts'
import { runStream, weighted } from './stream.ts'
import { streamKeys, streamWord } from './stream-words.ts'

const keys = streamKeys.slice(0, 3)
const groups = ['g', 'h', 'grp\0\xff', '']
const consumers = ['x', 'y', 'z', '', 'consumer\0\xff']
const fields = ['f', 'g', 'h', '1', '-7', 'a field that is longer than the others']

const oddIds = [
  ...['0', '0-0', '0-1', '18446744073709551615', '18446744073709551615-18446744073709551614'],
  ...['-', '+', '(', '(0', '(3-2', '((1', '(-', '$', '>', '-1', '1-', '1-x', '+3', ' 4', '01-002', '5--1'],
  ...['18446744073709551616', '6\x007', '5-*', '', 'x', '3-**', '1-2-3', '0x1'],
]

/** How far a stream's IDs reach. They are not of the clock, which each server has for itself. */
const milliseconds = 64
const sequences = 4

function idWord(random: SeededRandom): string {
  const ms = random.below(milliseconds)
  const written = random.chance(0.3) ? String(ms) : `${ms}-${random.below(sequences)}`
  return random.chance(0.05) ? `(${written}` : written
}

/** An entry's ID: most are above the last one, which differs from stream to stream. */
function newId(random: SeededRandom): string {
  if (random.chance(0.4)) return `${milliseconds - 1 - random.below(4)}-*`
  return random.chance(0.5) ? `${random.below(milliseconds)}-*` : idWord(random)
}

function word(argument: KeyArgument | ValueArgument, random: SeededRandom): string {
  switch (argument.name) {
    case 'key':
    case 'newkey':
    case 'source':
    case 'destination':
      return random.pick(keys)
    case 'group':
      return random.chance(0.7) ? 'g' : random.pick(groups)
    case 'consumer':
      return random.pick(consumers)
    case 'field':
      return random.pick(fields)
    case 'entry-id':
      return random.chance(0.01) ? random.pick(oddIds) : newId(random)
    case 'threshold':
      return random.chance(0.5) ? String(random.below(80)) : idWord(random)
    case 'limit':
      return random.pick(['0', '1', '2', '10', '1000', '-1', 'x'])
    case 'count':
      return random.pick(['1', '2', '3', '5', '10', '0', '-1', '100', 'x'])
    case 'min-idle-time':
      // Times that no pending entry has, or every one.
      return random.pick(['0', '0', '0', '-1', '999999999', 'x'])
    case 'ms':
    case 'unix-time-milliseconds':
      return random.pick(['0', '1', '-1', '99999999999999', '9223372036854775807', 'x'])
    case 'entries-read':
    case 'entries-added':
      return random.pick(['0', '1', '5', '30', '100', '-1', '-2', '9223372036854775807', 'x'])
    case 'start':
      return random.chance(0.4) ? '-' : idOf(random)
    case 'end':
      return random.chance(0.4) ? '+' : idOf(random)
    case 'last-id':
      // Since Redis 7.2 it may not be below the highest ID that was deleted.
      return random.chance(0.1) ? 'x' : `${milliseconds - 1}-${sequences + random.below(20)}`
    case 'id':
      return deletable(idOf(random))
    case 'lastid':
    case 'max-deleted-id':
      return idOf(random)
    default:
      return streamWord(argument, random)
  }
}

/** IDs are given, since those of the clock differ; and no call waits, since another server may not. */
function comparable(declaration: CommandDeclaration): CommandDeclaration {
  const args = (declaration.arguments ?? [])
    .filter(({ token }) => token !== 'BLOCK')
    .map(
      (argument): Argument =>
        argument.name === 'id-selector' && declaration.name === 'xadd' ? entryId : argument,
    )
  return { ...declaration, arguments: args }
}

const entryId: Argument = { name: 'entry-id', type: 'string' }

const idOf = (random: SeededRandom): string => {
  if (random.chance(0.08)) return random.pick(oddIds)
  if (random.chance(0.15)) return '>'
  return random.chance(0.2) ? newId(random) : idWord(random)
}

/** No ID that XSETID could not go below again once it was deleted (see `last-id`). */
const deletable = (id: string): string => (id.startsWith('18446744073709551615') ? '0-1' : id)

/** Few entries to a node, so that a stream has several. */
const smallNodes = { 'stream-node-max-entries': '5', 'stream-node-max-bytes': '600' }

describe('a random stream of stream commands', { skip: !redisServerExists }, () => {
  test('gets the replies of redis-server and leaves the same keys', async (t) => {
    const subcommands = streamCommands.flatMap((declaration) =>
      subcommandsOf(declaration).filter(({ name }) => name !== 'help'),
    )
    const whole = streamCommands.filter((declaration) => subcommandsOf(declaration).length === 0)
    const commands = [
      ...weighted(whole.map(comparable), {
        xadd: 60,
        xreadgroup: 20,
        xread: 4,
        xrange: 4,
        xrevrange: 4,
        xack: 4,
        xclaim: 5,
        xautoclaim: 3,
        xpending: 4,
        xdel: 3,
        xtrim: 2,
      }),
      ...weighted(subcommands, {
        create: 5,
        stream: 5,
        groups: 5,
        destroy: 1,
        delconsumer: 1,
        createconsumer: 2,
      }),
      ...weighted([del, rename, copy, set]),
    ]
    await runStream({ commands, wordFor: word, settings: smallNodes }, (line) => t.diagnostic(line))
  })
})
