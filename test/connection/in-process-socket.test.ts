import assert from 'node:assert/strict'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, type InProcessSocket, open, StoreClosedError } from '../../src/index.ts'

let db: Database
beforeEach(() => {
  db = open()
})
afterEach(() => db.close())

/** Reads until the socket has sent so many bytes. */
async function received(socket: InProcessSocket, length: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= length) break
  }
  return Buffer.concat(chunks).toString('latin1')
}

/** Reads until the socket ends. */
async function receivedToTheEnd(socket: InProcessSocket): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of socket as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('latin1')
}

describe('an in-process connection', () => {
  test('answers in the protocol of Redis', async () => {
    const socket = db.connect()
    socket.write('PING\r\n')
    assert.equal(await received(socket, 7), '+PONG\r\n')
    socket.write('*3\r\n$3\r\nSET\r\n$3\r\nkey\r\n$4\r\na\0\r\n\r\n*2\r\n$3\r\nGET\r\n$3\r\nkey\r\n')
    assert.equal(await received(socket, 15), '+OK\r\n$4\r\na\0\r\n\r\n')
  })

  test('sees what the typed calls write, and they what it writes', async () => {
    const socket = db.connect()
    db.set('typed', '1')
    socket.write('GET typed\r\nSET socket 2\r\n')
    assert.equal(await received(socket, 12), '$1\r\n1\r\n+OK\r\n')
    assert.equal(db.get('socket'), '2')
  })

  test('runs commands when they are written, and replies in a later turn', async () => {
    const socket = db.connect()
    let replied = false
    socket.on('data', () => {
      replied = true
    })
    socket.write('SET key value\r\n')
    assert.equal(db.get('key'), 'value')
    await Promise.resolve()
    assert.equal(replied, false)
    await once(socket, 'data')
  })

  test('takes commands in pieces of any size', async () => {
    const socket = db.connect()
    for (const byte of Buffer.from('*2\r\n$4\r\nECHO\r\n$5\r\nhello\r\n')) socket.write(Buffer.from([byte]))
    assert.equal(await received(socket, 11), '$5\r\nhello\r\n')
  })

  test('answers control commands in their turn', async () => {
    const socket = db.connect()
    socket.write('SET a 1\r\nCOMMAND GETKEYS GET x\r\nGET a\r\nCOMMAND GETKEYS GET y\r\nPING\r\n')
    assert.equal(await received(socket, 41), '+OK\r\n*1\r\n$1\r\nx\r\n$1\r\n1\r\n*1\r\n$1\r\ny\r\n+PONG\r\n')
  })

  test('ends after QUIT with all that was replied', async () => {
    const socket = db.connect()
    socket.write('PING\r\nQUIT\r\nPING\r\n')
    assert.equal(await receivedToTheEnd(socket), '+PONG\r\n+OK\r\n')
    assert.equal(socket.destroyed, true)
  })

  test('ends after a protocol error with Redis’s own words', async () => {
    const socket = db.connect()
    socket.write('*1\r\n+oops\r\n')
    assert.equal(await receivedToTheEnd(socket), "-ERR Protocol error: expected '$', got '+'\r\n")
  })

  test('ends when its writer ends, with the replies to all that was written', async () => {
    const socket = db.connect()
    socket.end('SET key value\r\nCOMMAND GETKEYS GET x\r\nGET key\r\n')
    assert.equal(await receivedToTheEnd(socket), '+OK\r\n*1\r\n$1\r\nx\r\n$5\r\nvalue\r\n')
  })

  test('ends when the store closes, with the replies that were made', async () => {
    const socket = db.connect()
    socket.write('PING\r\n')
    db.close()
    assert.equal(await receivedToTheEnd(socket), '+PONG\r\n')
  })

  test('can be destroyed at any time', async () => {
    for (const input of ['PING\r\n', 'COMMAND GETKEYS GET x\r\n', 'MONITOR\r\n', '*2\r\n$3\r\nGE']) {
      const socket = db.connect()
      socket.write(input)
      socket.destroy()
      await once(socket, 'close')
    }
  })

  test('passes on the error that it is destroyed with', async () => {
    const socket = db.connect()
    const closed = once(socket, 'error')
    socket.destroy(new Error('enough'))
    const [error] = (await closed) as [Error]
    assert.equal(error.message, 'enough')
  })

  test('cannot be made to a closed store', () => {
    db.close()
    assert.throws(() => db.connect(), StoreClosedError)
  })

  test('shows MONITOR the commands of others', async () => {
    const monitor = db.connect()
    monitor.write('MONITOR\r\n')
    assert.equal(await received(monitor, 5), '+OK\r\n')
    const other = db.connect()
    other.write('SET key value\r\n')
    const line = await received(monitor, 50)
    assert.match(line, /^\+\d+\.\d{6} \[0 in-process:0\] "SET" "key" "value"\r\n$/)
  })

  test('holds back what CLIENT PAUSE holds back, and goes on after it', async () => {
    const socket = db.connect()
    const native = db.connect()
    native.write('SET before 1\r\n')
    await received(native, 5)
    socket.write('CLIENT PAUSE 60 ALL\r\n')
    const answer = await received(socket, 5)
    // Without a body for CLIENT PAUSE there is nothing to hold back.
    if (answer.startsWith('-')) return
    const start = Date.now()
    native.write('GET before\r\n')
    assert.equal(await received(native, 7), '$1\r\n1\r\n')
    assert.ok(Date.now() - start >= 50)
  })
})

describe('backpressure', () => {
  test('holds the writer back while the reader does not read', async () => {
    db.set('large', 'x'.repeat(100_000))
    const socket = db.connect()
    const commands = 1000
    let isWritten = false
    socket.write('GET large\r\n'.repeat(commands), () => {
      isWritten = true
    })
    await sleep(50)
    assert.equal(isWritten, false)
    const bytes = (100_000 + '$100000\r\n\r\n'.length) * commands
    let size = 0
    for await (const chunk of socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size === bytes) break
    }
    assert.equal(size, bytes)
    assert.equal(isWritten, true)
  })

  test('lets a long pipeline through in order', async () => {
    const socket = db.connect()
    const count = 100_000
    const numbers = Array.from({ length: count }, (_, index) => `ECHO ${index}\r\n`)
    const expected = numbers.map((_, index) => `$${String(index).length}\r\n${index}\r\n`).join('')
    socket.end(numbers.join(''))
    assert.equal(await receivedToTheEnd(socket), expected)
  })

  test('lets the event loop turn while commands follow each other without end', async () => {
    const socket = db.connect()
    let replies = 0
    socket.on('data', () => {
      replies += 1
      socket.write('PING\r\n')
    })
    socket.write('PING\r\n')
    while (replies < 100) await sleep(1)
  })
})
