import { describe, test } from 'node:test'
import type { KeyArgument, ValueArgument } from '../../src/commands/declare.ts'
import { genericCommands } from '../../src/commands/generic/index.ts'
import { objectEncoding } from '../../src/commands/generic/object/encoding.ts'
import { hyperloglogCommands } from '../../src/commands/hyperloglog/index.ts'
import { sadd } from '../../src/commands/set/sadd.ts'
import { stringCommands } from '../../src/commands/string/index.ts'
import { redisServerExists } from '../oracle/redis-server.ts'
import type { SeededRandom } from '../oracle/seeded-random.ts'
import { agreeOnPackedSets } from './agreements.ts'
import { runStream, weighted } from './stream.ts'
import { streamKeys } from './stream-words.ts'

const others = new Set(['get', 'set', 'strlen', 'del', 'copy', 'rename', 'persist'])

const element = (random: SeededRandom): string =>
  random.pick(['', 'e', '\xff\0', 'element:']) + random.below(20_000)

function hyperloglogWord(argument: KeyArgument | ValueArgument, random: SeededRandom): string {
  if (argument.type === 'key') return random.pick(streamKeys)
  if (argument.name === 'subcommand') return random.pick(['GETREG', 'DECODE', 'ENCODING', 'todense', 'other'])
  if (argument.name === 'value') return handwritten(random)
  return element(random)
}

const magic = 'HYLL'
const sparse = '\x01'
const unknownEstimate = '\0\0\0\0\0\0\0\x80'

/** A string that a client set: a HyperLogLog of its own making, or none. */
function handwritten(random: SeededRandom): string {
  const header = `${magic}${sparse}\0\0\0${unknownEstimate}`
  switch (random.below(8)) {
    case 0:
      return random.pick(['', '123', 'HYLL', 'a string of more than sixteen bytes'])
    case 1:
      return `${magic}\0\0\0\0${unknownEstimate}${'\0'.repeat(random.pick([12_287, 12_289]))}`
    case 2:
      return `${magic}\x02\0\0\0${unknownEstimate}\x7f\xff`
    case 3:
      return `${magic}\0\0\0\0${unknownEstimate}${Array.from({ length: 12_288 }, () => String.fromCharCode(random.below(256))).join('')}`
    case 4:
      // No runs. Where there are too few, redis-server keeps what it added before it met the end.
      return header
    case 5:
      return `${header}\x41\xff\x80\x84\x83\xff\x7d\xf5`
    default:
      return `${header}\x7f\xff`
  }
}

/** Many elements at once, to reach the dense form, most often for few keys. */
function addMany(random: SeededRandom): readonly string[] {
  const count = random.below(random.pick([50, 50, 300, 2000]))
  return ['PFADD', random.pick(streamKeys), ...Array.from({ length: count }, () => element(random))]
}

describe('a random stream of HyperLogLog commands', { skip: !redisServerExists }, () => {
  test('gets the replies of redis-server and leaves the same bytes', async (t) => {
    const commands = [
      ...weighted(hyperloglogCommands, { pfadd: 20, pfcount: 10, pfmerge: 4, pfselftest: 0 }),
      ...weighted(
        [...genericCommands, ...stringCommands].filter(({ name }) => others.has(name)),
        { get: 12, del: 3, set: 2 },
      ),
      ...weighted([objectEncoding, sadd]),
    ]
    const handmade = [{ make: addMany, weight: 2 }]
    const plan = { commands, handmade, wordFor: hyperloglogWord, alsoAgree: agreeOnPackedSets }
    await runStream(plan, (line) => t.diagnostic(line))
  })
})
