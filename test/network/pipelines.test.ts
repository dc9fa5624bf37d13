import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { NacreServer } from '../oracle/nacre-server.ts'
import { RedisServer, redisServerExists } from '../oracle/redis-server.ts'
import type { RespClient } from '../oracle/resp-client.ts'
import { rawExchange } from './raw-exchange.ts'

describe('long pipelines', { skip: !redisServerExists }, () => {
  let nacre: NacreServer
  let redis: RedisServer
  before(async () => {
    redis = await RedisServer.start()
    nacre = await NacreServer.start({ lanes: 2 })
  })
  after(async () => {
    await nacre.stop()
    await redis.stop()
  })

  /** The same bytes from both, of which the last are known. */
  async function assertSame(stream: string): Promise<void> {
    const options = { until: '$3\r\nend\r\n', silenceMs: 20_000 }
    const [ours, theirs] = await Promise.all(
      [nacre, redis].map(({ port }) => rawExchange(port, `${stream}ECHO end\r\n`, options)),
    )
    assert.ok(ours?.bytes === theirs?.bytes, 'the replies differ')
  }

  const repeated = (count: number, piece: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => piece(index)).join('')

  test('of 100,000 commands are answered in order', () =>
    assertSame(repeated(100_000, (i) => (i % 2 === 0 ? '*2\r\n$4\r\nINCR\r\n$1\r\nn\r\n' : `PING ${i}\r\n`))))

  test('keep the place of control commands', () =>
    assertSame(
      repeated(20_000, (i) => {
        if (i % 50 === 0) return 'CONFIG GET maxmemory-policy\r\nINCR m\r\n'
        return i % 777 === 0 ? 'CONFIG NOSUCH\r\n' : 'INCR m\r\n'
      }),
    ))

  test('see what a control command before them changed', () =>
    assertSame(
      repeated(
        200,
        (i) => `CONFIG SET proto-max-bulk-len ${i + 2_000_000}\r\nCONFIG GET proto-max-bulk-len\r\n`,
      ),
    ))

  test('of large replies are answered whole', () =>
    assertSame(`SETRANGE large 99999 x\r\n${repeated(500, () => 'GET large\r\nSTRLEN large\r\n')}`))

  test('of large values are taken whole', () =>
    assertSame(
      repeated(
        40,
        (i) => `*3\r\n$3\r\nSET\r\n$1\r\nv\r\n$${i * 10_000}\r\n${'v'.repeat(i * 10_000)}\r\nGET v\r\n`,
      ),
    ))

  test('change the protocol where HELLO says so', () =>
    assertSame(repeated(1000, (i) => `GET none\r\nHELLO ${2 + (i % 2)} NONSENSE\r\nGET none\r\n`)))
})

describe('clients that hold each other up', () => {
  let server: NacreServer
  let client: RespClient
  let other: RespClient
  before(async () => {
    server = await NacreServer.start({ lanes: 2 })
    client = await server.connect()
    other = await server.connect()
  })
  after(() => server.stop())

  test('a paused writer waits, a reader does not, and both go on when the pause ends', async () => {
    await client.call('SET', 'k', 'before')
    await client.call('CLIENT', 'PAUSE', '60000', 'WRITE')
    let written = false
    const writes = other.pipeline([
      ['GET', 'k'],
      ['SET', 'k', 'after'],
      ['GET', 'k'],
    ])
    void writes.then(() => {
      written = true
    })
    await new Promise((resolve) => setTimeout(resolve, 100))
    assert.equal(String(await client.callRaw('GET', 'k')), '$6\r\nbefore\r\n')
    assert.equal(written, false)
    await client.call('CLIENT', 'UNPAUSE')
    assert.deepEqual(
      (await writes).map((reply) => 'value' in reply && reply.value),
      ['before', 'OK', 'after'],
    )
  })

  test('a paused client that ends its side is still answered', async () => {
    await client.call('CLIENT', 'PAUSE', '200', 'WRITE')
    const { bytes, closed } = await rawExchange(server.port, 'SET k v\r\nGET k\r\n', {
      endsInput: true,
      silenceMs: 2000,
    })
    assert.equal(bytes, '+OK\r\n$1\r\nv\r\n')
    assert.ok(closed)
  })

  test('a client that is killed in the middle of its pipeline gets no more replies', async () => {
    const victim = await server.connect()
    const id = await victim.call('CLIENT', 'ID')
    assert.ok(id.type === 'integer')
    await client.call('CLIENT', 'PAUSE', '60000', 'WRITE')
    victim.send('SET k v\r\n')
    await new Promise((resolve) => setTimeout(resolve, 50))
    assert.equal(String(await client.callRaw('CLIENT', 'KILL', 'ID', id.value)), ':1\r\n')
    await victim.closed
    await client.call('CLIENT', 'UNPAUSE')
    assert.equal(String(await client.callRaw('PING')), '+PONG\r\n')
  })
})

describe('MONITOR', { skip: !redisServerExists }, () => {
  const calls = [
    ['SET', 'key', 'a b'],
    ['GET', '\x00\n\r\t\x07\b"\\\x7f\xff'],
    ['SELECT', '3'],
    ['MGET', 'a', 'b'],
    ['CONFIG', 'GET', 'port'],
    ['AUTH', 'me', 'secret'],
    ['PING'],
    ['GET', 'x'.repeat(1000)],
    ['INCR'],
    ['NOSUCH'],
    ['PING', 'end'],
  ] as const

  /** The lines that a monitor sees, without the times and addresses in them. */
  async function linesOf(server: NacreServer | RedisServer): Promise<readonly string[]> {
    const monitor = await server.connect()
    const client = await server.connect()
    await monitor.call('MONITOR')
    for (const call of calls) await client.call(...call.map((word) => Buffer.from(word, 'latin1')))
    const lines: string[] = []
    while (lines.at(-1)?.endsWith('"end"\r\n') !== true) {
      const line = String((await monitor.nextReply()).bytes)
      lines.push(line.replace(/^\+[\d.]+ \[(\d+) [^\]]*\]/, '+ [$1]'))
    }
    return lines
  }

  test('shows the lines that redis-server shows', async () => {
    const nacre = await NacreServer.start({ lanes: 2 })
    const redis = await RedisServer.start()
    try {
      assert.deepEqual(await linesOf(nacre), await linesOf(redis))
    } finally {
      await nacre.stop()
      await redis.stop()
    }
  })
})
