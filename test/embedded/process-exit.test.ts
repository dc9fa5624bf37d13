import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { runProgram } from './process.ts'

const well = { code: 0, signal: null }

async function endsWell(program: string, output = ''): Promise<void> {
  assert.deepEqual(await runProgram(program), { ...well, output })
}

/** Clients that never stop asking. */
const load = `
  import net from 'node:net'
  const clients = [1, 2, 3, 4].map(() => {
    const client = net.connect(server.port, '127.0.0.1')
    client.on('error', () => {})
    client.on('data', () => client.write('SET a b\\r\\nGET a\\r\\nCOMMAND COUNT\\r\\n'.repeat(20)))
    client.write('PING\\r\\n')
    return client
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
`

describe('a process', () => {
  test('ends by itself with stores open', async () => {
    await endsWell("open().set('a', 'b'); open({ name: 'x' }).set('a', 'b'); console.log('done')", 'done')
  })

  test('ends by itself with idle connections open', async () => {
    await endsWell("const socket = open().connect(); socket.on('data', () => {}); socket.write('PING\\r\\n')")
  })

  test('stays while a connection waits for others, unless it need not', async () => {
    await endsWell(
      `
      const db = open()
      const socket = db.connect()
      socket.write('MONITOR\\r\\n')
      setTimeout(() => db.set('a', 'b'), 200).unref()
      socket.on('data', (bytes) => {
        if (!String(bytes).includes('[0 in-process:0] "set" "a" "b"')) return
        console.log('seen')
        socket.unref()
      })
    `,
      'seen',
    )
  })

  test('stays while its server listens', async () => {
    await endsWell(
      `
      const server = await open().listen({ port: 0 })
      setTimeout(() => { console.log('still here'); server.close() }, 200).unref()
    `,
      'still here',
    )
  })

  test('ends although its server listens, after unref', async () => {
    await endsWell("(await open().listen({ port: 0 })).unref(); console.log('done')", 'done')
  })

  test('stays again after ref', async () => {
    await endsWell(
      `
      const server = (await open().listen({ port: 0 })).unref().ref()
      setTimeout(() => { console.log('still here'); process.exit() }, 200).unref()
    `,
      'still here',
    )
  })

  test('ends when the store is closed that listened', async () => {
    await endsWell(
      "const db = open(); await db.listen({ port: 0, lanes: 2 }); db.close(); console.log('done')",
      'done',
    )
  })

  test('ends at once by process.exit while clients are served', async () => {
    for (let round = 0; round < 3; round++) {
      await endsWell(
        `const db = open(); const server = await db.listen({ port: 0, lanes: 2 }); ${load} process.exit(0)`,
      )
    }
  })

  test('ends by itself when the store is closed while clients are served', async () => {
    for (let round = 0; round < 3; round++) {
      await endsWell(
        `const db = open(); const server = await db.listen({ port: 0, lanes: 2 }); ${load} db.close()`,
      )
    }
  })

  test('keeps its own exit code when it fails', async () => {
    const ended = await runProgram(
      "const db = open(); await db.listen({ port: 0 }); throw new Error('failed')",
    )
    assert.equal(ended.code, 1)
    assert.match(ended.output, /Error: failed/)
  })

  test('ends while control commands wait for their answers', async () => {
    await endsWell(`
      const socket = open().connect()
      for (let index = 0; index < 100; index++) socket.write('COMMAND DOCS\\r\\n')
      setImmediate(() => process.exit(0))
    `)
  })
})
