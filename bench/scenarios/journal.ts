/** The journal under SET: group commit under `always`, and what `everysec` costs a request. */
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { preload } from '../client.ts'
import { type Compared, compareInTurn } from '../measure.ts'
import { Peer, type PeerName } from '../peers.ts'
import { fixed, type Section } from '../report.ts'

const keys = 100_000
const valueBytes = 64
const connections = 50
const flushes = 500
const flushedBytes = 4096

interface Options {
  readonly rounds: number
  /** Scales the number of requests. */
  readonly scale: number
}

/** How a server is asked to keep what it is told, and how fast it is told. */
interface Demand {
  readonly policy: 'always' | 'everysec'
  readonly pipeline: number
  readonly requests: number
}

const demands: readonly Demand[] = [
  { policy: 'always', pipeline: 1, requests: 60_000 },
  { policy: 'everysec', pipeline: 16, requests: 1_500_000 },
]

/** One table for each policy. */
export async function journalScenario(options: Options): Promise<Section[]> {
  const folder = mkdtempSync(join(tmpdir(), 'nacre-bench-'))
  try {
    const sections: Section[] = []
    for (const demand of demands) sections.push(await compare(demand, folder, options))
    return sections
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function compare(demand: Demand, folder: string, { rounds, scale }: Options): Promise<Section> {
  const { policy, pipeline } = demand
  const names: PeerName[] = ['redis', 'nacre']
  const words = ['--dir', folder, '--appendonly', 'yes', '--appendfsync', policy]
  const peers: Peer[] = []
  try {
    for (const [index, name] of names.entries()) {
      peers.push(await Peer.start(name, 17_600 + index, [...words, '--appenddirname', name]))
    }
    for (const peer of peers) await preload(peer.port, keys, valueBytes)
    const requests = Math.round(demand.requests * scale)
    const plan = { command: 'set', connections, pipeline, keys, valueBytes, requests } as const
    return sectionOf(demand, await compareInTurn(peers, rounds, plan), flushesASecond(folder))
  } finally {
    await Promise.all(peers.map((peer) => peer.stop()))
  }
}

function sectionOf(
  { policy, pipeline }: Demand,
  compared: readonly Compared[],
  diskFlushes: number,
): Section {
  return {
    title: `SET with appendfsync ${policy}, pipeline ${pipeline}`,
    command: 'npm run bench -- journal',
    columns: ['server', 'CPU µs/op', 'of redis', 'requests/s', 'of redis', 'p50 ms', 'p99 ms', 'p99.9 ms'],
    rows: compared.map(({ name, figures, cpuOfRedis, rateOfRedis }) => [
      name,
      fixed(figures.cpuMicroseconds, 3),
      fixed(cpuOfRedis),
      Math.round(figures.requestsPerSecond),
      fixed(rateOfRedis),
      fixed(figures.p50Ms, 3),
      fixed(figures.p99Ms, 3),
      fixed(figures.p999Ms, 3),
    ]),
    notes: [
      `${connections} connections, values of ${valueBytes} bytes. The disk does ${Math.round(diskFlushes)} flushes of ${flushedBytes} bytes a second, one after another.`,
    ],
  }
}

/** What the disk can do at most, without group commit. */
function flushesASecond(folder: string): number {
  const file = openSync(join(folder, 'flushes'), 'w')
  const block = Buffer.alloc(flushedBytes, 1)
  const start = performance.now()
  for (let flush = 0; flush < flushes; flush++) {
    writeSync(file, block)
    fdatasyncSync(file)
  }
  closeSync(file)
  return flushes / ((performance.now() - start) / 1000)
}
