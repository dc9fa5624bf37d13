import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { freePort } from '../oracle/redis-server.ts'
import { RespClient } from '../oracle/resp-client.ts'

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const nodeWords = ['--import', import.meta.resolve('tsx'), main]

let folder: string

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'nacre-main-'))
})

after(() => rmSync(folder, { recursive: true, force: true }))

/** Starts nacre and waits until its log says that it serves. */
async function serving(words: readonly string[]) {
  const child = spawn(process.execPath, [...nodeWords, ...words], { cwd: folder })
  let output = ''
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += String(chunk)
    if (output.includes('Ready to accept connections unix')) return child
  }
  throw new Error(output)
}

test('nacre serves on a port and a Unix socket until SIGTERM, and a second one cannot have the port', async () => {
  const port = await freePort()
  const path = join(folder, 'nacre.sock')
  const child = await serving(['--port', String(port), '--save', '', '--unixsocket', path])
  child.stdout.resume()
  const client = await RespClient.connect({ port })
  const neighbour = await RespClient.connect({ path })
  assert.deepEqual(await client.call('SET', 'key', 'value'), { type: 'status', value: 'OK' })
  assert.deepEqual(await neighbour.call('GET', 'key'), { type: 'bulk', value: 'value' })
  const second = spawnSync(process.execPath, [...nodeWords, '--port', String(port)], {
    encoding: 'utf8',
    timeout: 20_000,
  })
  assert.match(
    second.stdout,
    new RegExp(
      `# Warning: Could not create server TCP listening socket \\*:${port}: bind: Address already in use\n` +
        `.* # Failed listening on port ${port} \\(tcp\\), aborting\\.\n$`,
    ),
  )
  assert.equal(second.status, 1)
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  assert.deepEqual(await exit, [0, null])
  await Promise.all([client.closed, neighbour.closed])
  assert.ok(!existsSync(path))
})

test('a Unix socket that cannot be opened stops the start', () => {
  const { stdout, status } = spawnSync(
    process.execPath,
    [...nodeWords, '--port', '0', '--unixsocket', '/no/such/folder/socket'],
    { encoding: 'utf8', timeout: 20_000 },
  )
  assert.match(stdout, /# Failed opening Unix socket: bind: No such file or directory\n$/)
  assert.equal(status, 1)
})
