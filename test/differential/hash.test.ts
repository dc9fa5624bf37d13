import { describe, test } from 'node:test'
import type { KeyArgument, ValueArgument } from '../../src/commands/declare.ts'
import { genericCommands } from '../../src/commands/generic/index.ts'
import { hashCommands } from '../../src/commands/hash/index.ts'
import { stringCommands } from '../../src/commands/string/index.ts'
import { redisServerExists } from '../oracle/redis-server.ts'
import type { SeededRandom } from '../oracle/seeded-random.ts'
import { runStream, weighted } from './stream.ts'
import { streamKeys, streamWord } from './stream-words.ts'

// Commands that take a hash away or move it, and that put something else in its place.
const movers = new Set(['copy', 'del', 'exists', 'expire', 'persist', 'rename', 'renamenx', 'type', 'unlink'])
const fillers = new Set(['append', 'get', 'incr', 'set'])

// No number is far below zero, but for one that is no count: HRANDFIELD would repeat fields as often.
const integers = [
  '0',
  '1',
  '-1',
  '2',
  '7',
  '-13',
  '100',
  '4096',
  '70000',
  '5000000000',
  '9223372036854775807',
]
const oddNumbers = ['-9223372036854775808', '9223372036854775808', '1.5', 'x', '', ' 1', '01', '+1', '-0']
const floats = ['0', '1', '-1', '0.1', '-2.5', '3.14159265358979', '1e10', '1e-7', '1e300', '-1e4931', 'inf']
const oddFloats = ['nan', '-inf', '1e5000', '', ' 1', '1 ', 'abc', '1.2.3']

function hashWord(argument: KeyArgument | ValueArgument, random: SeededRandom): string {
  if (argument.type === 'key') return random.pick(random.chance(0.8) ? streamKeys.slice(0, 4) : streamKeys)
  switch (argument.name) {
    case 'field':
      return field(random)
    case 'value':
      return value(random)
    case 'count':
      return random.pick(random.chance(0.9) ? ['0', '1', '2', '5', '50', '-1', '-3', '-20'] : oddNumbers)
    case 'cursor':
      return random.pick(random.chance(0.9) ? ['0', '0', '1', '17'] : oddNumbers)
    case 'pattern':
      return random.pick(['*', 'f1*', 'n?', '[0-9]*', '', 'f*', '\\f1'])
    case 'increment':
      return argument.type === 'double'
        ? random.pick(random.chance(0.9) ? floats : oddFloats)
        : random.pick(random.chance(0.9) ? integers : oddNumbers)
    default:
      return streamWord(argument, random)
  }
}

/** Few fields often, and so many others that a hash can outgrow its packed form. */
function field(random: SeededRandom): string {
  switch (random.below(8)) {
    case 0:
      return random.pick(['', '5', '-7', '005', '12345678901', '\0\r\n\xff', 'f'.repeat(64)])
    case 1:
    case 2:
      return `n${random.below(2000)}`
    default:
      return random.chance(0.002) ? 'f'.repeat(65) : `f${random.below(20)}`
  }
}

function value(random: SeededRandom): string {
  switch (random.below(6)) {
    case 0:
      return random.pick(random.chance(0.8) ? integers : oddNumbers)
    case 1:
      return random.pick(random.chance(0.8) ? floats : oddFloats)
    case 2:
      return 'v'.repeat(random.chance(0.01) ? random.pick([65, 128, 5000, 20000]) : random.below(65))
    default:
      return String(random.below(1000) - 500)
  }
}

describe('a random stream of hash commands', { skip: !redisServerExists }, () => {
  test('gets the replies of redis-server and leaves the same keys', async (t) => {
    const others = [
      ...genericCommands.filter(({ name }) => movers.has(name)),
      ...stringCommands.filter(({ name }) => fillers.has(name)),
    ]
    const object = genericCommands
      .filter(({ name }) => name === 'object')
      .flatMap((container) => ('subcommands' in container ? container.subcommands : []))
      .filter(({ name }) => name === 'encoding')
    const frequent = {
      hset: 30,
      hmset: 6,
      hsetnx: 6,
      hdel: 6,
      hincrby: 6,
      hincrbyfloat: 6,
      hget: 4,
      hmget: 4,
    }
    const commands = [
      ...weighted(others),
      ...weighted(object, { encoding: 6 }),
      ...weighted(hashCommands, {
        ...Object.fromEntries(hashCommands.map(({ name }) => [name, 3])),
        ...frequent,
      }),
    ]
    await runStream({ commands, wordFor: hashWord }, (line) => t.diagnostic(line))
  })
})
