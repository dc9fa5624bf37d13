import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { open } from '../../src/index.ts'
import { NacreServer } from '../oracle/nacre-server.ts'
import { freePort } from '../oracle/redis-server.ts'
import { RespClient } from '../oracle/resp-client.ts'

describe('a Unix socket', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nacre-socket-'))
  const path = join(folder, 'nacre.sock')
  after(() => rmSync(folder, { recursive: true }))

  test('is served with its permissions, and removed at the end', async () => {
    const db = open()
    await db.listen({ path, pathPermissions: 0o640 })
    assert.equal(statSync(path).mode & 0o777, 0o640)
    const client = await RespClient.connect({ path })
    assert.equal(String(await client.callRaw('SET', 'key', 'value')), '+OK\r\n')
    assert.equal(db.get('key'), 'value')
    await client.close()
    db.close()
    assert.equal(existsSync(path), false)
  })

  test('replaces a socket that was left there', async () => {
    const first = open()
    const second = open()
    await first.listen({ path })
    await second.listen({ path })
    second.set('who', 'second')
    const client = await RespClient.connect({ path })
    assert.equal(String(await client.callRaw('GET', 'who')), '$6\r\nsecond\r\n')
    await client.close()
    first.close()
    assert.ok(existsSync(path), 'the socket is the second one, which the first leaves alone')
    second.close()
    assert.equal(existsSync(path), false)
  })
})

describe('many connections', () => {
  test('come and go, 10,000 of them, and leave nothing behind', async () => {
    const server = await NacreServer.start({ lanes: 2 })
    const visit = async (index: number) => {
      const socket = connect({ port: server.port, host: '127.0.0.1' })
      await once(socket, 'connect')
      if (index % 3 !== 0) socket.write(index % 3 === 1 ? 'PING\r\n' : '*2\r\n$3\r\nGET\r\n$100\r\nhalf')
      if (index % 3 === 1) await once(socket, 'data')
      socket.destroy()
    }
    for (let at = 0; at < 10_000; at += 250) {
      await Promise.all(Array.from({ length: 250 }, (_, index) => visit(at + index)))
    }
    const client = await server.connect()
    const deadline = Date.now() + 5000
    let list = ''
    while (list.split('\n').length !== 2 && Date.now() < deadline) {
      list = String(await client.callRaw('CLIENT', 'LIST')).replace(/^\$\d+\r\n|\r\n$/g, '')
    }
    assert.equal(list.split('\n').length, 2, list)
    await server.stop()
  })
})

describe('10,000 idle connections', { skip: !existsSync('/proc/self/status') }, () => {
  const sockets: Socket[] = []
  let server: ReturnType<typeof spawn>
  let port = 0
  before(async () => {
    port = await freePort()
    const options = ['--port', String(port), '--maxclients', '10100', '--save', '', '--appendonly', 'no']
    server = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...options], { stdio: 'ignore' })
    await untilItAnswers()
  })
  after(async () => {
    for (const socket of sockets) socket.destroy()
    server.kill()
    await once(server, 'exit')
  })

  async function untilItAnswers(): Promise<void> {
    for (let attempt = 0; attempt < 200; attempt++) {
      const client = await RespClient.connect({ port }).catch(() => undefined)
      if (client !== undefined) return client.close()
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('the server did not start')
  }

  const residentKilobytes = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1])

  test('are held, and cost little more than what the kernel takes', async (t) => {
    const client = await RespClient.connect({ port })
    const before = residentKilobytes()
    for (let at = 0; at < 10_000; at += 500) {
      const some = Array.from({ length: 500 }, () => connect({ port, host: '127.0.0.1' }))
      await Promise.all(some.map((socket) => once(socket, 'connect')))
      for (const socket of some) socket.write('PING\r\n')
      await Promise.all(some.map((socket) => once(socket, 'data')))
      sockets.push(...some)
    }
    const bytes = ((residentKilobytes() - before) * 1024) / sockets.length
    t.diagnostic(`${bytes.toFixed(0)} bytes of the server's memory for each`)
    assert.ok(bytes < 3000, `${bytes} bytes for each connection`)
    assert.equal(String(await client.callRaw('PING')), '+PONG\r\n')
    await client.close()
  })
})
