/** GET and SET over TCP: processor time a request, throughput, latency. */
import { preload } from '../client.ts'
import { type Compared, compareInTurn } from '../measure.ts'
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
  try {
    for (const peer of peers) if (!peer.name.startsWith('floor')) await preload(peer.port, keys, valueBytes)
    const plan = { command, connections, pipeline, keys, valueBytes, requests }
    return sectionOf(command, pipeline, await compareInTurn(peers, rounds, plan))
  } finally {
    await Promise.all(peers.map((peer) => peer.stop()))
  }
}

function sectionOf(command: string, pipeline: number, compared: readonly Compared[]): Section {
  return {
    title: `${command.toUpperCase()}, pipeline ${pipeline}`,
    command: 'npm run bench -- network',
    columns: ['server', 'CPU µs/op', 'of redis', 'requests/s', 'p50 ms', 'p99 ms', 'p99.9 ms'],
    rows: compared.map(({ name, figures, cpuOfRedis }) => [
      name,
      fixed(figures.cpuMicroseconds, 3),
      fixed(cpuOfRedis),
      Math.round(figures.requestsPerSecond),
      fixed(figures.p50Ms, 3),
      fixed(figures.p99Ms, 3),
      fixed(figures.p999Ms, 3),
    ]),
  }
}
