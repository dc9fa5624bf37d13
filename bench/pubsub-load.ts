/**
 * The publishers and subscribers of the pub/sub benchmark, run as a process of their own on the other core.
 *
 * It prints `ready` when all have subscribed, publishes when a line comes, and prints what came of it when
 * every subscriber has every message. Publishers wait for the replies to a batch before they send the next,
 * and for the subscribers when these fall behind.
 */
import { createConnection, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

/** Who publishes what to whom. */
export interface PubSubPlan {
  readonly port: number
  readonly subscribers: number
  /** Subscribed patterns that no message matches. */
  readonly idlePatterns: number
  readonly publishers: number
  readonly pipeline: number
  readonly messages: number
  readonly messageBytes: number
}

/** What came of it. */
export interface PubSubResult {
  readonly delivered: number
  readonly seconds: number
}

const channel = 'bench:channel'
/** Messages that publishers may be ahead of the subscribers. */
const window = 256

const bulk = (text: string): string => `$${Buffer.byteLength(text)}\r\n${text}\r\n`
const call = (...words: readonly string[]): string => `*${words.length}\r\n${words.map(bulk).join('')}`

function connect(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: '127.0.0.1', port, noDelay: true }, () => resolve(socket))
    socket.once('error', reject)
  })
}

/** Sends bytes and waits for so many in return. */
async function exchange(socket: Socket, request: string, bytes: number): Promise<void> {
  let missing = bytes
  socket.write(request)
  while (missing > 0) {
    missing -= await new Promise<number>((resolve) => socket.once('data', (chunk) => resolve(chunk.length)))
  }
}

async function subscribe(plan: PubSubPlan): Promise<Socket[]> {
  const sockets: Socket[] = []
  for (let i = 0; i < plan.subscribers; i++) {
    const socket = await connect(plan.port)
    await exchange(
      socket,
      call('SUBSCRIBE', channel),
      `*3\r\n${bulk('subscribe')}${bulk(channel)}:1\r\n`.length,
    )
    sockets.push(socket)
  }
  if (plan.idlePatterns === 0) return sockets
  const idle = await connect(plan.port)
  for (let i = 1; i <= plan.idlePatterns; i++) {
    const pattern = `idle:${i}:*`
    await exchange(
      idle,
      call('PSUBSCRIBE', pattern),
      `*3\r\n${bulk('psubscribe')}${bulk(pattern)}:${i}\r\n`.length,
    )
  }
  return sockets
}

/** Publishes to the end of the plan; resolves when everything was delivered. */
function publish(
  plan: PubSubPlan,
  subscribers: readonly Socket[],
  publishers: readonly Socket[],
): Promise<void> {
  const message = 'x'.repeat(plan.messageBytes)
  const batch = Buffer.from(call('PUBLISH', channel, message).repeat(plan.pipeline))
  const replyBytes = `:${plan.subscribers}\r\n`.length * plan.pipeline
  const deliveryBytes = `*3\r\n${bulk('message')}${bulk(channel)}${bulk(message)}`.length
  const batches = Math.ceil(plan.messages / plan.pipeline)
  let sent = 0
  let received = 0
  return new Promise((resolve, reject) => {
    const held: (() => void)[] = []
    const isBehind = () =>
      sent * plan.pipeline - received / (deliveryBytes * plan.subscribers) >
      Math.max(window, plan.pipeline * 4)
    const onDelivery = (chunk: Buffer) => {
      received += chunk.length
      if (received === batches * plan.pipeline * deliveryBytes * plan.subscribers) resolve()
      while (held.length > 0 && !isBehind()) held.shift()?.()
    }
    for (const socket of subscribers) socket.on('data', onDelivery)
    for (const socket of [...subscribers, ...publishers]) {
      socket.once('close', () => reject(new Error('the server closed a connection')))
    }
    for (const socket of publishers) {
      let missing = 0
      const next = () => {
        if (sent === batches) return
        if (isBehind()) {
          held.push(next)
          return
        }
        sent += 1
        missing = replyBytes
        socket.write(batch)
      }
      socket.on('data', (chunk) => {
        missing -= chunk.length
        if (missing === 0) next()
      })
      next()
    }
  })
}

if (process.argv[1]?.endsWith('pubsub-load.ts')) {
  const plan = JSON.parse(process.argv[2] ?? '') as PubSubPlan
  const subscribers = await subscribe(plan)
  const publishers = await Promise.all(Array.from({ length: plan.publishers }, () => connect(plan.port)))
  process.stdout.write('ready\n')
  await new Promise((resolve) => createInterface({ input: process.stdin }).once('line', resolve))
  const start = process.hrtime.bigint()
  await publish(plan, subscribers, publishers)
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  const delivered = Math.ceil(plan.messages / plan.pipeline) * plan.pipeline * plan.subscribers
  process.stdout.write(`${JSON.stringify({ delivered, seconds } satisfies PubSubResult)}\n`)
  process.exit(0)
}
