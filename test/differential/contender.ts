import { open } from '../../src/index.ts'
import { RedisServer } from '../oracle/redis-server.ts'
import { RespClient } from '../oracle/resp-client.ts'
import type { Received } from './agreements.ts'

/** A connection for each protocol. */
interface Clients {
  readonly 2: RespClient
  readonly 3: RespClient
}

/** A server that a stream is sent to. */
export class Contender {
  /** Closes the connections and ends the server. */
  readonly stop: () => Promise<void>
  readonly #clients: Clients

  private constructor(clients: Clients, stopServer: () => Promise<void>) {
    this.#clients = clients
    this.stop = async () => {
      await Promise.all([clients[2].close(), clients[3].close()])
      await stopServer()
    }
  }

  /** Our server, in this process. */
  static async nacre(): Promise<Contender> {
    // DEBUG's digests tell whether two servers hold the same.
    const database = open({ config: { 'enable-debug-command': 'yes' } })
    const server = await database.listen({ port: 0 })
    return Contender.connect(server.port, async () => {
      server.close()
      database.close()
    })
  }

  /** The oracle. */
  static async redis(): Promise<Contender> {
    const server = await RedisServer.start(['--enable-debug-command', 'yes'])
    return Contender.connect(server.port, () => server.stop())
  }

  private static async connect(port: number, stopServer: () => Promise<void>): Promise<Contender> {
    const clients = { 2: await RespClient.connect({ port }), 3: await RespClient.connect({ port }, 3) }
    return new Contender(clients, stopServer)
  }

  /** Sends the calls in one write over a connection of this protocol, and waits for all replies. */
  async exchange(calls: readonly (readonly string[])[], protocol: 2 | 3): Promise<readonly Received[]> {
    const client = this.#clients[protocol]
    const replies = calls.map(() => client.nextReply())
    client.send(Buffer.concat(calls.map(encodeCall)))
    return Promise.all(replies)
  }

  /** Sends one call and returns its reply. */
  async call(...words: readonly string[]): Promise<Received> {
    const [received] = await this.exchange([words], 2)
    if (received === undefined) throw new Error('no reply')
    return received
  }

  /** Whether the server has this command. */
  async has(command: string): Promise<boolean> {
    const { reply } = await this.call('COMMAND', 'INFO', command)
    return reply.type === 'array' && reply.items.some((item) => item.type === 'array')
  }
}

function encodeCall(words: readonly string[]): Buffer {
  const parts = words.map((word) => `$${word.length}\r\n${word}\r\n`)
  return Buffer.from(`*${words.length}\r\n${parts.join('')}`, 'latin1')
}
