/**
 * The load generator, run as a process of its own on the other core:
 * connections that each send a batch, wait for its replies, and send the next.
 *
 * Every reply of a workload has the same length, so the generator counts bytes
 * instead of parsing, and costs less than the server that it loads.
 */
import { createConnection, type Socket } from 'node:net'

/** What to send. */
export interface LoadPlan {
  readonly port: number
  /** `script` sends EVAL of `script` with the key. */
  readonly command: 'set' | 'get' | 'script'
  /** A script that replies with one digit. */
  readonly script?: string
  readonly connections: number
  readonly pipeline: number
  readonly keys: number
  readonly valueBytes: number
  readonly requests: number
  readonly seed: number
}

/** What came of it. */
export interface LoadResult {
  readonly requests: number
  readonly seconds: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly p999Ms: number
  readonly maxMs: number
}

const batchesPrepared = 4096

/** The key of number `index`: ten bytes, up to a million keys; longer beyond. */
export function benchKey(index: number): string {
  return `key:${String(index).padStart(6, '0')}`
}

function* randomNumbers(seed: number): Generator<number, never> {
  let state = seed >>> 0
  while (true) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state
  }
}

function bulk(text: string): string {
  return `$${Buffer.byteLength(text)}\r\n${text}\r\n`
}

function prepareBatches(plan: LoadPlan): Buffer[] {
  const random = randomNumbers(plan.seed)
  const value = 'x'.repeat(plan.valueBytes)
  const one = () => {
    const key = bulk(benchKey(random.next().value % plan.keys))
    if (plan.command === 'script') return `*4\r\n$4\r\nEVAL\r\n${bulk(plan.script ?? '')}$1\r\n1\r\n${key}`
    return plan.command === 'set' ? `*3\r\n$3\r\nSET\r\n${key}${bulk(value)}` : `*2\r\n$3\r\nGET\r\n${key}`
  }
  return Array.from({ length: batchesPrepared }, () =>
    Buffer.from(Array.from({ length: plan.pipeline }, one).join('')),
  )
}

function quantile(sorted: Float64Array, fraction: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? 0
}

/** Of `+OK`, `:1`, or a value. */
function replyLength({ command, valueBytes }: LoadPlan): number {
  if (command === 'get') return bulk('x'.repeat(valueBytes)).length
  return command === 'set' ? 5 : 4
}

/** Runs the plan to its end. Fails if a connection ends early. */
export async function runLoad(plan: LoadPlan): Promise<LoadResult> {
  const batches = prepareBatches(plan)
  const replyBytes = replyLength(plan)
  const batchTotal = Math.ceil(plan.requests / plan.pipeline)
  const latencies = new Float64Array(batchTotal)
  const progress = { started: 0, done: 0 }
  const sockets = await Promise.all(Array.from({ length: plan.connections }, () => connect(plan.port)))
  const start = process.hrtime.bigint()
  await Promise.all(
    sockets.map((socket) =>
      drive(socket, { batches, batchTotal, latencies, progress, expected: replyBytes * plan.pipeline }),
    ),
  )
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  for (const socket of sockets) socket.destroy()
  latencies.sort()
  return {
    requests: batchTotal * plan.pipeline,
    seconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    p999Ms: quantile(latencies, 0.999),
    maxMs: quantile(latencies, 1),
  }
}

function connect(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: '127.0.0.1', port, noDelay: true }, () => resolve(socket))
    socket.once('error', reject)
  })
}

interface Drive {
  readonly batches: readonly Buffer[]
  readonly batchTotal: number
  readonly latencies: Float64Array
  readonly progress: { started: number; done: number }
  readonly expected: number
}

function drive(socket: Socket, { batches, batchTotal, latencies, progress, expected }: Drive): Promise<void> {
  return new Promise((resolve, reject) => {
    let missing = 0
    let sentAt = 0
    const sendNext = () => {
      if (progress.started === batchTotal) {
        resolve()
        return
      }
      missing = expected
      sentAt = performance.now()
      socket.write(batches[progress.started++ % batches.length] as Buffer)
    }
    socket.on('data', (chunk) => {
      missing -= chunk.length
      if (missing > 0) return
      if (missing < 0) {
        reject(new Error(`unexpected reply: ${chunk.toString('latin1', 0, 200)}`))
        return
      }
      latencies[progress.done++] = performance.now() - sentAt
      sendNext()
    })
    socket.once('close', () => reject(new Error('the server closed a connection')))
    sendNext()
  })
}

if (process.argv[1]?.endsWith('load.ts')) {
  const plan = JSON.parse(process.argv[2] ?? '') as LoadPlan
  process.stdout.write(JSON.stringify(await runLoad(plan)))
  process.exit(0)
}
