import type { LatencyControl, LatencyHistogram, LatencySample } from '../commands/control-context.ts'
import type { NativeCommandStatistics, NativeStore } from '../native/binding.ts'

/** Upper bounds of the histogram's buckets, in nanoseconds: those at which redis-server reports. */
const bucketBoundsNs: readonly number[] = Array.from({ length: 31 }, (_, power) => 1032 * 2 ** power - 1)

/** The latency monitor of a store, and the histograms of its commands. */
export class Latency implements LatencyControl {
  readonly #native: NativeStore

  constructor(native: NativeStore) {
    this.#native = native
  }

  events(): ReadonlyMap<string, readonly LatencySample[]> {
    return new Map(this.#native.latencyEvents().map(({ name, samples }) => [name, samples]))
  }

  worstMs(event: string): number {
    return this.#native.latencyEvents().find(({ name }) => name === event)?.worstMs ?? 0
  }

  reset(events: readonly string[]): number {
    return this.#native.resetLatency(events)
  }

  histograms(commands: readonly string[]): readonly LatencyHistogram[] {
    const called = this.#native.commandStatistics().filter(({ calls }) => calls > 0)
    return called.filter(({ name }) => isWanted(name, commands)).map(histogramOf)
  }
}

/** A container names all of its own. */
function isWanted(name: string, commands: readonly string[]): boolean {
  if (commands.length === 0) return true
  return commands.some((command) => name === command || name.startsWith(`${command}|`))
}

function histogramOf({ name, calls, durations }: NativeCommandStatistics): LatencyHistogram {
  const cumulative = new Map<number, number>()
  let total = 0
  for (const { belowMicroseconds, count } of durations) {
    total += count
    const bound = bucketBoundsNs.find((boundNs) => belowMicroseconds * 1000 <= boundNs)
    cumulative.set(Math.floor((bound ?? bucketBoundsNs.at(-1) ?? 0) / 1000), total)
  }
  return { command: name, calls, cumulativeByMicroseconds: [...cumulative] }
}
