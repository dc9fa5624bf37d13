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
  readonly channels: number
  readonly patterns: number
  readonly shardChannels: number
  /** As CLIENT GETREDIR tells it. */
  readonly redirect: number
  /** Whether it is told of all keys with its prefixes. */
  readonly broadcast: boolean
  readonly redirectBroken: boolean
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
  /** Channels, different patterns and shard channels with subscribers. */
  readonly channels: number
  readonly patterns: number
  readonly shardChannels: number
  readonly trackingClients: number
  readonly trackedKeys: number
  /** Pairs of a key and a client that has read it. */
  readonly trackedItems: number
  readonly trackedPrefixes: number
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

/** What became of work on a file. */
export interface NativeFileReport {
  /** What went wrong; absent: all is well. */
  readonly error?: string
  /** Where in the file that is, if it could be opened; the file's size: it ends too early. */
  readonly offset?: number
  readonly format?: 'rdb' | 'json'
  /** Of the file. */
  readonly bytes: number
  /** Of the snapshot that was read; behind RDB a journal may follow. */
  readonly snapshotBytes: number
  /** What a file had in it; empty for one that was written. */
  readonly databases: readonly { readonly index: number; readonly keys: number; readonly expires: number }[]
  /** How many keys are of each type. */
  readonly types: Readonly<Record<string, number>>
  /** The code of libraries of functions. */
  readonly libraries: readonly Buffer[]
  /** What the file tells of itself. */
  readonly metadata: readonly (readonly [name: string, value: Buffer])[]
}

/** Work on a file in a thread of its own, during which the store stays open. */
export interface NativeFileWork {
  readonly finished: Promise<NativeFileReport>
  /** How far it is. */
  progress(): { readonly bytes: number; readonly keys: number; readonly expired: number }
  /** Has it end soon, with an error. */
  cancel(): void
}

/** A snapshot that is to be read. */
export interface NativeSnapshotReading {
  readonly path: string
  /** Leaves out what is past its time. */
  readonly dropExpired?: boolean
  readonly ignoreChecksum?: boolean
}

/** A function that a library registered. */
export interface NativeFunction {
  readonly name: string
  readonly description?: string
  /** A bit for each flag, in the order of `scriptFlags`. */
  readonly flags: number
}

/** The flags of scripts and functions, in the order of their bits. */
export const scriptFlags = [
  'no-writes',
  'allow-oom',
  'allow-stale',
  'no-cluster',
  'allow-cross-slot-keys',
] as const

/** The bit that tells that a script has no shebang line, after those of `scriptFlags`. */
export const withoutShebangBit = 1 << scriptFlags.length

/**
 * What native code has an interpreter do. What these throw becomes the reply. `desk` has, in words of 32 bits, the
 * script's id, the numbers of keys and of values, the client's version of RESP, the lengths of all keys and values,
 * and then their bytes. It is another buffer when they did not fit.
 */
export interface NativeScriptHandlers {
  /** Compiles a script; returns its flags. */
  load(id: number, sha: string, body: Buffer): number
  /** The name that a library's code gives itself. */
  nameLibrary(code: Buffer): string
  loadLibrary(name: string, code: Buffer): readonly NativeFunction[]
  dropLibrary(name: string): void
  /** Forgets all scripts. */
  flush(): void
  /** Runs a script; returns the size of its reply in RESP, which stands in the room of `useReplyRoom`. */
  run(desk: ArrayBuffer): number
  runFunction(desk: ArrayBuffer, name: string): number
  /** The same for a procedure of this thread, called by FCALL; returns the reply itself. */
  runProcedure(desk: ArrayBuffer, name: string): Uint8Array
  /** Carries out a control command that the script calls which runs; the reply in RESP. */
  runControl(commandId: number, database: number, words: readonly Buffer[], resp: 2 | 3): Uint8Array
}

/** How an interpreter calls commands while it runs a script; see `CommandPort` in `scripting/lua`. */
export interface NativeScriptPort {
  useMemory(memory: Uint8Array, table: number, room: number, roomSize: number): void
  /** Zero if anything is outside of the memory, or no script runs. */
  call(count: number, resp: 2 | 3): number
  takeReply(into: Uint8Array): void
  interrupted(): boolean
  /** Whether the script that runs might yet be begun again, or is to be; final if none runs. */
  standing(): 'final' | 'tentative' | 'abandoned'
  /** Tells what the interpreter has allocated. */
  noteMemory(bytes: number): void
  mayCall(count: number): boolean | undefined
  /** Says where replies of scripts stand from now on. */
  useReplyRoom(room: Uint8Array): void
}

/** What a store has of scripts and functions. */
export interface NativeScriptTotals {
  readonly scripts: number
  readonly scriptBytes: number
  readonly libraries: number
  readonly functions: number
  readonly libraryBytes: number
  /** Of the interpreters of all threads, as they last said. */
  readonly interpreterBytes: number
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
  /** A function that runs the command with these words after its own: cheaper than `run` where they are few. */
  commandOfWords(
    id: number,
    buffers: boolean,
    database: number,
  ): (...words: readonly NativeArgument[]) => unknown
  /** Runs the command with these words after its own. */
  run(id: number, buffers: boolean, database: number, words: readonly NativeArgument[]): unknown
  /**
   * Runs commands, by their ids, as one transaction, each with its words after its own; what they replied. An
   * error is an element. Throws, and runs nothing, if one of them is refused.
   */
  runTransaction(
    buffers: boolean,
    database: number,
    ids: readonly number[],
    words: readonly (readonly NativeArgument[])[],
  ): unknown[]
  /** Waits so many milliseconds at most, 0 by default, until the threads that run its scripts have closed it, too. */
  close(patienceMs?: number): void
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
  /**
   * Makes this thread one that runs scripts: for its own callers, and, after serveScripts, for the network. The
   * caller must keep the handlers alive as long as the store.
   */
  attachScripts(handlers: NativeScriptHandlers): NativeScriptPort
  /** This thread runs scripts for the network from now on, as worker `number` (1 or more). */
  serveScripts(number: number): void
  /**
   * Sets who starts and ends the threads that serve: called with nothing when a script has come and there is
   * none, and with the number of one whose script does not end though it should. Undefined: there will be none,
   * and where none is left, scripts are refused, with this error or a general one.
   */
  onScriptWorkers(callback: ((stuck?: number) => void) | undefined, refusal?: string): void
  /** Adds a procedure that this thread runs; false if a function or a procedure has its name. */
  addProcedure(name: string, readOnly: boolean): boolean
  /** Calls `body` as this thread's procedure, under the locks of the keys. It must not throw. */
  callProcedure(name: string, database: number, keys: readonly NativeArgument[], body: () => void): void
  /** Runs a command of the procedure that runs on this thread; else as run. */
  runInProcedure(id: number, buffers: boolean, database: number, words: readonly NativeArgument[]): unknown
  /** A name by which other threads can open this very store. */
  shareName(): string
  scriptTotals(): NativeScriptTotals
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
  /** Takes a directory for this process until the store is closed. Empty, or why that cannot be. */
  takeDirectory(path: string): string
  /** Names the journal's files. `singleFile` is taken over if it is there and no manifest is. Empty, or what went wrong. */
  openJournal(directory: string, name: string, singleFile: string): string
  journalHasFiles(): boolean
  /**
   * Loads the journal: at once, or, with a callback, while others are told that the store is loading, which
   * they are until endLoading. Then compileLibraries is due.
   */
  loadJournal(options: NativeJournalLoadOptions): NativeJournalLoad
  loadJournal(options: NativeJournalLoadOptions, onDone: (loaded: NativeJournalLoad) => void): void
  /** Continues the journal that was loaded. Empty, or what went wrong. */
  beginJournal(): string
  /** What was loaded is ready for all. */
  endLoading(): void
  /** Makes functions of the libraries that were loaded from a disk. Empty, or the error. */
  compileLibraries(): string
  /** Begins one with a base of its own; `onDone` hears the error, or an empty text. Empty, `busy`, or what went wrong. */
  beginJournalAfresh(rewrite: NativeJournalRewrite, onDone: (error: string) => void): string
  /** The same, but returns when its base is written. Others wait for their turn meanwhile. */
  beginJournalAfreshAtOnce(rewrite: NativeJournalRewrite): string
  /** Writes it anew, likewise. */
  rewriteJournal(rewrite: NativeJournalRewrite, onDone: (error: string) => void): string
  /** Copies the store into a directory that has no journal; `onDone` hears the error, likewise. */
  backup(directory: string, name: string, onDone: (error: string) => void): string
  /** Returns when all is on disk. */
  endJournal(): void
  journalStatus(): NativeJournalStatus
  /**
   * Calls back with true when all that was done by now is on disk, with false if the disk fails before.
   * False, and never a call, if there is no journal.
   */
  awaitJournal(onDone: (durable: boolean) => void): boolean
  releaseMemory(): void
  /** Reads a snapshot, checks it as if it were loaded, and keeps nothing. */
  checkSnapshot(reading: NativeSnapshotReading): NativeFileWork
  /** Reads a snapshot into the store. */
  readSnapshot(reading: NativeSnapshotReading): NativeFileWork
  /** Writes the store's data to a file, which is replaced as a whole. Nobody may change the store meanwhile. */
  writeSnapshot(writing: {
    readonly path: string
    /** `aof` is commands, as an append-only file without RDB has them. */
    readonly format: 'rdb' | 'json' | 'aof'
    /** Whether keys are sorted, and members of what has no order in JSON. */
    readonly stable?: boolean
    readonly libraries?: readonly Uint8Array[]
  }): NativeFileWork
  /**
   * Begins a snapshot. `onEvent` is called without a result once the state is held that it will have, and
   * with one at the end; with that alone if the file cannot be created. False if another snapshot is under
   * way, or the store is being loaded.
   */
  startSnapshot(request: NativeSnapshotRequest, onEvent: (result?: NativeSnapshotResult) => void): boolean
  cancelSnapshot(): void
  snapshotStatus(): NativeSnapshotStatus
  /** Where DEBUG RELOAD writes and reads; empty is nowhere. */
  setSnapshotPlace(path: string): void
  /** Answers writes with this error; an empty one takes it back. */
  refuseWrites(error: string): void
  /**
   * Loads a snapshot; until endLoading clients are told that the store is loading. Nothing of it stays if it
   * fails. Then compileLibraries is due.
   */
  loadSnapshot(options: { readonly path: string; readonly ignoreChecksum?: boolean }): NativeFileWork
  /** The same; the thread stands still meanwhile. */
  loadSnapshotAtOnce(options: { readonly path: string; readonly ignoreChecksum?: boolean }): NativeFileReport
}

/** A snapshot to take while commands run. */
export interface NativeSnapshotRequest {
  /** Of the file, which is replaced as a whole. */
  readonly path: string
  readonly format: 'rdb' | 'json'
  /** Whether FLUSHALL ends it. */
  readonly endsWithFlushAll?: boolean
  /** Whether it is handed to the disk as it is written, not all at the end. */
  readonly incrementalFsync?: boolean
}

/** What became of a snapshot. */
export interface NativeSnapshotResult {
  /** Why there is no snapshot. */
  readonly error?: string
  /** Whether that is because FLUSHALL or cancelSnapshot ended it. */
  readonly cancelled: boolean
  readonly keys: number
  readonly bytes: number
  /** The most bytes that values took which changed before they were written. */
  readonly oldValueBytes: number
  readonly durationMs: number
}

/** How far the snapshot is that is under way, and what happened since the last one. */
export interface NativeSnapshotStatus {
  readonly running: boolean
  readonly keysDone: number
  readonly keysTotal: number
  readonly oldValueBytes: number
  /** Changes since the last snapshot. */
  readonly changes: number
  /** How often FLUSHALL ran. */
  readonly flushes: number
}

/** How a journal is to be loaded. */
export interface NativeJournalLoadOptions {
  /** Whether the last file may end within a record, which is then cut off and kept aside. */
  readonly cutsTornTail: boolean
  /** Whether files are left as they are, whatever is found. */
  readonly keepsFiles: boolean
  /** Stops at the first record of a later second. */
  readonly untilMs?: number
}

/** What was found in a journal. */
export interface NativeJournalLoad {
  readonly error?: string
  /** What was cut off, and where it is kept. */
  readonly notice?: string
  readonly commands: number
  readonly bytes: number
  /** The last time that was noted, or 0. */
  readonly reachedMs: number
  /** The code of the libraries of functions that the store has now. */
  readonly libraries: readonly Buffer[]
}

/** How a journal is to be written anew. */
export interface NativeJournalRewrite {
  /** The base is a snapshot, or else commands. */
  readonly asSnapshot: boolean
  readonly keepsHistory: boolean
  readonly incrementalFsync: boolean
  /** All is loaded, though clients are still told otherwise. */
  readonly whileLoading?: boolean
}

/** The state of a journal. */
export interface NativeJournalStatus {
  /** Whether clients are told that the store is being loaded. */
  readonly loading: boolean
  readonly enabled: boolean
  readonly rewriting: boolean
  /** It was begun afresh, and its base is not written yet. */
  readonly waitsForBase: boolean
  readonly lastRewriteSucceeded: boolean
  /** Whether the disk refuses it at present. */
  readonly failed: boolean
  /** How long the last rewrite took; -1: there was none. */
  readonly lastRewriteMs: number
  /** -1: none is under way. */
  readonly currentRewriteMs: number
  /** Bytes when it was last rewritten or loaded, and now. */
  readonly baseSize: number
  readonly size: number
  readonly pendingBytes: number
  /** How often a command had to wait for a slow disk. */
  readonly delayedSyncs: number
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
