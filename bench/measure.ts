/** Measures one peer under one load, from outside. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { LoadPlan, LoadResult } from './load.ts'
import type { Peer } from './peers.ts'

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
