import type { Configuration } from '../../config/configuration.ts'
import type { NativeCounters, NativeStore } from '../../native/binding.ts'

/** What only the owner of a store knows of it. */
export interface ServerFacts {
  /** 40 hexadecimal digits, drawn when the store was opened. */
  readonly runId: string
  readonly startedMs: number
  /** The TCP port that is listened on, or 0. */
  readonly port: number
  /** The places that are listened on. */
  readonly listeners: readonly Listener[]
}

/** A place where clients can connect. */
export interface Listener {
  readonly kind: 'tcp' | 'tls' | 'unix'
  /** Addresses, or the path of a socket. */
  readonly bind: readonly string[]
  readonly port: number
}

/** What the sections of INFO are made of. */
export interface InfoSource {
  readonly native: NativeStore
  readonly config: Configuration
  readonly facts: ServerFacts
  /** Counted once for all the sections of one reply. */
  readonly counters: NativeCounters
}

/** A line `field:value`. */
export type InfoLine = readonly [field: string, value: string | number]

/** A section of INFO. */
export interface InfoSection {
  /** As it is asked for. */
  readonly name: string
  /** As it stands at its head. */
  readonly title: string
  /** Which of INFO's own sets it belongs to: plain INFO, or INFO ALL alone. */
  readonly in: 'default' | 'all'
  lines(source: InfoSource): readonly InfoLine[]
}
