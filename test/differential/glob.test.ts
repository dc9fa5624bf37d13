import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { redisServerExists } from '../oracle/redis-server.ts'
import { SeededRandom } from '../oracle/seeded-random.ts'
import { agree } from './agreements.ts'
import { Contender } from './contender.ts'

// Few letters, so that patterns often match, and all that is special in a pattern.
const letters = ['a', 'b', 'c', '-', ']', '\xff', '\x80', '\0']
const pieces = [...letters, '*', '*', '?', '[', '[^', ']', '\\', '-', 'a-c', 'c-a', '^', '[a-c]', '[^b]']

const wordOf = (random: SeededRandom, parts: readonly string[], longest: number): string =>
  Array.from({ length: random.below(longest + 1) }, () => random.pick(parts)).join('')

describe('random patterns', { skip: !redisServerExists }, () => {
  test('match the keys that they match on redis-server', async (t) => {
    const random = new SeededRandom()
    t.diagnostic(`seed ${random.seed}`)
    const contenders = await Promise.all([Contender.nacre(), Contender.redis()])
    try {
      const keys = Array.from({ length: 300 }, () => wordOf(random, letters, 6))
      const calls = [
        ...keys.map((key) => ['SET', key, 'x']),
        ...Array.from({ length: 3000 }, () => ['KEYS', wordOf(random, pieces, 8)]),
      ]
      const [ours = [], theirs = []] = await Promise.all(contenders.map((each) => each.exchange(calls, 2)))
      for (const [index, call] of calls.entries()) {
        const [mine, expected] = [ours[index], theirs[index]]
        assert.ok(mine !== undefined && expected !== undefined)
        if (!agree(call, mine, expected)) {
          assert.deepEqual(mine.reply, expected.reply, `${JSON.stringify(call)}, NACRE_SEED=${random.seed}`)
        }
      }
    } finally {
      await Promise.all(contenders.map((each) => each.stop()))
    }
  })
})
