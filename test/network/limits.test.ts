import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { after, afterEach, before, describe, test } from 'node:test'
import { Configuration } from '../../src/config/configuration.ts'
import { openWith } from '../../src/embedded/open.ts'
import { type NacreOptions, NacreServer } from '../oracle/nacre-server.ts'
import { RedisServer, redisServerExists } from '../oracle/redis-server.ts'
import { type Exchange, rawExchange } from './raw-exchange.ts'

type Parameters = NonNullable<NacreOptions['config']>

/** Our server and redis-server with the same parameters. */
async function startBoth(config: Parameters): Promise<readonly [NacreServer, RedisServer]> {
  const options = Object.entries(config).flatMap(([name, value]) => [`--${name}`, ...value.split(' ')])
  return [await NacreServer.start({ config }), await RedisServer.start(options)]
}

describe('limits are those of redis-server', { skip: !redisServerExists }, () => {
  let servers: readonly [NacreServer, RedisServer] | undefined
  afterEach(async () => {
    for (const server of servers ?? []) await server.stop()
    servers = undefined
  })

  async function assertSame(config: Parameters, ...streams: readonly string[]): Promise<void> {
    servers = await startBoth(config)
    for (const stream of streams) {
      const exchanges: Exchange[] = await Promise.all(servers.map(({ port }) => rawExchange(port, stream)))
      assert.deepEqual(exchanges[0], exchanges[1], JSON.stringify(stream.slice(0, 200)))
    }
  }

  const echo = (size: number) => `*2\r\n$4\r\nECHO\r\n$${size}\r\n${'x'.repeat(size)}\r\n`
  const mget = (keys: number) => `*${keys + 1}\r\n$4\r\nMGET\r\n${'$1\r\nk\r\n'.repeat(keys)}`

  test('what a client may send before it has given the password', () =>
    assertSame(
      { requirepass: 'secret' },
      ...[mget(9), mget(10), echo(16384), echo(16385), 'PING\r\nNOSUCH\r\nGET\r\n'],
      ...[`AUTH secret\r\n${mget(10)}${echo(16385)}`, `AUTH wrong\r\n${mget(10)}`],
      `PING\r\n*2\r\n$4\r\nAUTH\r\n$6\r\nsecret\r\nPING\r\n${mget(20)}`,
    ))

  test('proto-max-bulk-len', () =>
    assertSame({ 'proto-max-bulk-len': '1048576' }, echo(1048576), '*1\r\n$1048577\r\n', 'PING\r\n'))

  test('client-query-buffer-limit', () =>
    assertSame(
      { 'client-query-buffer-limit': '1048576' },
      ...[
        echo(1_000_000),
        `*2\r\n$4\r\nECHO\r\n$1100000\r\n${'x'.repeat(1_090_000)}`,
        'PING\r\n'.repeat(300_000),
      ],
    ))

  test('maxclients', async () => {
    servers = await startBoth({ maxclients: '3' })
    for (const { port } of servers) {
      const held = await Promise.all([1, 2, 3].map(() => connected(port)))
      const refused = await rawExchange(port, '')
      assert.deepEqual(refused, { bytes: '-ERR max number of clients reached\r\n', closed: true })
      for (const socket of held) socket.destroy()
    }
  })

  test('a reply larger than the hard limit of the output is not sent', async () => {
    servers = await startBoth({ 'client-output-buffer-limit': 'normal 1000000 0 0' })
    for (const { port } of servers) {
      const { bytes, closed } = await rawExchange(port, 'SETRANGE k 1999999 x\r\nGET k\r\nPING\r\n')
      assert.ok(closed)
      assert.ok(!bytes.includes('PONG'))
    }
  })
})

async function connected(port: number, host = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ port, host })
  await once(socket, 'connect')
  return socket
}

describe('clients that go to the limit', () => {
  let server: NacreServer
  afterEach(() => server.stop())

  test('a client that is idle for longer than the timeout is closed', async () => {
    server = await NacreServer.start({ config: { timeout: '1' } })
    const socket = await connected(server.port)
    const start = performance.now()
    await once(socket.resume(), 'close')
    const seconds = (performance.now() - start) / 1000
    assert.ok(seconds > 0.9 && seconds < 4, `closed after ${seconds} s`)
  })

  test('a client over the soft limit is closed only when it stays there', async () => {
    server = await NacreServer.start({ config: { 'client-output-buffer-limit': 'normal 0 1000000 1' } })
    const socket = await connected(server.port)
    socket.write('SETRANGE k 19999999 x\r\n')
    await once(socket, 'data')
    socket.pause().write('GET k\r\n')
    const start = performance.now()
    await untilNobodyIsConnected(server)
    const seconds = (performance.now() - start) / 1000
    assert.ok(seconds > 0.9 && seconds < 5, `closed after ${seconds} s`)
    socket.destroy()
  })

  test('limits that change hold for clients that are connected', async () => {
    server = await NacreServer.start()
    const client = await server.connect()
    await client.call('CONFIG', 'SET', 'proto-max-bulk-len', '1048576', 'timeout', '100')
    client.send('*1\r\n$1048577\r\n')
    assert.equal(String((await client.nextReply()).bytes), '-ERR Protocol error: invalid bulk length\r\n')
    await client.closed
  })
})

async function untilNobodyIsConnected(server: NacreServer): Promise<void> {
  const deadline = Date.now() + 10_000
  while ((await clientsOf(server)) > 0) {
    if (Date.now() > deadline) throw new Error('clients are still connected')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function clientsOf(server: NacreServer): Promise<number> {
  const text = String(await server.database.info('clients'))
  return Number(/connected_clients:(\d+)/.exec(text)?.[1])
}

describe('memory stays where it is', () => {
  let server: NacreServer
  before(async () => {
    server = await NacreServer.start()
  })
  after(() => server.stop())

  const residentMegabytes = () => process.memoryUsage.rss() / 2 ** 20

  async function assertCheap(stream: string, connections: number, megabytes: number): Promise<void> {
    const before = residentMegabytes()
    const sockets = await Promise.all(Array.from({ length: connections }, () => connected(server.port)))
    for (const socket of sockets) socket.write(stream)
    await new Promise((resolve) => setTimeout(resolve, 300))
    const grown = residentMegabytes() - before
    for (const socket of sockets) socket.destroy()
    assert.ok(grown < megabytes, `${grown.toFixed(1)} MB for ${connections} clients`)
  }

  test('when lengths are claimed and nothing follows', () =>
    assertCheap('*2\r\n$4\r\nECHO\r\n$536870912\r\nx', 200, 30))

  test('when numbers of arguments are claimed and nothing follows', () =>
    assertCheap('*2147483647\r\n$4\r\nMGET\r\n', 200, 30))

  test('when a client sends without end what it does not read', async () => {
    const socket = await connected(server.port)
    await server
      .connect()
      .then((client) => client.call('CONFIG', 'SET', 'client-output-buffer-limit', 'normal 20mb 0 0'))
    const before = residentMegabytes()
    socket.on('error', () => socket.destroy())
    socket.pause()
    const stream = Buffer.from('GET large\r\n'.repeat(1000))
    await server.connect().then((client) => client.call('SET', 'large', 'x'.repeat(1000)))
    for (let i = 0; i < 200 && !socket.destroyed; i++) {
      if (!socket.write(stream)) await Promise.race([once(socket, 'drain'), once(socket, 'close')])
    }
    assert.ok(residentMegabytes() - before < 150)
    socket.destroy()
  })
})

describe('protected mode', () => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)?.address

  async function firstBytes(config: Parameters): Promise<string> {
    const configuration = new Configuration()
    for (const [name, value] of Object.entries(config))
      configuration.assign(name as keyof Parameters, [value])
    using database = openWith({}, { config: configuration })
    const { port } = await database.listen({ port: 0, bind: ['*'] })
    const socket = await connected(port, outside)
    socket.write('PING\r\n')
    const [bytes] = (await once(socket, 'data')) as [Buffer]
    socket.destroy()
    return String(bytes)
  }

  test('refuses other machines while there is no password', { skip: outside === undefined }, async () => {
    assert.match(await firstBytes({}), /^-DENIED Redis is running in protected mode/)
  })

  test('lets them in when it is off, or there is a password', { skip: outside === undefined }, async () => {
    assert.equal(await firstBytes({ 'protected-mode': 'no' }), '+PONG\r\n')
    assert.equal(await firstBytes({ requirepass: 'secret' }), '-NOAUTH Authentication required.\r\n')
  })
})
