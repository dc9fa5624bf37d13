import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { connect } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { Authority } from '../network/certificates.ts'
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
async function serving(words: readonly string[], kind = 'unix') {
  // Each has a directory of its own: what a server keeps is not for the next.
  const child = spawn(process.execPath, [...nodeWords, ...words], { cwd: mkdtempSync(join(folder, 'data-')) })
  let output = ''
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += String(chunk)
    if (output.includes(`Ready to accept connections ${kind}`)) return child
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
    cwd: folder,
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
    { encoding: 'utf8', cwd: folder, timeout: 20_000 },
  )
  assert.match(stdout, /# Failed opening Unix socket: bind: No such file or directory\n$/)
  assert.equal(status, 1)
})

test('nacre serves on a TLS port with the certificate of the configuration', async () => {
  const authority = new Authority('authority')
  const { certFile, keyFile } = authority.issue('server')
  const port = await freePort()
  const words = [
    '--port',
    '0',
    '--tls-port',
    String(port),
    '--tls-cert-file',
    certFile,
    '--tls-key-file',
    keyFile,
  ]
  const child = await serving([...words, '--tls-auth-clients', 'no'], 'tls')
  const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca: authority.own.cert })
  await once(socket, 'secureConnect')
  socket.write('PING\r\n')
  const answer = await once(socket, 'data')
  assert.equal(answer.join(), '+PONG\r\n')
  socket.destroy()
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  assert.deepEqual(await exit, [0, null])
  authority.dispose()
})

test('TLS that cannot be configured stops the start', () => {
  const words = [
    '--port',
    '0',
    '--tls-port',
    '1',
    '--tls-cert-file',
    '/no/such/file',
    '--tls-auth-clients',
    'no',
  ]
  const { stdout, status } = spawnSync(process.execPath, [...nodeWords, ...words], {
    encoding: 'utf8',
    cwd: folder,
    timeout: 20_000,
  })
  assert.match(
    stdout,
    /# tls-key-file is not set\n.*# Failed to configure TLS\. Check logs for more info\.\n$/,
  )
  assert.equal(status, 1)
})

test('nacre keeps to its file, takes changes of it, and writes them back', async () => {
  const port = await freePort()
  const file = join(folder, 'nacre.conf')
  writeFileSync(
    file,
    `# mine\nport ${port}\nsave ""\nrequirepass "a secret"\nrename-command KEYS ""\nrename-command GET fetch\n`,
  )
  const child = await serving([file], 'tcp')
  child.stdout.resume()
  const client = await RespClient.connect({ port })
  assert.deepEqual(await client.call('PING'), { type: 'error', message: 'NOAUTH Authentication required.' })
  const ok = { type: 'status', value: 'OK' }
  assert.deepEqual(await client.call('AUTH', 'a secret'), ok)
  assert.deepEqual(await client.call('FETCH', 'key'), { type: 'null' })
  for (const gone of ['KEYS', 'GET']) {
    assert.deepEqual(await client.call(gone, 'key'), {
      type: 'error',
      message: `ERR unknown command '${gone}', with args beginning with: 'key' `,
    })
  }
  assert.deepEqual(await client.call('CONFIG', 'SET', 'timeout', '100', 'requirepass', 'another'), ok)
  assert.deepEqual(await client.call('CONFIG', 'REWRITE'), ok)
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  assert.deepEqual(await exit, [0, null])
  const text = readFileSync(file, 'utf8')
  assert.match(
    text,
    new RegExp(`^# mine\nport ${port}\nsave ""\nrequirepass "another"\nrename-command KEYS ""\n`),
  )
  assert.match(text, /\ntimeout 100\n/)
})

test('nacre check tells of a file, with no progress where standard error is no terminal', () => {
  const path = join(folder, 'empty.json')
  const header = '{"format":"nacre snapshot","version":1}'
  writeFileSync(path, `${header}\n{"end":true,"documents":0}\n`)
  const { stdout, stderr, status } = spawnSync(process.execPath, [...nodeWords, 'check', path], {
    encoding: 'utf8',
    cwd: folder,
    timeout: 20_000,
  })
  assert.equal(stderr, '')
  assert.equal(stdout, `${path} is whole: a snapshot in JSON.\n0 keys in 0 databases.\n`)
  assert.equal(status, 0)
})
