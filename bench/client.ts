/** The few requests that a benchmark makes besides its load. */
import { createConnection, type Socket } from 'node:net'
import { benchKey } from './load.ts'

const batchSize = 1000

function bulk(text: string): string {
  return `$${text.length}\r\n${text}\r\n`
}

/** Sets keys 0 to `keys` - 1, each to `valueBytes` bytes, in pipelines of 1,000. */
export async function preload(port: number, keys: number, valueBytes: number): Promise<void> {
  const socket = await connect(port)
  const value = bulk('x'.repeat(valueBytes))
  for (let first = 0; first < keys; first += batchSize) {
    const count = Math.min(batchSize, keys - first)
    const lines = Array.from(
      { length: count },
      (_, i) => `*3\r\n$3\r\nSET\r\n${bulk(benchKey(first + i))}${value}`,
    )
    socket.write(lines.join(''))
    await readBytes(socket, count * '+OK\r\n'.length)
  }
  socket.destroy()
}

/**
 * Sends calls in pipelines of 1,000 and waits until each batch is done.
 *
 * @param calls The words of each call.
 */
export async function sendCalls(port: number, calls: Iterable<readonly string[]>): Promise<void> {
  const socket = await connect(port)
  let batch: string[] = []
  const flush = async () => {
    const end = `end${Math.random()}`
    socket.write(`${batch.join('')}*2\r\n$4\r\nECHO\r\n${bulk(end)}`)
    batch = []
    await readUntil(socket, end)
  }
  for (const words of calls) {
    batch.push(`*${words.length}\r\n${words.map(bulk).join('')}`)
    if (batch.length === batchSize) await flush()
  }
  if (batch.length > 0) await flush()
  socket.destroy()
}

/** Sends one inline command and returns the first bytes of its reply as text. */
export async function ask(port: number, line: string): Promise<string> {
  const socket = await connect(port)
  socket.write(`${line}\r\n`)
  const reply = await new Promise<string>((resolve, reject) => {
    socket.once('data', (chunk) => resolve(chunk.toString('latin1')))
    socket.once('close', () => reject(new Error('the server closed the connection')))
  })
  socket.destroy()
  return reply
}

function connect(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: '127.0.0.1', port, noDelay: true }, () => resolve(socket))
    socket.once('error', reject)
  })
}

/** Waits for a text that ends the replies; nothing else is looked at. */
function readUntil(socket: Socket, end: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let tail = ''
    const onData = (chunk: Buffer) => {
      tail = (tail + chunk.toString('latin1')).slice(-end.length - 2)
      if (!tail.includes(end)) return
      socket.off('data', onData).off('close', onClose)
      resolve()
    }
    const onClose = () => reject(new Error('the server closed the connection'))
    socket.on('data', onData).once('close', onClose)
  })
}

function readBytes(socket: Socket, count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = count
    const onData = (chunk: Buffer) => {
      left -= chunk.length
      if (left > 0) return
      socket.off('data', onData).off('close', onClose)
      resolve()
    }
    const onClose = () => reject(new Error('the server closed the connection'))
    socket.on('data', onData).once('close', onClose)
  })
}
