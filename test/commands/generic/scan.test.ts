import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RespClient } from '../../oracle/resp-client.ts'
import { SeededRandom } from '../../oracle/seeded-random.ts'
import { onBothServers, replyText } from '../both-servers.ts'

interface Page {
  readonly cursor: string
  readonly keys: readonly string[]
}

async function pageAt(client: RespClient, cursor: string, ...options: readonly string[]): Promise<Page> {
  const reply = await client.call('SCAN', cursor, ...options)
  assert.equal(reply.type, 'array')
  const [next, keys] = reply.items
  assert.ok(next?.type === 'bulk' && keys?.type === 'array')
  return {
    cursor: String(next.value),
    keys: keys.items.map((key) => ('value' in key ? String(key.value) : '')),
  }
}

async function scanAll(client: RespClient, ...options: readonly string[]): Promise<readonly string[]> {
  const keys: string[] = []
  let cursor = '0'
  do {
    const page = await pageAt(client, cursor, ...options)
    keys.push(...page.keys)
    cursor = page.cursor
  } while (cursor !== '0')
  return keys
}

const numbered = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}:${index}`)

async function fill(client: RespClient, keys: readonly string[]): Promise<void> {
  await client.pipeline(keys.map((key) => ['SET', key, 'x']))
}

onBothServers('SCAN', (connect) => {
  test('answers in the same form in both protocols', async () => {
    for (const protocol of [2, 3] as const) {
      const client = await connect(protocol)
      await client.call('FLUSHALL')
      assert.equal(await replyText(client, 'SCAN', '0'), '*2\r\n$1\r\n0\r\n*0\r\n')
      await client.call('SET', 'a', '1')
      assert.equal(await replyText(client, 'SCAN', '0'), '*2\r\n$1\r\n0\r\n*1\r\n$1\r\na\r\n')
    }
  })

  test('reports every key once while nothing changes', async () => {
    const client = await connect()
    await client.call('FLUSHALL')
    const keys = numbered('key', 3000)
    await fill(client, keys)
    for (const options of [[], ['COUNT', '1'], ['COUNT', '1000'], ['MATCH', 'key:*'], ['TYPE', 'string']]) {
      assert.deepEqual([...(await scanAll(client, ...options))].sort(), [...keys].sort())
    }
    assert.deepEqual(await scanAll(client, 'TYPE', 'hash'), [])
  })

  test('does not report keys past their time', async () => {
    const client = await connect()
    await client.call('FLUSHALL')
    await client.pipeline(numbered('short', 200).map((key) => ['SET', key, 'x', 'PX', '1']))
    await fill(client, numbered('long', 10))
    await new Promise((resolve) => setTimeout(resolve, 5))
    // Twice is allowed: the table shrinks as the others are removed.
    const keys = new Set(await scanAll(client))
    assert.deepEqual([...keys].sort(), [...numbered('long', 10)].sort())
  })

  test('refuses bad cursors and options in their order', async () => {
    const client = await connect()
    for (const cursor of ['x', ' 0', '0 ', '-', '18446744073709551616']) {
      assert.equal(await replyText(client, 'SCAN', cursor, 'FOO'), '-ERR invalid cursor\r\n', cursor)
    }
    assert.equal(await replyText(client, 'SCAN', '0', 'COUNT', '0'), '-ERR syntax error\r\n')
    assert.equal(
      await replyText(client, 'SCAN', '0', 'COUNT', 'x', 'FOO'),
      '-ERR value is not an integer or out of range\r\n',
    )
    assert.equal(await replyText(client, 'SCAN', '0', 'FOO', 'COUNT', 'x'), '-ERR syntax error\r\n')
  })
})

onBothServers('SCAN beside writers', (connect) => {
  // Writers on connections of their own make the table grow and shrink by turns.
  test('reports every key that stays, while others write', async (t) => {
    const random = new SeededRandom()
    t.diagnostic(`seed ${random.seed}`)
    const staying = numbered('stay', 500)
    const scanner = await connect()
    await scanner.call('FLUSHALL')
    await fill(scanner, staying)
    const writers = await Promise.all([connect(), connect(), connect()])
    let scanning = true
    const writing = writers.map(async (writer, index) => {
      const others = numbered(`other:${index}`, 2000)
      for (let round = 0; scanning; round += 1) {
        const start = random.below(1800)
        const some = others.slice(start, start + 200)
        await writer.pipeline(some.map((key) => (round % 2 === 0 ? ['SET', key, 'x'] : ['DEL', key])))
      }
    })
    for (let scan = 0; scan < 5; scan += 1) {
      const seen = new Set(await scanAll(scanner, 'COUNT', String(20 + random.below(100))))
      const missed = staying.filter((key) => !seen.has(key))
      assert.deepEqual(missed, [], `scan ${scan}`)
    }
    scanning = false
    await Promise.all(writing)
  })
})
