import { describe, test } from 'node:test'
import type { KeyArgument, ValueArgument } from '../../src/commands/declare.ts'
import { genericCommands } from '../../src/commands/generic/index.ts'
import { listCommands } from '../../src/commands/list/index.ts'
import { stringCommands } from '../../src/commands/string/index.ts'
import { redisServerExists } from '../oracle/redis-server.ts'
import type { SeededRandom } from '../oracle/seeded-random.ts'
import { runStream, weighted } from './stream.ts'
import { streamKeys, streamWord } from './stream-words.ts'

// A string here and there, so that keys hold the wrong type, and lists that go as a whole.
const others = new Set(['set', 'getset', 'append', 'del', 'unlink', 'copy', 'rename', 'exists', 'type'])

const strayNumbers = [
  '9223372036854775807',
  '-9223372036854775808',
  '9223372036854775808',
  '',
  'x',
  '1.5',
  '01',
]

/** Few different elements, so that they are found; all forms of packed integers; some that fill chunks. */
function element(random: SeededRandom): string {
  switch (random.below(10)) {
    case 0:
      return random.pick(['127', '128', '-4096', '4095', '-4097', '32767', '-8388608', '2147483648', '-1'])
    case 1:
      return random.pick(['9223372036854775807', '-9223372036854775808', '007', '-0', ' 1', '+1'])
    case 2:
      return 'x'.repeat(random.pick([63, 64, 200, 4095, 4096]))
    case 3:
      return random.chance(0.2) ? 'y'.repeat(random.pick([8000, 9000, 20_000])) : ''
    case 4:
      return String.fromCharCode(random.below(256))
    default:
      return random.pick(['a', 'b', 'c', '0', '1', '2', 'hello world'])
  }
}

function listWord(argument: KeyArgument | ValueArgument, random: SeededRandom): string {
  if (argument.type === 'key') return random.pick(streamKeys.slice(0, random.pick([3, 8])))
  if (argument.name === 'element' || argument.name === 'pivot') return element(random)
  if (argument.name === 'timeout' && random.chance(0.3))
    return random.pick(['-1', 'x', '', '1e400', '-0.001', '0'])
  if (argument.type !== 'integer') return streamWord(argument, random)
  if (random.chance(0.04)) return random.pick(strayNumbers)
  const magnitude = random.below(random.pick([3, 10, 200]))
  return String(random.chance(0.4) ? -magnitude : magnitude)
}

describe('a random stream of list commands', { skip: !redisServerExists }, () => {
  test('gets the replies of redis-server and leaves the same keys', async (t) => {
    const other = [...stringCommands, ...genericCommands].filter(({ name }) => others.has(name))
    const pushes = { rpush: 12, lpush: 12, linsert: 8, lset: 5, rpushx: 3, lpushx: 3 }
    const questions = { lrange: 2, lpos: 5, lindex: 3 }
    const moves = { lmove: 4, rpoplpush: 3, lpop: 2, rpop: 2 }
    const commands = [...weighted(other), ...weighted(listCommands, { ...pushes, ...questions, ...moves })]
    await runStream({ commands, wordFor: listWord }, (line) => t.diagnostic(line))
  })
})
