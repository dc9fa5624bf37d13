import type { ParameterName, ParameterValue } from '../../config/parameters/index.ts'
import type { NativeCounters, NativeJournalStatus, NativeStore } from '../../native/binding.ts'

/** What only the owner of a store knows of it. */
export interface ServerFacts {
  /** 40 hexadecimal digits, drawn when the store was opened. */
  readonly runId: string
  readonly startedMs: number
  /** The program that runs. */
  readonly executable: string
  /** The TCP port that is listened on, or 0. */
  readonly port: number
  /** The places that are listened on. */
  readonly listeners: readonly Listener[]
  /** Of a store that keeps snapshots. */
  readonly snapshots: SnapshotFacts | undefined
  /** Of a store that was loaded, or is being loaded. */
  readonly loading: LoadingFacts | undefined
  /** Of a store that may keep a journal. */
  readonly journal: JournalFacts | undefined
}

/** The snapshots of a store. */
export interface SnapshotFacts {
  readonly inProgress: boolean
  readonly lastSaveSeconds: number
  readonly lastStatus: 'ok' | 'err'
  /** -1: there was none. */
  readonly lastDurationSeconds: number
  /** When the one that is under way was begun. */
  readonly currentStartedMs: number | undefined
  readonly saves: number
  readonly lastOldValueBytes: number
}

/** The loading of a store from disk. */
export interface LoadingFacts {
  readonly isLoading: boolean
  readonly startedMs: number
  readonly totalBytes: number
  readonly loadedBytes: number
  readonly loadedKeys: number
  readonly expiredKeys: number
}

/** What INFO tells of the journal beside what native code knows. */
export interface JournalFacts {
  readonly status: NativeJournalStatus
  /** Whether a rewrite waits for something else to be written. */
  readonly isScheduled: boolean
  readonly rewrites: number
  readonly consecutiveFailures: number
}

/** A place where clients can connect. */
export interface Listener {
  readonly kind: 'tcp' | 'tls' | 'unix'
  /** Addresses, or the path of a socket. */
  readonly bind: readonly string[]
  readonly port: number
}

/** The parameters that INFO shows, or is made by. */
export const infoParameters = [
  'hz',
  'latency-tracking',
  'latency-tracking-info-percentiles',
  'maxclients',
  'maxmemory',
  'maxmemory-policy',
  'repl-backlog-size',
] as const satisfies readonly ParameterName[]

/** A parameter of `infoParameters`. */
export type InfoParameter = (typeof infoParameters)[number]

/** What INFO uses of the configuration. */
export interface InfoConfiguration {
  readonly filePath: string | undefined
  value<Name extends InfoParameter>(name: Name): ParameterValue<Name>
}

/** What the sections of INFO are made of. */
export interface InfoSource {
  readonly native: NativeStore
  readonly config: InfoConfiguration
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
