import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Reply } from '../../src/commands/reply.ts'
import { BothServers } from '../oracle/both-servers.ts'
import { redisServerExists } from '../oracle/redis-server.ts'
import type { RespClient } from '../oracle/resp-client.ts'
import { SeededRandom } from '../oracle/seeded-random.ts'

// Few letters, so that patterns often match, and all that is special in a pattern.
const letters = ['a', 'b', 'c', '*', '[', '\\', '\xff']
const pieces = ['a', 'b', 'c', '*', '?', '[', '[^', ']', '\\', '-', '[a-c]', '[^b]', '\\*', '\\[']
const kinds = [
  'SUBSCRIBE',
  'PSUBSCRIBE',
  'SSUBSCRIBE',
  'UNSUBSCRIBE',
  'PUNSUBSCRIBE',
  'SUNSUBSCRIBE',
] as const

const wordOf = (random: SeededRandom, parts: readonly string[], longest: number): string =>
  Array.from({ length: random.below(longest + 1) }, () => random.pick(parts)).join('')

/** The pushes that have come, as text; patterns are told in no particular order. */
async function messages(client: RespClient): Promise<readonly string[]> {
  await client.call('PING')
  await client.call('PING')
  return client.pushes.splice(0).map((push) => JSON.stringify(push, textOfBytes))
}

const textOfBytes = (_: string, value: Reply): unknown =>
  Buffer.isBuffer(value) ? value.toString('latin1') : value

describe('random subscriptions', { skip: !redisServerExists }, () => {
  test('hear what they hear on redis-server', async (t) => {
    const random = new SeededRandom()
    t.diagnostic(`seed ${random.seed}`)
    const servers = await BothServers.start()
    try {
      const subscribers = await servers.clients(3)
      for (let round = 0; round < 300; round++) {
        const kind = random.pick(kinds)
        const names = Array.from({ length: 1 + random.below(3) }, () =>
          wordOf(random, kind.startsWith('P') ? pieces : letters, 5),
        )
        for (const client of subscribers) client.send(inline(kind, names))
        for (let i = 0; i < 5; i++) {
          await servers.assertSame(
            random.pick(['PUBLISH', 'SPUBLISH']),
            wordOf(random, letters, 4),
            String(i),
          )
        }
        const [ours, theirs] = await Promise.all(subscribers.map(messages))
        const sorted = (all: readonly string[] = []) => [...all].sort()
        assert.deepEqual(sorted(ours), sorted(theirs), `round ${round}, NACRE_SEED=${random.seed}`)
      }
      await servers.assertSame('PUBSUB', 'NUMPAT')
    } finally {
      await servers.stop()
    }
  })
})

function inline(kind: string, names: readonly string[]): Buffer {
  const words = [kind, ...names].map((word) => Buffer.from(word))
  return Buffer.concat([
    Buffer.from(`*${words.length}\r\n`),
    ...words.flatMap((word) => [Buffer.from(`$${word.length}\r\n`), word, Buffer.from('\r\n')]),
  ])
}
