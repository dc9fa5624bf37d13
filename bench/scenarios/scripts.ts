/** EVAL over TCP, beside redis-server; script workers beside each other; the cost of one redis.call. */
import { Worker } from 'node:worker_threads'
import { preload } from '../client.ts'
import { type Compared, compareInTurn, measure, median } from '../measure.ts'
import { Peer, type PeerName } from '../peers.ts'
import { fixed, type Section } from '../report.ts'

const keys = 10_000
const valueBytes = 64
const connections = 20
const warmUp = 40_000

/** Scripts by what they do; each replies with 1. */
const scripts = {
  trivial: 'return 1',
  'ten redis.call': "for i = 1, 10 do redis.call('GET', KEYS[1]) end return 1",
} as const

interface Options {
  readonly rounds: number
  /** Scales the number of requests. */
  readonly scale: number
}

/** A table for each script and pipeline depth, and one of what happens inside the process. */
export async function scriptsScenario(options: Options): Promise<Section[]> {
  const sections: Section[] = []
  for (const name of Object.keys(scripts) as (keyof typeof scripts)[]) {
    for (const pipeline of [1, 16]) sections.push(await compare(name, pipeline, options))
  }
  return [...sections, await callCost(options), await parallel(options)]
}

async function compare(
  name: keyof typeof scripts,
  pipeline: number,
  { rounds, scale }: Options,
): Promise<Section> {
  const names: PeerName[] = ['redis', 'nacre']
  const peers = await Promise.all(names.map((peer, i) => Peer.start(peer, 17_100 + i)))
  const requests = Math.round((pipeline === 1 ? 60_000 : 300_000) * scale)
  const plan = { command: 'script', script: scripts[name], connections, pipeline, keys, valueBytes } as const
  try {
    for (const peer of peers) await preload(peer.port, keys, valueBytes)
    // The first run starts the workers, and V8 has compiled what is hot at its end.
    for (const peer of peers) await measure(peer, { ...plan, requests: warmUp, seed: 0 })
    return sectionOf(name, pipeline, await compareInTurn(peers, rounds, { ...plan, requests }))
  } finally {
    await Promise.all(peers.map((peer) => peer.stop()))
  }
}

function sectionOf(name: string, pipeline: number, compared: readonly Compared[]): Section {
  return {
    title: `EVAL, ${name}, pipeline ${pipeline}`,
    command: 'npm run bench -- scripts',
    columns: ['server', 'CPU µs/script', 'of redis', 'scripts/s', 'p50 ms', 'p99 ms'],
    rows: compared.map(({ name: peer, figures, cpuOfRedis }) => [
      peer,
      fixed(figures.cpuMicroseconds, 3),
      fixed(cpuOfRedis),
      Math.round(figures.requestsPerSecond),
      fixed(figures.p50Ms, 3),
      fixed(figures.p99Ms, 3),
    ]),
  }
}

/** What a thread runs: a kind of work, for so many milliseconds; it answers with nanoseconds or a rate. */
const threadModule = new URL('./script-thread.ts', import.meta.url).href

const start = `
  const { workerData } = require('node:worker_threads')
  import('tsx/esm/api').then(({ register }) => {
    register()
    return import(workerData.module)
  })
`

function runThread(data: object): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(start, { eval: true, workerData: { ...data, module: threadModule } })
    worker.once('message', resolve).once('error', reject)
  })
}

async function callCost({ rounds }: Options): Promise<Section> {
  const kinds = ['empty', 'call-get', 'call-set'] as const
  const rows: (string | number)[][] = []
  for (const kind of kinds) {
    const figures: number[] = []
    for (let round = 0; round < rounds; round++) figures.push(await runThread({ kind, milliseconds: 1000 }))
    rows.push([
      kind === 'empty' ? 'a trivial script, db.eval()' : `redis.call ${kind.slice(5)}`,
      Math.round(median(figures)),
    ])
  }
  return {
    title: 'Scripts inside the process',
    command: 'npm run bench -- scripts',
    columns: ['what', 'ns'],
    rows,
  }
}

/** Scripts that declare disjoint keys, on one thread and on two. */
async function parallel({ rounds }: Options): Promise<Section> {
  const rates = new Map<number, number[]>([
    [1, []],
    [2, []],
  ])
  for (let round = 0; round < rounds; round++) {
    for (const [threads, figures] of rates) {
      const store = `bench-scripts-${round}-${threads}`
      const all = Array.from({ length: threads }, (_, thread) =>
        runThread({ kind: 'throughput', store, thread, milliseconds: 2000 }),
      )
      figures.push((await Promise.all(all)).reduce((sum, rate) => sum + rate, 0))
    }
  }
  const [one = 0, two = 0] = [...rates.values()].map(median)
  return {
    title: 'Scripts of ten redis.call on disjoint keys, side by side',
    command: 'npm run bench -- scripts',
    columns: ['threads', 'scripts/s', 'of one'],
    rows: [
      [1, Math.round(one), '1.00'],
      [2, Math.round(two), fixed(two / one)],
    ],
  }
}
