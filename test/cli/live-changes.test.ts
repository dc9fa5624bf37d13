import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { freePort } from '../oracle/redis-server.ts'
import { RespClient } from '../oracle/resp-client.ts'

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const nodeWords = ['--import', import.meta.resolve('tsx'), main]
const ok = { type: 'status', value: 'OK' }
const pong = { type: 'status', value: 'PONG' }

let folder: string
let child: ChildProcess | undefined

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'nacre-live-'))
})

afterEach(async () => {
  if (child === undefined || child.exitCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
})

after(() => rmSync(folder, { recursive: true, force: true }))

/** Starts nacre with the lines of a configuration file and waits until it serves. */
async function serving(...lines: readonly string[]): Promise<number> {
  const port = await freePort()
  const file = join(folder, 'nacre.conf')
  writeFileSync(file, [`port ${port}`, 'save ""', ...lines, ''].join('\n'))
  const started = spawn(process.execPath, [...nodeWords, file], { cwd: folder })
  child = started
  let output = ''
  for await (const chunk of started.stdout.iterator({ destroyOnReturn: false })) {
    output += String(chunk)
    if (output.includes('Ready to accept connections')) {
      started.stdout.resume()
      return port
    }
  }
  throw new Error(output)
}

describe('CONFIG SET', () => {
  test('port moves the listener and leaves connections as they are', async () => {
    const port = await serving()
    const client = await RespClient.connect({ port })
    const other = await freePort()
    assert.deepEqual(await client.call('CONFIG', 'SET', 'port', String(other)), ok)
    assert.deepEqual(await client.call('PING'), pong)
    await assert.rejects(RespClient.connect({ port }), /ECONNREFUSED/)
    const second = await RespClient.connect({ port: other })
    assert.deepEqual(await second.call('CONFIG', 'SET', 'port', '0'), ok)
    await assert.rejects(RespClient.connect({ port: other }), /ECONNREFUSED/)
    assert.deepEqual(await second.call('CONFIG', 'SET', 'port', String(port)), ok)
    const third = await RespClient.connect({ port })
    assert.deepEqual(await third.call('PING'), pong)
  })

  test('port refuses a port that another process has, and listens where it did', async () => {
    const port = await serving('bind 127.0.0.1')
    const client = await RespClient.connect({ port })
    const owner = createServer().listen(0, '127.0.0.1')
    await once(owner, 'listening')
    const taken = (owner.address() as { port: number }).port
    assert.deepEqual(await client.call('CONFIG', 'SET', 'port', String(taken)), {
      type: 'error',
      message:
        "ERR CONFIG SET failed (possibly related to argument 'port') - " +
        'Unable to listen on this port. Check server logs.',
    })
    owner.close()
    assert.deepEqual(await (await RespClient.connect({ port })).call('PING'), pong)
    const reply = await client.call('CONFIG', 'GET', 'port')
    assert.ok(JSON.stringify(reply).includes(`"${port}"`))
  })

  test('bind listens on other addresses, and refuses those that the machine has not', async () => {
    const port = await serving('bind 127.0.0.1')
    const client = await RespClient.connect({ port })
    assert.deepEqual(await client.call('CONFIG', 'SET', 'bind', '127.0.0.2 -::1'), ok)
    await assert.rejects(RespClient.connect({ port }), /ECONNREFUSED/)
    assert.deepEqual(await client.call('CONFIG', 'SET', 'bind', '127.0.0.1 192.0.2.1'), {
      type: 'error',
      message:
        "ERR CONFIG SET failed (possibly related to argument 'bind') - Failed to bind to specified addresses.",
    })
    await assert.rejects(RespClient.connect({ port }), /ECONNREFUSED/)
    assert.deepEqual(await client.call('CONFIG', 'SET', 'bind', '127.0.0.1'), ok)
    assert.deepEqual(await (await RespClient.connect({ port })).call('PING'), pong)
  })
})

test('rename-command lets two commands exchange their names', async () => {
  const port = await serving('rename-command GET aside', 'rename-command SET get', 'rename-command aside set')
  const client = await RespClient.connect({ port })
  assert.deepEqual(await client.call('GET', 'key', 'value'), ok)
  assert.deepEqual(await client.call('SET', 'key'), { type: 'bulk', value: 'value' })
})

describe('SHUTDOWN', () => {
  test('ends the process without a reply', async () => {
    const port = await serving()
    const client = await RespClient.connect({ port })
    const exit = once(child as ChildProcess, 'exit')
    client.call('SHUTDOWN', 'NOSAVE', 'NOW', 'FORCE').catch(() => undefined)
    assert.deepEqual(await exit, [0, null])
    await client.closed
  })

  test('refuses words that contradict each other, and to abort what has not begun', async () => {
    const port = await serving()
    const client = await RespClient.connect({ port })
    const syntaxError = { type: 'error', message: 'ERR syntax error' }
    assert.deepEqual(await client.call('SHUTDOWN', 'SAVE', 'NOSAVE'), syntaxError)
    assert.deepEqual(await client.call('SHUTDOWN', 'ABORT', 'NOW'), syntaxError)
    assert.deepEqual(await client.call('SHUTDOWN', 'later'), syntaxError)
    assert.deepEqual(await client.call('SHUTDOWN', 'ABORT'), {
      type: 'error',
      message: 'ERR No shutdown in progress.',
    })
  })
})
