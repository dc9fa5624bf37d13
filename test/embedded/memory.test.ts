import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { runProgram } from './process.ts'

/**
 * Repeats a cycle in a process of its own, and prints by how many megabytes the
 * process grew between a first half, in which everything reaches its size, and
 * the end.
 */
async function growthMegabytes(cycle: string, cycles = 3000): Promise<number> {
  const { output } = await runProgram(
    `
    const cycle = async () => { ${cycle} }
    const turn = () => new Promise((resolve) => setImmediate(resolve))
    async function half() {
      for (let index = 0; index < ${cycles}; index++) {
        await cycle()
        if (index % 20 === 0) await turn()
        if (index % 500 === 0) globalThis.gc()
      }
      globalThis.gc()
      await turn()
      return process.memoryUsage().rss
    }
    await half()
    const before = await half()
    console.log((await half()) - before)
    process.exit()
    `,
    ['--expose-gc'],
  )
  assert.match(output, /^-?\d+$/)
  return Number(output) / 1e6
}

// A cycle that leaked its store, of some 60 kilobytes, would show 180 megabytes.
const mostMegabytes = 8

describe('memory stays what it is', () => {
  const cycles: { readonly [name: string]: string } = {
    'when stores are opened and closed': "const db = open(); db.set('a', 'b'); db.get('a'); db.close()",
    'when named stores are opened and closed':
      "const db = open({ name: String(Math.random()) }); db.set('a', 'b'); db.close()",
    'when stores are left to the garbage collector': "const db = testStore(); db.set('a', 'b')",
    'when connections are opened and closed': `
      globalThis.shared ??= open()
      const socket = globalThis.shared.connect()
      socket.on('data', () => {})
      socket.write('MONITOR\\r\\nSET a b\\r\\n')
      socket.destroy()
    `,
    'when subscriptions are opened and closed': `
      globalThis.shared ??= open()
      const subscription = globalThis.shared.subscribe('a')
      globalThis.shared.publish('a', 'b')
      await subscription.next()
      subscription.close()
    `,
    'when a store closes under its connections': `
      const db = open()
      db.connect().on('data', () => {}).write('PING\\r\\n')
      db.close()
    `,
  }
  for (const [name, cycle] of Object.entries(cycles)) {
    test(name, async () => {
      const growth = await growthMegabytes(cycle)
      assert.ok(growth < mostMegabytes, `grew by ${growth} MB`)
    })
  }

  test('when a server is opened and closed', async () => {
    const cycle = 'const db = open(); await db.listen({ port: 0 }); db.close()'
    const growth = await growthMegabytes(cycle, 200)
    assert.ok(growth < mostMegabytes, `grew by ${growth} MB`)
  })
})
