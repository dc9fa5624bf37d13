import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { connect as connectTcp, createServer, type Server, type Socket } from 'node:net'
import { after, describe, test } from 'node:test'
import type { Database } from '../../../src/index.ts'
import { open } from '../../../src/index.ts'
import { Authority } from '../../network/certificates.ts'
import { RedisServer, redisServerExists } from '../../oracle/redis-server.ts'
import { run, temporaryFolder } from './tool-run.ts'

const folder = temporaryFolder()
after(() => folder.remove())

/** Calls use() with a server of ours that has some data. */
async function withServer(use: (port: number, database: Database) => Promise<void>): Promise<void> {
  const database = open()
  try {
    database.set('greeting', 'hello')
    database.set('soon', 'gone', { pxat: 4_000_000_000_000 })
    database.database(5).rpush('list', ['a', 'b'])
    const server = await database.listen({ port: 0 })
    await use(server.port, database)
  } finally {
    database.close()
  }
}

const expected = [
  '{"db":0,"key":"greeting","type":"string","value":"hello"}',
  '{"db":0,"key":"soon","type":"string","expire_at_ms":4000000000000,"value":"gone"}',
  '{"db":5,"key":"list","type":"list","value":["a","b"]}',
]

/** The entries of a snapshot. */
const entriesOf = (path: string): readonly string[] => readFileSync(path, 'utf8').split('\n').slice(1, -2)

describe('nacre import', () => {
  test('reads all databases of a server into a file', async () => {
    await withServer(async (port) => {
      const path = folder.path('all.json')
      const { exitCode, lines, errors } = await run('import', '--stable', `redis://127.0.0.1:${port}`, path)
      assert.deepEqual(
        { exitCode, lines, errors },
        { exitCode: 0, lines: [`${path} has 3 keys.`], errors: '' },
      )
      assert.deepEqual(entriesOf(path), expected)
    })
  })

  test('reads one database, or keys of a pattern', async () => {
    await withServer(async (port) => {
      const one = folder.path('one.json')
      assert.equal((await run('import', `redis://127.0.0.1:${port}/5`, one)).exitCode, 0)
      assert.deepEqual(entriesOf(one), expected.slice(2))
      const some = folder.path('some.json')
      assert.equal((await run('import', '--match', 'g*', `redis://127.0.0.1:${port}`, some)).exitCode, 0)
      assert.deepEqual(entriesOf(some), expected.slice(0, 1))
    })
  })

  test('writes the file that a server loads from a data directory', async () => {
    await withServer(async (port) => {
      const data = folder.path('data')
      mkdirSync(data)
      const { exitCode, lines } = await run('import', '--stable', `redis://127.0.0.1:${port}`, data)
      assert.equal(exitCode, 0)
      assert.deepEqual(lines, [`${data}/dump.json has 3 keys.`])
      assert.deepEqual(entriesOf(`${data}/dump.json`), expected)
    })
  })

  test('fills a running server, which has to be empty unless it may be added to', async () => {
    await withServer(async (port) => {
      const target = open()
      try {
        const { port: targetPort } = await target.listen({ port: 0 })
        const url = `redis://127.0.0.1:${targetPort}`
        const source = `redis://127.0.0.1:${port}`
        assert.deepEqual(await run('import', source, url), {
          exitCode: 0,
          lines: [`${url} has 3 keys.`],
          errors: '',
        })
        assert.equal(target.get('greeting'), 'hello')
        assert.equal(target.pexpiretime('soon'), 4_000_000_000_000)
        assert.deepEqual(target.database(5).lrange('list', 0, -1), ['a', 'b'])
        const again = await run('import', source, url)
        assert.equal(again.exitCode, 1)
        assert.equal(
          again.errors,
          'nacre import: database 0 of the target has 2 keys already; --replace imports all the same\n',
        )
        assert.equal((await run('import', '--replace', source, url)).exitCode, 0)
      } finally {
        target.close()
      }
    })
  })

  test('imports many keys in batches of any size', async () => {
    const database = open()
    try {
      for (let i = 0; i < 2000; i += 1) database.set(`key:${i}`, String(i))
      const { port } = await database.listen({ port: 0 })
      for (const batch of ['1', '7', '100000']) {
        const path = folder.path(`batches-${batch}.json`)
        const { lines } = await run('import', '--batch', batch, `redis://127.0.0.1:${port}`, path)
        assert.equal(new Set(entriesOf(path)).size, 2000, lines.join())
      }
    } finally {
      database.close()
    }
  })

  test('goes on where a lost connection left it', async () => {
    const database = open()
    for (let i = 0; i < 3000; i += 1) database.set(`key:${i}`, 'x'.repeat(100))
    const { port } = await database.listen({ port: 0 })
    const proxy = await CuttingProxy.start(port, 20_000, 3)
    try {
      const path = folder.path('resumed.json')
      const { exitCode } = await run('import', '--batch', '50', `redis://127.0.0.1:${proxy.port}`, path)
      assert.equal(exitCode, 0)
      assert.equal(new Set(entriesOf(path)).size, 3000)
      assert.equal(proxy.cuts, 3)
    } finally {
      proxy.stop()
      database.close()
    }
  })

  test('authenticates, and says so if it may not', async () => {
    const database = open({ config: { requirepass: 'secret word' } })
    try {
      database.set('k', 'v')
      const { port } = await database.listen({ port: 0 })
      const path = folder.path('secret.json')
      assert.equal((await run('import', `redis://:secret%20word@127.0.0.1:${port}`, path)).exitCode, 0)
      const refused = await run('import', '--force', `redis://:wrong@127.0.0.1:${port}`, path)
      assert.equal(refused.exitCode, 1)
      assert.match(refused.errors, /^nacre import: 127\.0\.0\.1:\d+ refuses the password: WRONGPASS /)
      const silent = await run('import', '--force', `redis://127.0.0.1:${port}`, path)
      assert.equal(silent.exitCode, 1)
      assert.match(silent.errors, /NOAUTH Authentication required\./)
    } finally {
      database.close()
    }
  })

  test('speaks TLS, to a server whose certificate is good', async () => {
    const authority = new Authority('authority')
    const database = open()
    try {
      database.set('k', 'v')
      const { cert, key } = authority.issue('server')
      const { port } = await database.listen({ port: 0, tls: { cert, key } })
      const url = `rediss://localhost:${port}`
      const good = folder.path('tls.json')
      assert.equal((await run('import', '--cacert', authority.own.certFile, url, good)).exitCode, 0)
      assert.deepEqual(entriesOf(good), ['{"db":0,"key":"k","type":"string","value":"v"}'])
      assert.equal((await run('import', '--force', '--insecure', url, good)).exitCode, 0)
    } finally {
      database.close()
      authority.dispose()
    }
  })

  test('ends with 2 if the command line makes no sense', async () => {
    const out = folder.path('never.json')
    for (const [words, message] of [
      [['http://x', out], 'http://x is no URL of a server, such as redis://user:password@127.0.0.1:6379'],
      [['redis://x/y', out], 'a URL ends with the number of a database, not with y'],
      [['--batch', '0', 'redis://x', out], '--batch is a number from 1 to 100000, not 0'],
      [['--cursor', '1', 'redis://x', 'redis://y'], 'a place is DATABASE:CURSOR, not 1'],
      [['--cursor', '1:2', 'redis://x', out], '--cursor is for an import into a server'],
    ] as const) {
      assert.deepEqual(await run('import', ...words), {
        exitCode: 2,
        lines: [],
        errors: `nacre import: ${message}\n`,
      })
    }
  })
})

describe('nacre import, from redis-server', { skip: !redisServerExists }, () => {
  test('takes data and libraries of functions', async () => {
    const server = await RedisServer.start()
    try {
      const client = await server.connect()
      const code = "#!lua name=mylib\nredis.register_function('f', function() return 1 end)"
      await client.call('FUNCTION', 'LOAD', code)
      await client.call('SET', 'k', Buffer.from([0, 255]))
      const path = folder.path('redis.json')
      const { exitCode } = await run('import', `redis://127.0.0.1:${server.port}`, path)
      assert.equal(exitCode, 0)
      assert.deepEqual(entriesOf(path), [
        JSON.stringify({ library: code }),
        '{"db":0,"key":"k","type":"string","value":{"base64":"AP8="}}',
      ])
    } finally {
      await server.stop()
    }
  })
})

/** Passes bytes between clients and a server, and cuts connections after so many of the server's bytes. */
class CuttingProxy {
  cuts = 0
  readonly port: number
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  private constructor(server: Server, port: number) {
    this.#server = server
    this.port = port
  }

  static async start(target: number, bytesUntilCut: number, cuts: number): Promise<CuttingProxy> {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const proxy = new CuttingProxy(server, typeof address === 'object' && address !== null ? address.port : 0)
    server.on('connection', (client) =>
      proxy.#join(client, connectTcp(target, '127.0.0.1'), bytesUntilCut, cuts),
    )
    return proxy
  }

  stop(): void {
    this.#server.close()
    for (const socket of this.#sockets) socket.destroy()
  }

  #join(client: Socket, upstream: Socket, bytesUntilCut: number, cuts: number): void {
    let passed = 0
    for (const socket of [client, upstream]) {
      this.#sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        client.destroy()
        upstream.destroy()
      })
    }
    client.pipe(upstream)
    upstream.on('data', (bytes) => {
      passed += bytes.length
      if (passed > bytesUntilCut && this.cuts < cuts) {
        this.cuts += 1
        client.destroy()
        return
      }
      client.write(bytes)
    })
  }
}
