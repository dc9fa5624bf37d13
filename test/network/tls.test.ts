import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { connect as connectPlainly, type Socket } from 'node:net'
import { after, afterEach, beforeEach, describe, test } from 'node:test'
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls'
import { promisify } from 'node:util'
import { Redis } from 'ioredis'
import type { Server, TlsOptions } from '../../src/embedded/server.ts'
import { type Database, open } from '../../src/index.ts'
import { Authority } from './certificates.ts'

const authority = new Authority('Nacre test authority')
const stranger = new Authority('Another authority')
const server = authority.issue('server')
const client = authority.issue('client')
const strangersClient = stranger.issue('client')
const required: TlsOptions = { cert: server.cert, key: server.key, ca: authority.own.cert }

after(() => {
  authority.dispose()
  stranger.dispose()
})

let db: Database

beforeEach(() => {
  db = open()
})
afterEach(() => db.close())

const listen = (tls: TlsOptions): Promise<Server> => db.listen({ port: 0, tls })

/** Sends PING through TLS and returns the reply, or the error that ended the connection. */
async function pingThrough(port: number, options: ConnectionOptions = {}): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', ca: authority.own.cert, ...options })
  const ended = new Promise<string>((resolve) => {
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    socket.on('close', () => resolve('closed'))
  })
  socket.write('PING\r\n')
  const reply = await Promise.race([nextText(socket), ended])
  socket.destroy()
  return reply
}

/** The next bytes that come. */
async function nextText(socket: Socket): Promise<string> {
  return String(((await once(socket, 'data')) as [Buffer])[0])
}

const withCertificate = { cert: client.cert, key: client.key }

describe('client certificates', () => {
  test('a client with a certificate of the authority is served', async () => {
    const { port } = await listen(required)
    assert.equal(await pingThrough(port, withCertificate), '+PONG\r\n')
  })

  test('a client without one is refused where they are required', async () => {
    const { port } = await listen(required)
    assert.match(await pingThrough(port), /CERTIFICATE_REQUIRED|ECONNRESET|closed/)
  })

  test("a client with another authority's certificate is refused", async () => {
    const { port } = await listen(required)
    const reply = await pingThrough(port, { cert: strangersClient.cert, key: strangersClient.key })
    assert.match(reply, /UNKNOWN_CA|ECONNRESET|closed/)
  })

  test('a client without one is served where they are optional, one with a wrong one is not', async () => {
    const { port } = await listen({ ...required, authClients: 'optional' })
    assert.equal(await pingThrough(port), '+PONG\r\n')
    assert.equal(await pingThrough(port, withCertificate), '+PONG\r\n')
    const reply = await pingThrough(port, { cert: strangersClient.cert, key: strangersClient.key })
    assert.match(reply, /UNKNOWN_CA|ECONNRESET|closed/)
  })

  test('nobody is asked for one when there is no authority', async () => {
    const { port } = await listen({ cert: server.cert, key: server.key })
    assert.equal(await pingThrough(port), '+PONG\r\n')
  })
})

describe('clients', () => {
  test('redis-cli --tls', async () => {
    const { port } = await listen(required)
    const { stdout } = await promisify(execFile)('redis-cli', [
      ...['-p', String(port), '--tls', '--cacert', authority.own.certFile],
      ...['--cert', client.certFile, '--key', client.keyFile, 'SET', 'key', 'value'],
    ])
    assert.equal(stdout, 'OK\n')
    assert.equal(db.get('key'), 'value')
  })

  test('ioredis', async () => {
    const { port } = await listen(required)
    const tls = { ca: authority.own.cert, ...withCertificate }
    const redis = new Redis({ port, host: 'localhost', tls, enableReadyCheck: false })
    try {
      const large = Buffer.alloc(3_000_000, 'nacre')
      await redis.set('large', large)
      assert.deepEqual(await redis.getBuffer('large'), large)
      const commands = Array.from({ length: 20_000 }, (_, i) => ['set', `key:${i}`, String(i)])
      const replies = await redis.pipeline(commands).exec()
      assert.ok(replies?.every(([error, reply]) => error === null && reply === 'OK'))
      assert.equal(db.get('key:19999'), '19999')
    } finally {
      redis.disconnect()
    }
  })

  test('one that sends a byte in each record is understood', async () => {
    const { port } = await listen({ cert: server.cert, key: server.key })
    const socket = await connected({ port, ca: authority.own.cert })
    for (const byte of '*1\r\n$4\r\nPING\r\n') socket.write(byte)
    assert.equal(await nextText(socket), '+PONG\r\n')
    socket.destroy()
  })

  test('one that ends its side gets the reply, and the end', async () => {
    const { port } = await listen({ cert: server.cert, key: server.key })
    const socket = await connected({ port, ca: authority.own.cert })
    const chunks: Buffer[] = []
    socket.on('data', (bytes: Buffer) => chunks.push(bytes))
    socket.end('PING\r\nQUIT\r\n')
    await once(socket, 'end')
    assert.equal(String(Buffer.concat(chunks)), '+PONG\r\n+OK\r\n')
  })

  test('sessions are resumed', async () => {
    const { port } = await listen({ cert: server.cert, key: server.key, protocols: 'TLSv1.2' })
    const first = await connected({ port, ca: authority.own.cert })
    const session = first.getSession()
    first.destroy()
    assert.ok(session)
    const second = await connected({ port, ca: authority.own.cert, session })
    assert.equal(second.isSessionReused(), true)
    second.destroy()
  })
})

async function connected(options: ConnectionOptions): Promise<TLSSocket> {
  const socket = connect({ host: '127.0.0.1', ...options })
  await once(socket, 'secureConnect')
  return socket
}

describe('peers that do not speak TLS', () => {
  test('are closed without a reply to their commands', async () => {
    const { port } = await listen(required)
    const socket = connectPlainly({ port })
    const chunks: Buffer[] = []
    socket.on('data', (bytes: Buffer) => chunks.push(bytes))
    socket.on('error', () => socket.destroy())
    socket.write('*1\r\n$4\r\nPING\r\n')
    await once(socket, 'close')
    assert.ok(!String(Buffer.concat(chunks)).includes('PONG'))
  })

  test('do not hinder the others while they are silent', async () => {
    const { port } = await listen({ cert: server.cert, key: server.key })
    const silent = Array.from({ length: 50 }, () => connectPlainly({ port }))
    await Promise.all(silent.map((socket) => once(socket, 'connect')))
    assert.equal(await pingThrough(port), '+PONG\r\n')
    for (const socket of silent) socket.destroy()
  })

  test('are closed when they have not shaken hands in ten seconds', async () => {
    const { port } = await listen({ cert: server.cert, key: server.key })
    const silent = connectPlainly({ port })
    const start = performance.now()
    silent.resume()
    await once(silent, 'close')
    const seconds = (performance.now() - start) / 1000
    assert.ok(seconds > 9 && seconds < 15, `closed after ${seconds} s`)
  })
})

describe('settings', () => {
  test('both ports are served when there is one of each', async () => {
    const both = await db.listen({ port: 0, tlsPort: 0, tls: required })
    assert.notEqual(both.port, both.tlsPort)
    const plain = connectPlainly({ port: both.port })
    plain.write('PING\r\n')
    assert.equal(await nextText(plain), '+PONG\r\n')
    plain.destroy()
    assert.equal(await pingThrough(both.tlsPort, withCertificate), '+PONG\r\n')
  })

  test('files and an encrypted key are read', async () => {
    const secret = authority.issue('secret', 'open sesame')
    const tls = { cert: secret.certFile, key: secret.keyFile, passphrase: 'open sesame' }
    assert.equal(await pingThrough((await listen(tls)).port), '+PONG\r\n')
  })

  test('new certificates hold for new connections, and open ones go on', async () => {
    const running = await listen({ cert: server.cert, key: server.key })
    const old = await connected({ port: running.port, ca: authority.own.cert })
    const renewed = stranger.issue('renewed')
    running.configureTls({ cert: renewed.cert, key: renewed.key })
    old.write('PING\r\n')
    assert.equal(await nextText(old), '+PONG\r\n')
    assert.match(await pingThrough(running.port), /UNABLE_TO_VERIFY|SELF_SIGNED/)
    assert.equal(await pingThrough(running.port, { ca: stranger.own.cert }), '+PONG\r\n')
    old.destroy()
  })

  test('only the protocols and ciphers that are named are spoken', async () => {
    const { port } = await listen({
      ...{ cert: server.cert, key: server.key, protocols: 'TLSv1.2' },
      ...{ ciphers: 'ECDHE-ECDSA-AES256-GCM-SHA384', preferServerCiphers: true },
    })
    const socket = await connected({ port, ca: authority.own.cert })
    assert.equal(socket.getProtocol(), 'TLSv1.2')
    assert.equal(socket.getCipher().name, 'ECDHE-ECDSA-AES256-GCM-SHA384')
    socket.destroy()
    assert.match(await pingThrough(port, { minVersion: 'TLSv1.3' }), /PROTO|ECONNRESET|closed/)
  })

  const unusable: readonly (readonly [what: string, tls: TlsOptions, reason: RegExp])[] = [
    ['a file that is not there', { ...required, cert: '/nowhere/a.pem' }, /^tls-cert-file '\/nowhere\/a\.pem': No such file/],
    ['text that is no certificate', { ...required, cert: server.keyFile }, /^tls-cert-file '.*server\.key': no start line/],
    ["a key that is another certificate's", { ...required, key: client.key }, /^tls-key-file \(PEM text\): key values mismatch/],
    ['a passphrase that does not fit', { ...required, key: authority.issue('locked', 'right').key, passphrase: 'wrong' }, /^tls-key-file/],
    ['an authority that is not there', { ...required, ca: '/nowhere/ca.pem' }, /^tls-ca-cert-file '\/nowhere\/ca\.pem': No such file/],
    ['an unknown protocol', { ...required, protocols: 'TLSv1.2 SSLv2' }, /^tls-protocols: 'sslv2' is none of/],
    ['no cipher at all', { ...required, ciphers: 'NONE-SUCH' }, /^tls-ciphers 'NONE-SUCH': no cipher match/],
    ['required certificates but no authority', { cert: server.cert, key: server.key, authClients: 'yes' }, /^tls-auth-clients needs tls-ca-cert-file/],
  ] // biome-ignore format: one line a case

  for (const [what, tls, reason] of unusable) {
    test(`${what} is refused with the reason, and nothing listens`, async () => {
      await assert.rejects(listen(tls), { code: 'ERR_TLS', message: reason })
      const { port } = await listen(required)
      assert.equal(await pingThrough(port, withCertificate), '+PONG\r\n')
    })
  }

  test('settings that cannot be used leave the old ones in force', async () => {
    const running = await listen(required)
    assert.throws(() => running.configureTls({ ...required, key: client.key }), { code: 'ERR_TLS' })
    assert.equal(await pingThrough(running.port, withCertificate), '+PONG\r\n')
  })
})
