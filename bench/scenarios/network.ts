/** GET and SET over TCP: processor time a request, throughput, latency. */
import { preload } from '../client.ts'
import { type Figures, measure, medianFigures } from '../measure.ts'
import { Peer, type PeerName } from '../peers.ts'
import { fixed, type Section } from '../report.ts'

const keys = 100_000
const valueBytes = 64
const connections = 50

interface Options {
  readonly rounds: number
  /** Scales the number of requests. */
  readonly scale: number
}

/** One table for each pipeline depth and command; peers take turns in every round. */
export async function networkScenario(options: Options): Promise<Section[]> {
  const sections: Section[] = []
  for (const pipeline of [16, 1]) {
    for (const command of ['set', 'get'] as const) {
      sections.push(await compare(command, pipeline, options))
    }
  }
  return sections
}

async function compare(
  command: 'set' | 'get',
  pipeline: number,
  { rounds, scale }: Options,
): Promise<Section> {
  const names: PeerName[] = ['redis', 'nacre', `floor-${command}`]
  const peers = await Promise.all(names.map((name, i) => Peer.start(name, 17_000 + i)))
  const requests = Math.round((pipeline === 1 ? 200_000 : 1_500_000) * scale)
  const runs = new Map<PeerName, Figures[]>(names.map((name) => [name, []]))
  try {
    for (const peer of peers) if (!peer.name.startsWith('floor')) await preload(peer.port, keys, valueBytes)
    for (let round = 0; round < rounds; round++) {
      for (const peer of peers) {
        const plan = { command, connections, pipeline, keys, valueBytes, requests, seed: round + 1 }
        runs.get(peer.name)?.push(await measure(peer, plan))
      }
    }
  } finally {
    await Promise.all(peers.map((peer) => peer.stop()))
  }
  return sectionOf(command, pipeline, runs)
}

function sectionOf(command: string, pipeline: number, runs: ReadonlyMap<PeerName, Figures[]>): Section {
  const medians = [...runs].map(([name, figures]) => [name, medianFigures(figures)] as const)
  const redis = medians.find(([name]) => name === 'redis')?.[1]
  return {
    title: `${command.toUpperCase()}, pipeline ${pipeline}`,
    command: 'npm run bench -- network',
    columns: ['server', 'CPU µs/op', 'of redis', 'requests/s', 'p50 ms', 'p99 ms', 'p99.9 ms'],
    rows: medians.map(([name, figures]) => [
      name,
      fixed(figures.cpuMicroseconds, 3),
      fixed(figures.cpuMicroseconds / (redis?.cpuMicroseconds ?? Number.NaN)),
      Math.round(figures.requestsPerSecond),
      fixed(figures.p50Ms, 3),
      fixed(figures.p99Ms, 3),
      fixed(figures.p999Ms, 3),
    ]),
  }
}
