import type { SlowlogControl, SlowlogEntry } from '../commands/control-context.ts'
import type { NativeStore } from '../native/binding.ts'

/** The slow log of a store. */
export class Slowlog implements SlowlogControl {
  readonly #native: NativeStore

  constructor(native: NativeStore) {
    this.#native = native
  }

  entries(count: number): readonly SlowlogEntry[] {
    return this.#native.slowLog(count).map((entry) => ({
      id: entry.id,
      unixSeconds: entry.timeSeconds,
      durationMicroseconds: entry.microseconds,
      args: entry.arguments,
      clientAddress: entry.address,
      clientName: entry.name,
    }))
  }

  length(): number {
    return this.#native.slowLogLength()
  }

  reset(): void {
    this.#native.resetSlowLog()
  }
}
