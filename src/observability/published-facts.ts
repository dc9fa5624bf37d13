import type { ParameterName, ParameterValue } from '../config/parameters/index.ts'
import type { NativeStore } from '../native/binding.ts'
import {
  type InfoConfiguration,
  type InfoParameter,
  infoParameters,
  type ServerFacts,
} from './info/section.ts'

/** What INFO tells and native code does not know, as the thread that knows it sends it to others. */
export interface PublishedFacts {
  readonly facts: ServerFacts
  readonly configFile: string | undefined
  readonly parameters: ReadonlyMap<ParameterName, unknown>
}

/** The facts as they are now, in values that can be sent. */
export function publishedFacts(facts: ServerFacts, config: InfoConfiguration): PublishedFacts {
  return {
    facts: { ...facts },
    configFile: config.filePath,
    parameters: new Map(infoParameters.map((name) => [name, config.value(name)])),
  }
}

/** What another thread last published, in the form in which INFO takes it. */
export class ReceivedFacts implements InfoConfiguration {
  readonly #native: NativeStore
  readonly #latest: () => PublishedFacts

  /** @param latest what was published last. */
  constructor(native: NativeStore, latest: () => PublishedFacts) {
    this.#native = native
    this.#latest = latest
  }

  get filePath(): string | undefined {
    return this.#latest().configFile
  }

  value<Name extends InfoParameter>(name: Name): ParameterValue<Name> {
    return this.#latest().parameters.get(name) as ParameterValue<Name>
  }

  /** With what native code knows as it is at this moment. */
  get facts(): ServerFacts {
    const { facts } = this.#latest()
    const { loading, journal } = facts
    const status = this.#native.journalStatus()
    return {
      ...facts,
      loading: loading && { ...loading, isLoading: status.loading },
      journal: journal && { ...journal, status },
    }
  }
}
