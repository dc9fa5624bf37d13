/** Measures one peer under one load, from outside. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { LoadPlan, LoadResult } from './load.ts'
import type { Peer, PeerName } from './peers.ts'

const run = promisify(execFile)
const loadScript = fileURLToPath(new URL('load.ts', import.meta.url))

/** What one run showed. */
export interface Figures extends LoadResult {
  /** Processor time of the server for each request, user and system. */
  readonly cpuMicroseconds: number
  readonly requestsPerSecond: number
}

/** Runs a load on the second processor against a peer on the first. */
export async function measure(peer: Peer, plan: Omit<LoadPlan, 'port'>): Promise<Figures> {
  const before = peer.cpuMicroseconds()
  const args = ['-c', '1', process.execPath, '--import', 'tsx', loadScript]
  const { stdout } = await run('taskset', [...args, JSON.stringify({ ...plan, port: peer.port })])
  const result = JSON.parse(stdout) as LoadResult
  return {
    ...result,
    cpuMicroseconds: (peer.cpuMicroseconds() - before) / result.requests,
    requestsPerSecond: result.requests / result.seconds,
  }
}

/** What one of several peers showed. */
export interface Compared {
  readonly name: PeerName
  /** The medians of all rounds. */
  readonly figures: Figures
  /** Its processor time over that of redis; NaN if redis is not among them. */
  readonly cpuOfRedis: number
  /** The same of its throughput. */
  readonly rateOfRedis: number
}

/** Runs a load against each peer in every round, in turn, so that all meet the same machine. */
export async function compareInTurn(
  peers: readonly Peer[],
  rounds: number,
  plan: Omit<LoadPlan, 'port' | 'seed'>,
): Promise<Compared[]> {
  const runs = peers.map((): Figures[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, peer] of peers.entries()) {
      runs[index]?.push(await measure(peer, { ...plan, seed: round + 1 }))
    }
  }
  const medians = runs.map(medianFigures)
  const redis = medians[peers.findIndex(({ name }) => name === 'redis')]
  return peers.flatMap(({ name }, index) => {
    const figures = medians[index]
    if (figures === undefined) return []
    const cpuOfRedis = figures.cpuMicroseconds / (redis?.cpuMicroseconds ?? Number.NaN)
    const rateOfRedis = figures.requestsPerSecond / (redis?.requestsPerSecond ?? Number.NaN)
    return [{ name, figures, cpuOfRedis, rateOfRedis }]
  })
}

/** The middle one of several numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** The median of each figure over several runs. */
export function medianFigures(runs: readonly Figures[]): Figures {
  const keys = Object.keys(runs[0] ?? {}) as (keyof Figures)[]
  return Object.fromEntries(
    keys.map((key) => [key, median(runs.map((one) => one[key]))]),
  ) as unknown as Figures
}
