import { describe, test } from 'node:test'
import type { CommandDeclaration, KeyArgument, ValueArgument } from '../../src/commands/declare.ts'
import { geoadd } from '../../src/commands/geo/geoadd.ts'
import { georadius } from '../../src/commands/geo/georadius.ts'
import { georadiusbymember } from '../../src/commands/geo/georadiusbymember.ts'
import { geosearchstore } from '../../src/commands/geo/geosearchstore.ts'
import { geoCommands } from '../../src/commands/geo/index.ts'
import { sortedSetCommands } from '../../src/commands/sorted-set/index.ts'
import { set } from '../../src/commands/string/set.ts'
import { redisServerExists } from '../oracle/redis-server.ts'
import type { SeededRandom } from '../oracle/seeded-random.ts'
import { runStream, weighted } from './stream.ts'
import { streamKeys, streamWord } from './stream-words.ts'

const oddNumbers = ['', 'abc', 'nan', 'inf', '-1', '1e400', ' 1', '1,5']

// Two places are hardly ever the same, since then their order would be a matter of how one sorts.
function coordinate(random: SeededRandom, most: number): string {
  const spread = random.pick([1, 1, 5, most])
  return ((random.below(2_000_001) / 1_000_000 - 1) * spread).toFixed(random.pick([6, 9, 12]))
}

const lengths = [
  '0',
  '1',
  '10',
  '100',
  '500',
  '1000',
  '3000',
  '10000',
  '25000',
  '0.5',
  '123.456',
  '1e6',
  '1e8',
]

function wordFor(argument: KeyArgument | ValueArgument, random: SeededRandom): string {
  if (argument.type === 'key') return random.pick(streamKeys.slice(0, 4))
  const odd = random.chance(0.02)
  switch (argument.name) {
    case 'longitude':
      return odd ? random.pick([...oddNumbers, '180', '-180', '181']) : coordinate(random, 180)
    case 'latitude':
      return odd ? random.pick([...oddNumbers, '85.05112878', '86', '-90']) : coordinate(random, 85)
    case 'radius':
    case 'width':
    case 'height':
      return random.pick(odd ? oddNumbers : lengths)
    case 'count':
      return random.pick(odd ? ['0', '-1', 'abc', ''] : ['1', '2', '5', '100'])
    case 'member':
    case 'member1':
    case 'member2':
      return random.chance(0.1) ? 'none' : `m${random.below(60)}`
    default:
      return streamWord(argument, random)
  }
}

const storing: readonly CommandDeclaration[] = [georadius, georadiusbymember, geosearchstore]

// Stored distances are places close to each other, or the same: COUNT, if it cut, would choose among equals.
function wordForStoring(argument: KeyArgument | ValueArgument, random: SeededRandom): string {
  return argument.name === 'count' ? '100' : wordFor(argument, random)
}

const removing = sortedSetCommands.filter(({ name }) => /^(zrem|zremrangebyrank|zrange|zscore)$/.test(name))

describe('a random stream of geo commands', { skip: !redisServerExists }, () => {
  test('gets the replies of redis-server and leaves the same keys', async (t) => {
    const commands = weighted([...geoCommands.filter((each) => !storing.includes(each)), ...removing, set], {
      geoadd: 20,
      geosearch: 8,
      georadius_ro: 3,
      georadiusbymember_ro: 3,
    })
    await runStream({ commands, wordFor }, (line) => t.diagnostic(line))
  })

  // The keys of a call that gives STORE twice are not told to the dispatcher, so it is refused.
  test('gets the replies of redis-server where GEORADIUS stores', async (t) => {
    const commands = weighted([geoadd, ...storing, ...removing], { geoadd: 3 })
    await runStream({ commands, wordFor: wordForStoring, spoilsNothing: true }, (line) => t.diagnostic(line))
  })
})
