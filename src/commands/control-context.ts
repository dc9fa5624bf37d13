/**
 * What a control command may use: one narrow face for each matter that it can
 * ask about or change. Commands know these faces only; the rooms that own the
 * matters implement them.
 *
 * Every method may throw a CommandError, which becomes the command's reply.
 */

/** Everything that a control command can reach, the table of commands aside. */
export interface ControlFaces {
  readonly session: SessionView
  readonly config: ConfigControl
  readonly clients: ClientControl
  readonly slowlog: SlowlogControl
  readonly latency: LatencyControl
  readonly statistics: StatisticsSource
  readonly memory: MemoryControl
  readonly snapshots: SnapshotControl
  readonly journal: JournalControl
  readonly shutdown: ShutdownControl
}

/** The connection that asked. */
export interface SessionView {
  readonly id: number
  readonly protocol: 2 | 3
  readonly db: number
}

/** The configuration. */
export interface ConfigControl {
  /** The parameters whose names match any of the patterns, each once, with their values as redis.conf writes them. */
  get(patterns: readonly Uint8Array[]): readonly (readonly [name: Uint8Array, value: Uint8Array])[]
  /** Changes all of the parameters or, with an error, none of them. */
  set(changes: readonly (readonly [name: Uint8Array, value: Uint8Array])[]): void | Promise<void>
  /** Writes the configuration back into the file it came from. Fails if there was none. */
  rewrite(): void | Promise<void>
}

/** Kinds of clients that CLIENT LIST and CLIENT KILL tell apart. */
export type ClientKind = 'normal' | 'master' | 'replica' | 'pubsub'

/** A connected client, with the fields of a line of CLIENT LIST. */
export interface ClientRecord {
  readonly id: number
  readonly kind: ClientKind
  readonly address: string
  readonly localAddress: string
  readonly fileDescriptor: number
  readonly name: string
  readonly ageSeconds: number
  readonly idleSeconds: number
  /** The letters of the `flags` field; `N` if there are none. */
  readonly flags: string
  readonly db: number
  readonly channels: number
  readonly patterns: number
  readonly shardChannels: number
  /** Commands queued in a transaction; -1 outside of one. */
  readonly queuedCommands: number
  readonly watchedKeys: number
  readonly queryBufferBytes: number
  readonly queryBufferFreeBytes: number
  readonly argumentBytes: number
  readonly transactionBytes: number
  readonly replyBufferBytes: number
  readonly replyBufferPeakBytes: number
  readonly replyBufferUsedBytes: number
  readonly replyListLength: number
  readonly outputBytes: number
  readonly totalBytes: number
  /** Whether the event loop waits to read (`r`) or to write (`w`). */
  readonly events: string
  /** The last command, `config|get` style; `NULL` if there was none. */
  readonly lastCommand: string
  readonly user: string
  /** The client to which invalidations are redirected; -1 without tracking, 0 without redirection. */
  readonly redirect: number
  readonly protocol: 2 | 3
  readonly libraryName: string
  readonly libraryVersion: string
}

/** The clients that are connected. */
export interface ClientControl {
  /** All clients in the order of their ids. */
  list(): readonly ClientRecord[]
  /** The client with this id, if it is connected. */
  find(id: number): ClientRecord | undefined
  /** Ends these connections; the asking one only once its reply is sent. Returns how many were there. */
  kill(ids: readonly number[], askingId: number): number
  /** Holds back commands of clients until the time has passed: all, or those that may write. */
  pause(durationMs: number, mode: 'all' | 'write'): void
  unpause(): void
  /** Wakes a blocked client as if its time had passed, or with an error. False if it was not blocked. */
  unblock(id: number, reason: 'timeout' | 'error'): boolean
}

/** A command that took longer than `slowlog-log-slower-than`. */
export interface SlowlogEntry {
  readonly id: number
  readonly unixSeconds: number
  readonly durationMicroseconds: number
  /** Already cut to the lengths that the slow log keeps. */
  readonly args: readonly Uint8Array[]
  readonly clientAddress: string
  readonly clientName: string
}

/** The slow log. */
export interface SlowlogControl {
  /** The newest entries first, at most `count` of them, all if it is -1. */
  entries(count: number): readonly SlowlogEntry[]
  length(): number
  reset(): void
}

/** A spike of latency: when, and how long. */
export type LatencySample = readonly [unixSeconds: number, milliseconds: number]

/** How long calls of one command took. */
export interface LatencyHistogram {
  /** `config|get` style. */
  readonly command: string
  readonly calls: number
  /** Upper bounds of buckets with the calls up to each, ascending, empty buckets left out. */
  readonly cumulativeByMicroseconds: readonly (readonly [microseconds: number, calls: number])[]
}

/** The latency monitor. */
export interface LatencyControl {
  /** Every event that has samples, with its samples from the oldest. */
  events(): ReadonlyMap<string, readonly LatencySample[]>
  /** The worst spike of an event since it was last reset, in milliseconds. */
  worstMs(event: string): number
  /** Forgets the events that are named, or all. Returns how many were known. */
  reset(events: readonly string[]): number
  /** Histograms of the commands that were called, or of those that are named (a container names all of its own). */
  histograms(commands: readonly string[]): readonly LatencyHistogram[]
}

/** What INFO tells. */
export interface StatisticsSource {
  /** The text of these sections, in INFO's order; `default`, `all` and `everything` are sections too. */
  info(sections: readonly string[]): string
  /** CONFIG RESETSTAT. */
  reset(): void
}

/** The numbers of MEMORY STATS, under its own field names. */
export type MemoryStatistics = readonly (readonly [field: string, value: number | MemoryStatistics])[]

/** The store's memory. */
export interface MemoryControl {
  /** In MEMORY STATS's order; percentages and ratios are the fields that are not whole numbers by nature. */
  statistics(): MemoryStatistics
  /** Gives free pages back to the operating system. False if the allocator cannot. */
  purge(): boolean
  /** The allocator's own report. */
  allocatorReport(): string
}

/** Snapshots of the store on disk. */
export interface SnapshotControl {
  /** SAVE: writes a snapshot; settles when it is in its place. */
  save(): Promise<void>
  /** BGSAVE: begins one, or, if something else is being written, has one begin as soon as that has ended. */
  saveInBackground(options: { readonly schedule: boolean }): Promise<'started' | 'scheduled'>
  /** Unix time of the last snapshot, or of the start if there was none. */
  lastSaveSeconds(): number
}

/** The journal of the store's changes. */
export interface JournalControl {
  readonly isEnabled: boolean
  /** BGREWRITEAOF: begins to rewrite the journal, or has it rewritten as soon as nothing else is written. */
  rewrite(): 'started' | 'scheduled'
  /** Waits until all that was done by now is on disk; false if the disk fails before, or the time (0 is for ever) is over. */
  awaitDurable(timeoutMs: number): Promise<boolean>
}

/** The end of the process. */
export interface ShutdownControl {
  /** Begins to shut down. The promise settles only if the shutdown fails or is aborted. */
  begin(options: {
    readonly save: 'configured' | 'save' | 'nosave'
    readonly now: boolean
    readonly force: boolean
  }): Promise<never>
  /** Stops a shutdown that waits. False if there is none. */
  abort(): boolean
}
