import { readFileSync } from 'node:fs'
import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Reply } from '../../commands/reply.ts'
import { systemErrorText } from '../../config/system-error.ts'
import { ReplyDecoder } from '../../connection/reply-decoder.ts'
import { addressText, type RedisAddress } from './redis-address.ts'
import { ToolFailure } from './tool-failure.ts'

/** The connection is lost or was never there; the same may succeed later. */
export class ConnectionFailure extends Error {
  override readonly name = 'ConnectionFailure'
}

/** A word of a command: text is sent as UTF-8. */
export type CommandWord = string | number | Uint8Array

/** How a server's certificate is judged. */
export interface TlsTrust {
  /** The certificates of authorities that are trusted instead of the system's. */
  readonly caFile: string | undefined
  /** Whether any certificate will do. */
  readonly insecure: boolean
}

interface Waiter {
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: Error) => void
}

/** After so long without any byte that was waited for, the server is taken for lost. */
const silenceMs = 60_000

/** A connection to a server that speaks RESP2. */
export class RedisConnection {
  readonly #socket: Socket
  readonly #decoder = new ReplyDecoder()
  readonly #waiters: Waiter[] = []
  #failure: ConnectionFailure | undefined

  private constructor(socket: Socket, address: RedisAddress) {
    this.#socket = socket
    const name = addressText(address)
    socket.setTimeout(silenceMs, () => {
      if (this.#waiters.length > 0) socket.destroy(new Error('it does not answer'))
    })
    socket.on('data', (bytes) => this.#receive(bytes))
    socket.on('error', (error) => this.#fail(`${name}: ${systemErrorText(error)}`))
    socket.on('close', () => this.#fail(`${name}: the server closed the connection`))
  }

  /**
   * Connects, and authenticates if the address has a password.
   *
   * @throws ConnectionFailure if there is nobody; ToolFailure if the server does not let us in.
   */
  static async open(address: RedisAddress, trust: TlsTrust): Promise<RedisConnection> {
    const connection = new RedisConnection(socketTo(address, trust), address)
    const { username, password } = address
    if (password === undefined) {
      await connection.call('PING')
      return connection
    }
    const credentials = username === undefined ? [password] : [username, password]
    const reply = await connection.call('AUTH', ...credentials)
    if (reply.type === 'error')
      throw new ToolFailure(`${addressText(address)} refuses the password: ${reply.message}`)
    return connection
  }

  /** Whether nothing can be sent any more. */
  get isLost(): boolean {
    return this.#failure !== undefined
  }

  /** Sends a command and returns its reply, which may be an error reply. */
  async call(...words: readonly CommandWord[]): Promise<Reply> {
    const [reply] = await this.pipeline([words])
    return reply ?? { type: 'null' }
  }

  /** Sends commands at once and returns their replies. */
  async pipeline(commands: readonly (readonly CommandWord[])[]): Promise<readonly Reply[]> {
    if (this.#failure !== undefined) throw this.#failure
    const replies = commands.map(
      () => new Promise<Reply>((resolve, reject) => this.#waiters.push({ resolve, reject })),
    )
    const all = Promise.all(replies)
    this.#socket.cork()
    for (const words of commands) this.#send(words)
    this.#socket.uncork()
    return await all
  }

  close(): void {
    this.#socket.destroy()
  }

  #send(words: readonly CommandWord[]): void {
    this.#socket.write(`*${words.length}\r\n`)
    for (const word of words) {
      const bytes = word instanceof Uint8Array ? word : Buffer.from(String(word))
      this.#socket.write(`$${bytes.length}\r\n`)
      this.#socket.write(bytes)
      this.#socket.write('\r\n')
    }
  }

  #receive(bytes: Buffer): void {
    try {
      for (const reply of this.#decoder.feed(bytes)) this.#waiters.shift()?.resolve(reply)
    } catch (error) {
      this.#socket.destroy(error instanceof Error ? error : new Error(String(error)))
    }
  }

  #fail(message: string): void {
    this.#failure ??= new ConnectionFailure(message)
    for (const { reject } of this.#waiters.splice(0)) reject(this.#failure)
  }
}

function socketTo({ host, port, tls }: RedisAddress, { caFile, insecure }: TlsTrust): Socket {
  if (!tls) return connectTcp({ host, port, noDelay: true })
  return connectTls({
    host,
    port,
    rejectUnauthorized: !insecure,
    ...(/[a-z]/i.test(host) && !host.includes(':') ? { servername: host } : {}),
    ...(caFile === undefined ? {} : { ca: readCertificates(caFile) }),
  })
}

function readCertificates(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new ToolFailure(`cannot read ${path}: ${systemErrorText(error)}`)
  }
}
