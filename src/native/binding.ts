/**
 * The types of the addon, one for one. Nothing outside this folder sees the
 * addon itself; `native/binding/` is the other side of each method.
 */

/** What opens a store. */
export interface StoreOptions {
  /** Stores with the same name, in any thread of the process, are one store. */
  readonly name?: string
  readonly databases?: number
  /** Of hashing and of random choices; drawn from the system if absent or 0. */
  readonly seed?: number | bigint
  /** Gives the store a clock of its own that starts here and moves by moveClock only. */
  readonly clockMs?: number
  /** Whether expired keys are removed in the background; by default they are. */
  readonly maintained?: boolean
}

/** A value that a command argument can be made of. */
export type NativeArgument = string | number | bigint | Uint8Array

/** A function that runs one command, or its fallback; throws the error class for an error reply. */
export type NativeCommandCall = (...args: unknown[]) => unknown

/** Called for each control command that the network brings. */
export type OnControl = (
  requestId: number,
  clientId: number,
  commandId: number,
  respVersion: 2 | 3,
  database: number,
  args: Buffer[],
) => void

/** Where a listener listens, or why it does not. */
export type ListenAnswer =
  | { readonly port: number; readonly listener: number; readonly error?: undefined }
  | { readonly error: string; readonly port?: undefined }

/** TLS, in redis.conf's terms. What a `...File` names is a path or the PEM text itself. */
export interface NativeTlsOptions {
  readonly certFile: string | Uint8Array
  readonly keyFile: string | Uint8Array
  readonly keyFilePass?: string
  readonly caCertFile?: string | Uint8Array
  readonly caCertDir?: string
  /** Whether clients must show a certificate; by default `yes`. */
  readonly authClients?: 'yes' | 'no' | 'optional'
  /** Names such as `TLSv1.2 TLSv1.3`, which is also the default. */
  readonly protocols?: string
  readonly ciphers?: string
  readonly ciphersuites?: string
  readonly preferServerCiphers?: boolean
  readonly sessionCaching?: boolean
  readonly sessionCacheSize?: number
  /** Seconds. */
  readonly sessionCacheTimeout?: number
  readonly dhParamsFile?: string | Uint8Array
}

/** A connected client. */
export interface NativeClient {
  readonly id: number
  readonly address: string
  readonly localAddress: string
  readonly descriptor: number
  readonly name: string
  readonly libraryName: string
  readonly libraryVersion: string
  readonly createdMs: number
  readonly lastActiveMs: number
  readonly database: number
  readonly respVersion: 2 | 3
  readonly monitoring: boolean
  readonly noEvict: boolean
  readonly noTouch: boolean
  /** Whether it waits for a key. */
  readonly blocked: boolean
  /** Whether a watched key was modified. */
  readonly watchBroken: boolean
  /** Commands queued since MULTI; -1 outside of it. */
  readonly queuedCommands: number
  readonly watchedKeys: number
  readonly queryBytes: number
  readonly outputBytes: number
  /** Of the connection with its buffers. */
  readonly memoryBytes: number
  readonly bytesIn: number
  readonly bytesOut: number
  /** `config|get` style; `NULL` if there was none. */
  readonly lastCommand: string
}

/** How often one command was called, and how long its calls took. */
export interface NativeCommandStatistics {
  readonly name: string
  readonly calls: number
  readonly microseconds: number
  readonly rejected: number
  readonly failed: number
  /** Calls by duration, ascending; empty buckets are left out. */
  readonly durations: readonly { readonly belowMicroseconds: number; readonly count: number }[]
}

/** Numbers of the whole store. */
export interface NativeCounters {
  readonly hits: number
  readonly misses: number
  readonly expired: number
  /** Time spent on active expiry. */
  readonly expiryMicroseconds: number
  readonly changes: number
  readonly clients: number
  /** The exact account of all keys and values. */
  readonly usedBytes: number
  readonly peakBytes: number
  /** What the store and its threads have whatever the data. */
  readonly fixedBytes: number
  readonly clientBytes: number
  /** Connections that wait for a key. */
  readonly blockedClients: number
  readonly largestInputBytes: number
  readonly largestOutputBytes: number
  readonly reclaimPending: number
  readonly reclaimDone: number
  readonly commands: number
  readonly reads: number
  readonly writes: number
  readonly bytesIn: number
  readonly bytesOut: number
  readonly commandsPerSecond: number
  readonly bytesInPerSecond: number
  readonly bytesOutPerSecond: number
  readonly accepted: number
  readonly rejected: number
  readonly lanes: number
}

/** A database in numbers. */
export interface NativeDatabase {
  readonly keys: number
  /** Keys that have a time to live. */
  readonly expires: number
  readonly averageTtlMs: number
  readonly bytes: number
}

/** An entry of the slow log. */
export interface NativeSlowLogEntry {
  readonly id: number
  readonly timeSeconds: number
  readonly microseconds: number
  readonly arguments: readonly Buffer[]
  readonly address: string
  readonly name: string
}

/** How often an error was replied. */
export interface NativeErrorCount {
  /** The first word of the errors: `ERR`, `WRONGTYPE`. */
  readonly code: string
  readonly count: number
}

/** An event of the latency monitor. */
export interface NativeLatencyEvent {
  readonly name: string
  readonly worstMs: number
  /** Oldest first. */
  readonly samples: readonly (readonly [unixSeconds: number, milliseconds: number])[]
}

/** A control command that an in-process session waits for. */
export interface PendingControl {
  readonly clientId: number
  readonly commandId: number
  readonly respVersion: 2 | 3
  readonly database: number
  readonly arguments: readonly Buffer[]
}

/** An in-process connection; see `native/binding/local_session.h`. */
export interface NativeSession {
  feed(bytes: Uint8Array): Buffer | undefined
  takeControl(): PendingControl | undefined
  controlReplied(bytes: Uint8Array): Buffer | undefined
  resume(): Buffer | undefined
  /** What came for the command that waits for a key, if something did. */
  takeWaited(): Buffer | undefined
  /** Ends the wait, since its time is over. */
  timeOut(): Buffer | undefined
  /** How long the command that waits may do so, in milliseconds; 0 is for ever. */
  waitMs(): number
  takeMail(): Buffer | undefined
  /** Paused and full are told once; resume goes on after them. */
  state(): 'open' | 'paused' | 'full' | 'waiting' | 'closing'
  /** Whether waiting for what others do, as MONITOR does, keeps the process alive; at first it does. */
  holdProcess(hold: boolean): void
  close(): void
}

/**
 * A store as this thread holds it. Once it is closed every method throws but
 * these: close, isOpen, closeNetwork, holdProcess and replyControl.
 */
export interface NativeStore {
  /**
   * A function that runs the command with this id; bulk strings come as Buffers
   * or as strings. What does not fit the signature goes to the fallback, which
   * the caller must keep alive as long as the function.
   */
  command(
    id: number,
    buffers: boolean,
    database: number,
    signature: string,
    fallback: (...args: unknown[]) => unknown,
  ): NativeCommandCall
  /** Runs the command with these words after its own. */
  run(id: number, buffers: boolean, database: number, words: readonly NativeArgument[]): unknown
  close(): void
  isOpen(): boolean
  databaseCount(): number
  seed(): bigint
  /** Removes every key that has expired; how many there were. */
  removeExpired(): number
  openNetwork(lanes: number, onControl: OnControl): void
  closeNetwork(): void
  /** Whether the open network keeps the process alive; at first it does. */
  holdProcess(hold: boolean): void
  /**
   * Sets up TLS for connections that come from now on; may be called again while the network is open.
   * Throws with OpenSSL's reason, and changes nothing, if the options cannot be used.
   */
  configureTls(options: NativeTlsOptions): void
  /** Throws if `tls` is asked for before it is configured. */
  listenTcp(address: string, port: number, backlog: number, tls: boolean): ListenAnswer
  listenUnix(path: string, permissions: number, backlog: number): ListenAnswer
  /** Closes a listener that a listen method's answer named; connections stay. Nothing if it is not there. */
  stopListening(listener: number): void
  replyControl(requestId: number, bytes: Uint8Array): void
  connect(onWake: () => void): NativeSession
  setSetting(name: string, value: number): boolean
  setRequirePass(password: string | Uint8Array): void
  renameCommand(from: string, to: string): boolean
  clients(): NativeClient[]
  killClient(id: number, afterReply: boolean): boolean
  /** Whether the client waited for a key. */
  unblockClient(id: number, withError: boolean): boolean
  pauseClients(endMs: number, all: boolean): void
  unpauseClients(): void
  commandStatistics(): NativeCommandStatistics[]
  /** Counts a control command that was carried out; `error` is the error that was its reply. */
  accountControl(
    commandId: number,
    clientId: number,
    args: readonly Buffer[],
    microseconds: number,
    error: string | undefined,
  ): void
  errors(): NativeErrorCount[]
  latencyEvents(): NativeLatencyEvent[]
  /** Forgets the events that are named, or all if none is. */
  resetLatency(names: readonly string[]): number
  resetStatistics(): void
  counters(): NativeCounters
  databases(): NativeDatabase[]
  slowLog(count: number): NativeSlowLogEntry[]
  slowLogLength(): number
  resetSlowLog(): void
  moveClock(milliseconds: number): boolean
  nowMs(): number
  runMaintenance(budgetMicroseconds: number): number
  holdGate(milliseconds: number): void
  releaseMemory(): void
}

/** The addon's exports. */
export interface NativeAddon {
  readonly Store: new (options: StoreOptions) => NativeStore
  /** The classes of error replies, and of calls on a closed store. */
  setErrorClasses(reply: new (message: string) => Error, closed: new () => Error): void
  /**
   * Has each line that native code logs given to the function, level 0 (debug) to 3 (warning), in
   * place of the process's last such function; it does not keep the process alive.
   */
  onLog(listener: ((level: number, message: string) => void) | undefined): void
  /** The full names of the native table's commands, at their ids. */
  commandNames(): string[]
}
