import { describe, test } from 'node:test'
import type { KeyArgument, ValueArgument } from '../../src/commands/declare.ts'
import { genericCommands } from '../../src/commands/generic/index.ts'
import { listCommands } from '../../src/commands/list/index.ts'
import { stringCommands } from '../../src/commands/string/index.ts'
import { redisServerExists } from '../oracle/redis-server.ts'
import type { SeededRandom } from '../oracle/seeded-random.ts'
import { runStream, weighted } from './stream.ts'
import { streamKeys } from './stream-words.ts'

const fillers = new Set(['rpush', 'lpush', 'lpop', 'ltrim', 'set', 'mset', 'del', 'lrange'])

// Elements that complete a pattern to a key, numbers in all their forms, and what is none.
// No zero byte: Redis compares only what is before it. Nothing too large for a double: once Redis
// has met that, it may take later numbers for it, too.
const elements = [
  ...['5', '6', 'a', 'b', 'c', 'd', '', '1', '2', '10', '-3', '007', '9223372036854775807'],
  ...['1.5', '-0.25', '1e3', '0x10', 'inf', ' 7', '7 ', 'nan', 'x'],
]

const patterns = ['*', 'key:*', 'key:*', 'nosort', '#', '*->f', 'key:*->f', '*->', 'k*', 'none_*', '']

/** Mostly numbers, so that most lists can be sorted. */
const value = (random: SeededRandom): string =>
  random.chance(0.95) ? String(random.below(12)) : random.pick(elements)

function sortWord(argument: KeyArgument | ValueArgument, random: SeededRandom): string {
  // Equal weights may be stored in either order: what is stored is no source again.
  if (argument.name === 'destination') return 'stored'
  if (argument.type === 'key') return random.pick(streamKeys)
  if (argument.type === 'pattern') return random.pick(patterns)
  if (argument.type !== 'integer') return value(random)
  if (random.chance(0.03)) return random.pick(['x', '', '9223372036854775807', '-9223372036854775808'])
  return String(random.below(12) - 4)
}

describe('a random stream of SORT and SORT_RO', { skip: !redisServerExists }, () => {
  test('gets the replies of redis-server and leaves the same keys', async (t) => {
    const sorts = genericCommands.filter(({ name }) => name === 'sort' || name === 'sort_ro')
    const others = [...stringCommands, ...listCommands, ...genericCommands].filter(({ name }) =>
      fillers.has(name),
    )
    const commands = [...weighted(sorts, { sort: 12, sort_ro: 6 }), ...weighted(others, { rpush: 8, set: 3 })]
    await runStream({ commands, wordFor: sortWord }, (line) => t.diagnostic(line))
  })
})
