import type { StatisticsSource } from '../commands/control-context.ts'
import type { NativeStore } from '../native/binding.ts'
import { infoText } from './info/index.ts'
import type { InfoConfiguration, ServerFacts } from './info/section.ts'

/** INFO and CONFIG RESETSTAT. */
export class Statistics implements StatisticsSource {
  readonly #native: NativeStore
  readonly #config: InfoConfiguration
  readonly #facts: ServerFacts

  constructor(native: NativeStore, config: InfoConfiguration, facts: ServerFacts) {
    this.#native = native
    this.#config = config
    this.#facts = facts
  }

  info(sections: readonly string[]): string {
    const source = {
      native: this.#native,
      config: this.#config,
      facts: this.#facts,
      counters: this.#native.counters(),
    }
    return infoText(source, sections)
  }

  reset(): void {
    this.#native.resetStatistics()
  }
}
