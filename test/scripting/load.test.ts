// Many clients, several lanes and script workers: loops of lanes change hands all the time, since scripts come
// thick and fast, and long ones among them, and every client must get its own replies in their order.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Reply } from '../../src/commands/reply.ts'
import { open } from '../../src/index.ts'
import { RespClient } from '../oracle/resp-client.ts'
import { SeededRandom } from '../oracle/seeded-random.ts'

const clients = 8
const batches = 250
const largestBatch = 24

interface Call {
  readonly words: readonly string[]
  readonly reply: Reply
}

const bulk = (value: string): Reply => ({ type: 'bulk', value })

function draw(random: SeededRandom): Call {
  const word = String(random.below(1_000_000))
  const key = `k${random.below(50)}`
  if (random.chance(0.2)) return { words: ['ECHO', word], reply: bulk(word) }
  if (random.chance(0.6)) return { words: ['EVAL', 'return ARGV[1]', '1', key, word], reply: bulk(word) }
  if (random.chance(0.95)) {
    const script = "redis.call('INCR', KEYS[1]) return ARGV[1]"
    return { words: ['EVAL', script, '1', key, word], reply: bulk(word) }
  }
  const turns = String(random.below(random.chance(0.1) ? 1_000_000 : 50_000))
  const script = "for i = 1, tonumber(ARGV[1]) do end return 'slow'"
  return { words: ['EVAL', script, '1', key, turns], reply: bulk('slow') }
}

async function converse(port: number, random: SeededRandom): Promise<void> {
  let client = await RespClient.connect({ port })
  for (let batch = 0; batch < batches; batch += 1) {
    const calls = Array.from({ length: 1 + random.below(largestBatch) }, () => draw(random))
    const replies = await client.pipeline(calls.map(({ words }) => words))
    assert.deepEqual(
      replies,
      calls.map(({ reply }) => reply),
    )
    if (!random.chance(0.02)) continue
    await client.close()
    client = await RespClient.connect({ port })
  }
  await client.close()
}

for (const [lanes, workers] of [
  [1, 1],
  [3, 2],
] as const) {
  test(`scripts of many clients on ${lanes} lanes and ${workers} script workers get their replies in order`, async (context) => {
    const { seed } = new SeededRandom()
    context.diagnostic(`seed ${seed}`)
    using db = open({ config: { 'script-workers': String(workers) } })
    const server = await db.listen({ port: 0, lanes })
    await Promise.all(
      Array.from({ length: clients }, (_, client) => converse(server.port, new SeededRandom(seed + client))),
    )
  })
}
