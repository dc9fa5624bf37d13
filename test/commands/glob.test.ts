import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { globMatches } from '../../src/commands/glob.ts'
import { RedisServer, redisServerExists } from '../oracle/redis-server.ts'
import { SeededRandom } from '../oracle/seeded-random.ts'

describe('a pattern', () => {
  const matches: readonly (readonly [pattern: string, text: string, matches: boolean])[] = [
    ['', '', true],
    ['*', '', true],
    ['a*c', 'abbc', true],
    ['a*c', 'abcd', false],
    ['a?c', 'ac', false],
    ['[a-c]x', 'bx', true],
    ['[c-a]x', 'bx', true],
    ['[^a-c]x', 'bx', false],
    ['[ab', 'a', true],
    ['\\*', '*', true],
    ['\\*', 'a', false],
    ['[\\]]', ']', true],
    ['[[-a]', ']', true],
    ['[\\[-a]', ']', false],
    ['[\\[-a]', '-', true],
  ]

  for (const [pattern, text, expected] of matches) {
    test(`${pattern} ${expected ? 'matches' : 'does not match'} ${text}`, () => {
      assert.equal(globMatches(pattern, text), expected)
    })
  }

  test('may ignore case', () => {
    assert.equal(globMatches('CONFIG*', 'config|get', { ignoreCase: true }), true)
    assert.equal(globMatches('CONFIG*', 'config|get'), false)
  })

  test('of many stars takes no exponential time', () => {
    assert.equal(globMatches(`${'a*'.repeat(60)}b`, 'a'.repeat(5000)), false)
  })
})

test('random patterns match as they do in redis-server', { skip: !redisServerExists }, async (t) => {
  const random = new SeededRandom()
  t.diagnostic(`seed ${random.seed}`)
  const server = await RedisServer.start()
  try {
    const redis = await server.connect()
    const word = (letters: readonly string[], most: number) =>
      Array.from({ length: random.below(most) + 1 }, () => random.pick(letters)).join('')
    for (let round = 0; round < 2000; round += 1) {
      const text = word(['a', 'b', 'c', '*', ']', '-'], 5)
      const pattern = word(['a', 'b', 'c', '*', '?', '[', ']', '^', '-', '\\'], 7)
      await redis.pipeline([['FLUSHALL'], ['SET', text, '']])
      const reply = await redis.call('KEYS', pattern)
      const theirs = reply.type === 'array' && reply.items.length === 1
      assert.equal(globMatches(pattern, text), theirs, `seed ${random.seed}: ${pattern} on ${text}`)
    }
  } finally {
    await server.stop()
  }
})
