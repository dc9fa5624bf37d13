import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Reply } from '../../src/commands/reply.ts'
import { RespParser } from './resp-parser.ts'

/** An argument of a command: text is sent as UTF-8. */
export type Word = string | number | bigint | Uint8Array

interface Waiter {
  readonly resolve: (received: { readonly reply: Reply; readonly bytes: Buffer }) => void
  readonly reject: (error: Error) => void
}

/** Where a server listens: a TCP port, perhaps with a host, or the path of a Unix socket. */
export type Address = { readonly port: number; readonly host?: string } | { readonly path: string }

/** A client that tells what a server really sent: no types are merged, no nulls are guessed. */
export class RespClient {
  /** Out-of-band messages in the order in which they came. */
  readonly pushes: Reply[] = []
  /** Settles when the connection is closed by either side. */
  readonly closed: Promise<void>

  private readonly socket: Socket
  private readonly parser = new RespParser()
  private readonly waiters: Waiter[] = []
  private ended = false

  private constructor(socket: Socket) {
    this.socket = socket
    this.closed = new Promise((resolve) => {
      socket.once('close', () => {
        this.ended = true
        resolve()
        this.failWaiters(new Error('the connection was closed before the reply'))
      })
    })
    socket.on('error', (error) => this.failWaiters(error))
    socket.on('data', (bytes) => this.receive(bytes))
  }

  /** Connects, and speaks RESP3 from the start if asked to. */
  static async connect(address: Address, protocol: 2 | 3 = 2): Promise<RespClient> {
    const socket =
      'path' in address
        ? connect({ path: address.path })
        : connect({ port: address.port, host: address.host ?? '127.0.0.1', noDelay: true })
    await once(socket, 'connect')
    const client = new RespClient(socket)
    if (protocol === 3) await client.call('HELLO', 3)
    return client
  }

  /** Sends a command and returns its reply. */
  async call(...words: readonly Word[]): Promise<Reply> {
    return (await this.exchange(encodeCommand(words))).reply
  }

  /** Sends a command and returns the bytes of its reply. */
  async callRaw(...words: readonly Word[]): Promise<Buffer> {
    return (await this.exchange(encodeCommand(words))).bytes
  }

  /** Sends commands in one write and returns their replies. */
  async pipeline(commands: readonly (readonly Word[])[]): Promise<readonly Reply[]> {
    const replies = commands.map(() => this.nextReply())
    this.send(Buffer.concat(commands.map(encodeCommand)))
    return (await Promise.all(replies)).map(({ reply }) => reply)
  }

  /** Sends bytes as they are; whatever answers them is for `nextReply`. */
  send(bytes: Uint8Array | string): void {
    this.socket.write(bytes)
  }

  /** Waits for the next reply that no call waits for. */
  nextReply(): Promise<{ readonly reply: Reply; readonly bytes: Buffer }> {
    return new Promise((resolve, reject) => {
      this.waiters.push({ resolve, reject })
      this.deliver()
      if (this.ended) this.failWaiters(new Error('the connection is closed'))
    })
  }

  /** Ends the connection. */
  async close(): Promise<void> {
    this.socket.destroy()
    await this.closed
  }

  private exchange(bytes: Uint8Array): Promise<{ readonly reply: Reply; readonly bytes: Buffer }> {
    const reply = this.nextReply()
    this.send(bytes)
    return reply
  }

  private receive(bytes: Buffer): void {
    this.parser.feed(bytes)
    this.deliver()
  }

  private deliver(): void {
    while (this.waiters.length > 0) {
      const received = this.parser.next()
      if (received === undefined) return
      if (received.reply.type === 'push') this.pushes.push(received.reply)
      else this.waiters.shift()?.resolve(received)
    }
  }

  private failWaiters(error: Error): void {
    for (const waiter of this.waiters.splice(0)) waiter.reject(error)
  }
}

/** A command as clients send it: an array of bulk strings. */
function encodeCommand(words: readonly Word[]): Buffer {
  const parts: Uint8Array[] = [Buffer.from(`*${words.length}\r\n`)]
  for (const word of words) {
    const bytes = word instanceof Uint8Array ? word : Buffer.from(String(word))
    parts.push(Buffer.from(`$${bytes.length}\r\n`), bytes, Buffer.from('\r\n'))
  }
  return Buffer.concat(parts)
}
