import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { RespClient } from './resp-client.ts'

/** How redis-server is started here. */
export const redisServerProgram = process.env.REDIS_SERVER ?? 'redis-server'

/** Whether a redis-server can be started here; tests against it are skipped if not. */
export const redisServerExists =
  existsSync(redisServerProgram) ||
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, redisServerProgram)))

/** A redis-server of its own for a test: a free port, an empty folder, no persistence. */
export class RedisServer {
  readonly port: number
  /** The server's working directory, removed when it stops. */
  readonly folder: string

  private readonly child: ChildProcess
  private readonly clients: RespClient[] = []

  private constructor(port: number, folder: string, child: ChildProcess) {
    this.port = port
    this.folder = folder
    this.child = child
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param options More options of its command line, such as `['--maxmemory', '10mb']`.
   */
  static async start(options: readonly string[] = []): Promise<RedisServer> {
    const port = await freePort()
    const folder = await mkdtemp(join(tmpdir(), 'nacre-oracle-'))
    const fixed = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
    const child = spawn(redisServerProgram, [...fixed, '--dir', folder, ...options], { stdio: 'ignore' })
    const server = new RedisServer(port, folder, child)
    await server.untilItAnswers()
    return server
  }

  /** A new connection, closed with the server. */
  async connect(protocol: 2 | 3 = 2): Promise<RespClient> {
    const client = await RespClient.connect({ port: this.port }, protocol)
    this.clients.push(client)
    return client
  }

  /** Ends the server and removes its folder. */
  async stop(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.close()))
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const exit = once(this.child, 'exit')
      this.child.kill('SIGKILL')
      await exit
    }
    await rm(this.folder, { recursive: true, force: true })
  }

  private async untilItAnswers(): Promise<void> {
    const deadline = Date.now() + 10_000
    while (Date.now() < deadline) {
      if (this.child.exitCode !== null) break
      const client = await RespClient.connect({ port: this.port }).catch(() => undefined)
      if (client !== undefined) {
        await client.call('PING')
        await client.close()
        return
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await this.stop()
    throw new Error(`${redisServerProgram} did not start on port ${this.port}`)
  }
}

/** A TCP port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  probe.close()
  await once(probe, 'close')
  return port
}
