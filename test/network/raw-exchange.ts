import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** What a server sent until it closed the connection or fell silent. */
export interface Exchange {
  readonly bytes: string
  readonly closed: boolean
}

/** How bytes are sent. */
export interface SendOptions {
  /** Sent one after the other, as packets of their own as far as the kernel allows. */
  readonly pieces?: number
  /** Whether our side of the connection is closed after the bytes. */
  readonly endsInput?: boolean
  /** How long a server may be silent before we stop to wait for it. */
  readonly silenceMs?: number
  /** The end of the last reply, if it is known: there is no need to wait for silence then. */
  readonly until?: string
}

/** Sends bytes over a connection of their own and returns what comes back. */
export async function rawExchange(
  port: number,
  bytes: string | Uint8Array,
  { pieces = 1, endsInput = false, silenceMs = 250, until }: SendOptions = {},
): Promise<Exchange> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true })
  await once(socket, 'connect')
  const received = receive(socket, silenceMs, until)
  await sendInPieces(socket, typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, pieces)
  if (endsInput) socket.end()
  const exchange = await received
  socket.destroy()
  return exchange
}

async function sendInPieces(socket: Socket, bytes: Uint8Array, pieces: number): Promise<void> {
  const size = Math.ceil(bytes.length / pieces)
  for (let at = 0; at < bytes.length; at += size) {
    socket.write(bytes.subarray(at, at + size))
    if (pieces > 1) await new Promise((resolve) => setImmediate(resolve))
  }
}

function receive(socket: Socket, silenceMs: number, until: string | undefined): Promise<Exchange> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const silence = setTimeout(() => finish(false), silenceMs)
    const finish = (closed: boolean) => {
      clearTimeout(silence)
      resolve({ bytes: Buffer.concat(chunks).toString('latin1'), closed })
    }
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      silence.refresh()
      if (until !== undefined && endsWith(chunks, until)) finish(false)
    })
    socket.on('end', () => finish(true))
    socket.on('error', () => finish(true))
  })
}

function endsWith(chunks: readonly Buffer[], end: string): boolean {
  return Buffer.concat(chunks.slice(-2)).toString('latin1').endsWith(end)
}
