/** PUBLISH over TCP: processor time for each message that is delivered. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { median } from '../measure.ts'
import { Peer, type PeerName } from '../peers.ts'
import type { PubSubPlan, PubSubResult } from '../pubsub-load.ts'
import { fixed, type Section } from '../report.ts'

interface Options {
  readonly rounds: number
  /** Scales the number of messages. */
  readonly scale: number
}

interface Figures {
  readonly cpuMicroseconds: number
  readonly deliveredPerSecond: number
}

const loadScript = fileURLToPath(new URL('../pubsub-load.ts', import.meta.url))

const cases = [
  { subscribers: 1, idlePatterns: 0, messages: 400_000 },
  { subscribers: 100, idlePatterns: 0, messages: 20_000 },
  { subscribers: 1000, idlePatterns: 0, messages: 2_000 },
  { subscribers: 1, idlePatterns: 10_000, messages: 20_000 },
] as const

const publishers = 10
const messageBytes = 64

/** One row for each number of subscribers and each depth of the publishers' pipelines. */
export async function pubsubScenario({ rounds, scale }: Options): Promise<Section> {
  const rows: (string | number)[][] = []
  for (const { subscribers, idlePatterns, messages } of cases) {
    for (const pipeline of [16, 1]) {
      const plan = { subscribers, idlePatterns, publishers, pipeline, messageBytes }
      const share = pipeline === 1 ? 0.5 : 1
      const figures = await compare({ ...plan, messages: Math.round(messages * scale * share) }, rounds)
      const [redis, nacre] = [figures.get('redis'), figures.get('nacre')]
      if (redis === undefined || nacre === undefined) continue
      rows.push([
        idlePatterns === 0 ? `${subscribers}` : `${subscribers}, and ${idlePatterns} idle patterns`,
        pipeline,
        fixed(redis.cpuMicroseconds, 3),
        fixed(nacre.cpuMicroseconds, 3),
        fixed(nacre.cpuMicroseconds / redis.cpuMicroseconds),
        Math.round(redis.deliveredPerSecond),
        Math.round(nacre.deliveredPerSecond),
      ])
    }
  }
  return {
    title: `PUBLISH, ${publishers} publishers, ${messageBytes} bytes`,
    command: 'npm run bench -- pubsub',
    columns: [
      'subscribers',
      'pipeline',
      'redis CPU µs/delivery',
      'nacre',
      'of redis',
      'redis deliveries/s',
      'nacre',
    ],
    rows,
  }
}

async function compare(
  plan: Omit<PubSubPlan, 'port'>,
  rounds: number,
): Promise<ReadonlyMap<PeerName, Figures>> {
  const names: readonly PeerName[] = ['redis', 'nacre']
  const peers = await Promise.all(names.map((name, i) => Peer.start(name, 17_100 + i)))
  const runs = new Map<PeerName, Figures[]>(names.map((name) => [name, []]))
  try {
    for (let round = 0; round < rounds; round++) {
      for (const peer of peers) runs.get(peer.name)?.push(await measure(peer, plan))
    }
  } finally {
    await Promise.all(peers.map((peer) => peer.stop()))
  }
  return new Map([...runs].map(([name, figures]) => [name, medianOf(figures)]))
}

function medianOf(figures: readonly Figures[]): Figures {
  return {
    cpuMicroseconds: median(figures.map((one) => one.cpuMicroseconds)),
    deliveredPerSecond: median(figures.map((one) => one.deliveredPerSecond)),
  }
}

/** Counts the server's time from the moment on at which all have subscribed. */
async function measure(peer: Peer, plan: Omit<PubSubPlan, 'port'>): Promise<Figures> {
  const args = ['-c', '1', process.execPath, '--import', 'tsx', loadScript]
  const child = spawn('taskset', [...args, JSON.stringify({ ...plan, port: peer.port })], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ready = await lines.next()
  if (ready.value !== 'ready') throw new Error('the load did not begin')
  const before = peer.cpuMicroseconds()
  child.stdin.write('go\n')
  const line = await lines.next()
  const result = JSON.parse(String(line.value)) as PubSubResult
  return {
    cpuMicroseconds: (peer.cpuMicroseconds() - before) / result.delivered,
    deliveredPerSecond: result.delivered / result.seconds,
  }
}
