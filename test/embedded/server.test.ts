import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { type Database, ListenError, open } from '../../src/index.ts'

let db: Database
let clients: Socket[]
beforeEach(() => {
  db = open()
  clients = []
})
afterEach(() => {
  for (const client of clients) client.destroy()
  db.close()
})

async function client(place: number | string): Promise<Socket> {
  const socket = typeof place === 'number' ? connect(place, '127.0.0.1') : connect(place)
  clients.push(socket)
  await once(socket, 'connect')
  return socket
}

async function replyTo(socket: Socket, command: string): Promise<string> {
  socket.write(`${command}\r\n`)
  const [bytes] = (await once(socket, 'data')) as [Buffer]
  return bytes.toString()
}

describe('listen', () => {
  test('serves the data of the store on a free port', async () => {
    const server = await db.listen({ port: 0 })
    assert.ok(server.port > 0)
    const socket = await client(server.port)
    db.set('typed', '1')
    assert.equal(await replyTo(socket, 'GET typed'), '$1\r\n1\r\n')
    assert.equal(await replyTo(socket, 'SET network 2'), '+OK\r\n')
    assert.equal(db.get('network'), '2')
  })

  test('answers control commands', async () => {
    const server = await db.listen({ port: 0 })
    assert.equal(await replyTo(await client(server.port), 'COMMAND GETKEYS GET x'), '*1\r\n$1\r\nx\r\n')
  })

  test('serves a Unix socket', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nacre-'))
    try {
      const path = join(folder, 'socket')
      const server = await db.listen({ path, pathPermissions: 0o600 })
      assert.equal(server.port, 0)
      assert.equal((await stat(path)).mode & 0o777, 0o600)
      assert.equal(await replyTo(await client(path), 'PING'), '+PONG\r\n')
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('rejects, with nothing left open, when the port is taken', async () => {
    const { port } = await db.listen({ port: 0 })
    using other = open()
    await assert.rejects(other.listen({ port }), (error) => {
      assert.ok(error instanceof ListenError)
      assert.equal(error.port, port)
      assert.match(error.message, /^cannot listen on 127\.0\.0\.1:\d+: /)
      return true
    })
    const server = await other.listen({ port: 0 })
    assert.ok(server.port > 0)
  })

  test('rejects a second time while the store listens', async () => {
    await db.listen({ port: 0 })
    await assert.rejects(db.listen({ port: 0 }), { code: 'ERR_ALREADY_LISTENING' })
  })
})

describe('a server that closes', () => {
  test('disconnects its clients and frees its port', async () => {
    const server = await db.listen({ port: 0 })
    const socket = await client(server.port)
    server.close()
    await once(socket.resume(), 'close')
    const again = await db.listen({ port: server.port })
    assert.equal(again.port, server.port)
  })

  test('leaves the store open', async () => {
    const server = await db.listen({ port: 0 })
    server.close()
    assert.equal(db.set('key', 'value'), 'OK')
  })

  test('can be closed again, also when the store listens anew or is closed', async () => {
    const first = await db.listen({ port: 0 })
    first.close()
    const second = await db.listen({ port: 0 })
    first.close()
    assert.equal(await replyTo(await client(second.port), 'PING'), '+PONG\r\n')
    db.close()
    second.close()
    second.ref().unref()
    second[Symbol.dispose]()
  })

  test('closes with its store', async () => {
    const server = await db.listen({ port: 0 })
    const socket = await client(server.port)
    db.close()
    await once(socket.resume(), 'close')
    const refused = connect(server.port, '127.0.0.1')
    const [error] = (await once(refused, 'error')) as [NodeJS.ErrnoException]
    assert.equal(error.code, 'ECONNREFUSED')
  })

  test('drops the answers that control commands wait for', async () => {
    const server = await db.listen({ port: 0 })
    const socket = await client(server.port)
    socket.write('COMMAND DOCS\r\n'.repeat(50))
    await once(socket, 'data')
    db.close()
    await once(socket.resume(), 'close')
  })
})
