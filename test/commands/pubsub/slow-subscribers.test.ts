import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect as dial, type Socket } from 'node:net'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Connect, nextText, onBothServers, replyText } from '../both-servers.ts'

/** Subscribes, and reads nothing from then on but the confirmation. */
async function deaf(connect: Connect, channel: string): Promise<Socket> {
  const asker = await connect()
  const info = await replyText(asker, 'CLIENT', 'INFO')
  const port = Number(/ laddr=127\.0\.0\.1:(\d+) /.exec(info)?.[1])
  const socket = dial({ port, host: '127.0.0.1' })
  socket.on('error', () => undefined)
  socket.write(`SUBSCRIBE ${channel}\r\n`)
  await once(socket, 'data')
  socket.pause()
  return socket
}

const message = 'x'.repeat(100_000)

onBothServers('client-output-buffer-limit pubsub', (connect) => {
  test('cuts a subscriber that leaves more than the hard limit unread', async () => {
    const publisher = await connect()
    await publisher.call('CONFIG', 'SET', 'client-output-buffer-limit', 'pubsub 1mb 0 0')
    const socket = await deaf(connect, 'hard')
    let sent = 0
    while ((await replyText(publisher, 'PUBLISH', 'hard', message)) === ':1\r\n') sent += message.length
    assert.ok(sent >= 1_000_000, `cut after ${sent} bytes`)
    socket.destroy()
  })

  test('cuts a subscriber that stays beyond the soft limit', async () => {
    const publisher = await connect()
    await publisher.call('CONFIG', 'SET', 'client-output-buffer-limit', 'pubsub 0 1mb 1')
    const socket = await deaf(connect, 'soft')
    // The kernel holds some megabytes for the two of them.
    await publisher.pipeline(Array.from({ length: 200 }, () => ['PUBLISH', 'soft', message]))
    while ((await replyText(publisher, 'PUBSUB', 'NUMSUB', 'soft')).endsWith(':1\r\n')) {
      await sleep(20)
      await publisher.call('PUBLISH', 'soft', 'x')
    }
    socket.destroy()
  })

  test('lets a subscriber be that reads, however large the messages are', async () => {
    const [subscriber, publisher] = [await connect(), await connect()]
    await publisher.call('CONFIG', 'SET', 'client-output-buffer-limit', 'pubsub 32mb 8mb 60')
    await subscriber.call('SUBSCRIBE', 'large')
    for (const size of [100_000, 1, 3_000_000, 16_384, 20_000]) {
      const payload = String.fromCharCode(97 + (size % 26)).repeat(size)
      assert.equal(await replyText(publisher, 'PUBLISH', 'large', payload), ':1\r\n')
      await publisher.call('PUBLISH', 'large', 'small')
      const head = '*3\r\n$7\r\nmessage\r\n$5\r\nlarge\r\n'
      assert.equal(await nextText(subscriber), `${head}$${size}\r\n${payload}\r\n`)
      assert.equal(await nextText(subscriber), `${head}$5\r\nsmall\r\n`)
    }
  })
})
