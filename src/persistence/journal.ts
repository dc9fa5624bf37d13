import { join } from 'node:path'
import type { JournalControl } from '../commands/control-context.ts'
import { CommandError } from '../commands/reply.ts'
import type { Configuration } from '../config/configuration.ts'
import type { NativeJournalLoad, NativeJournalStatus, NativeStore } from '../native/binding.ts'
import type { JournalFacts, LoadingFacts } from '../observability/info/section.ts'
import { takeDataDirectory } from './data-directory.ts'

/** How often it is looked whether the journal has grown so much that it should be rewritten. */
const lookEveryMs = 1000
/** How soon to try again what had to wait for a snapshot or for loading. */
const busyRetryMs = 50
/** How long to wait after a rewrite that failed; twice as long after each further one. */
const firstRetryMs = 1000
const longestRetryMs = 3_600_000

/** Why a journal could not be read or begun. */
export class JournalError extends Error {
  override readonly name = 'JournalError'
  readonly code = 'ERR_JOURNAL'
}

/** When the journal of a store is loaded, begun, rewritten and ended. */
export class Journal implements JournalControl {
  readonly #native: NativeStore
  readonly #config: Configuration
  readonly #log: (message: string) => void
  readonly #changed: () => void
  readonly #timer: NodeJS.Timeout
  readonly #unfollow: () => void
  #retry: NodeJS.Timeout | undefined
  /** CONFIG SET asked for a journal: it is begun as soon as that can be done. */
  #isWanted = false
  /** How often the journal was ended. */
  #ends = 0
  #isScheduled = false
  #rewrites = 0
  #failures = 0
  #retryAtMs = 0
  #loading: LoadingFacts | undefined

  /** @param changed is called when `facts`, apart from `status`, or `loading` are others. */
  constructor(
    native: NativeStore,
    config: Configuration,
    log: (message: string) => void,
    changed: () => void = () => undefined,
  ) {
    this.#native = native
    this.#config = config
    this.#log = log
    this.#changed = changed
    this.#timer = setInterval(() => this.#rewriteIfDue(), lookEveryMs).unref()
    this.#unfollow = config.onChange(['appendonly'], () => this.#follow())
  }

  /**
   * Names the journal's files, in `dir` as it is now. To be called before what follows.
   *
   * @returns whether there is anything to load.
   * @throws JournalError if its manifest cannot be used.
   */
  open(): boolean {
    const config = this.#config
    const error = this.#native.openJournal(
      join(config.value('dir'), config.value('appenddirname')),
      config.value('appendfilename'),
      join(config.value('dir'), config.value('appendfilename')),
    )
    if (error !== '') throw new JournalError(error)
    return this.#native.journalHasFiles()
  }

  /** Of a journal that is being loaded, or was; bytes are not counted meanwhile. */
  get loading(): LoadingFacts | undefined {
    return this.#loading
  }

  get facts(): JournalFacts {
    const status = this.#native.journalStatus()
    return {
      status,
      isScheduled: this.#isScheduled || this.#isMissing(status),
      rewrites: this.#rewrites,
      consecutiveFailures: this.#failures,
    }
  }

  /**
   * Loads the journal and keeps what is done from now on behind it; or loads it up to a moment if one is
   * given, and keeps nothing. The thread stands still meanwhile.
   *
   * @throws JournalError if it is damaged, or cannot be written.
   */
  load(until?: Date): void {
    this.#finishLoading(this.#native.loadJournal(this.#loadOptions(until)), until === undefined)
  }

  /** The same while clients are told that the store is loading. Rejects with JournalError. */
  async loadInBackground(): Promise<void> {
    const startedMs = Date.now()
    const facts = { startedMs, totalBytes: 0, loadedBytes: 0, loadedKeys: 0, expiredKeys: 0 }
    this.#loading = { ...facts, isLoading: true }
    const loaded = await new Promise<NativeJournalLoad>((resolve) => {
      this.#native.loadJournal(this.#loadOptions(), resolve)
    })
    this.#loading = { ...facts, isLoading: false, totalBytes: loaded.bytes, loadedBytes: loaded.bytes }
    this.#changed()
    this.#finishLoading(loaded, this.#config.value('appendonly'))
    const seconds = ((Date.now() - startedMs) / 1000).toFixed(3)
    this.#log(`DB loaded from append only file: ${seconds} seconds`)
  }

  /**
   * Keeps what is done from now on, in a journal that was empty.
   *
   * @throws JournalError if it cannot be written.
   */
  begin(): void {
    const error = this.#native.beginJournal()
    if (error !== '') throw new JournalError(error)
  }

  /**
   * Keeps what a snapshot had and what is done from now on. To be called when the snapshot has been loaded,
   * while clients are still told that it is being loaded: nobody's write comes before the journal.
   *
   * @returns when what was loaded is in the journal. Rejects with JournalError if it cannot be written.
   */
  beginBehindSnapshot(): Promise<void> {
    return new Promise((resolve, reject) => {
      const options = { ...this.#rewriteOptions(), whileLoading: true }
      const reason = this.#native.beginJournalAfresh(options, (error) => {
        this.#finish(error)
        if (error === '' || !this.#native.isOpen()) resolve()
        else reject(new JournalError(error))
      })
      if (reason !== '') reject(new JournalError(reason))
    })
  }

  /**
   * The same while the thread stands still.
   *
   * @throws JournalError if it cannot be written.
   */
  beginBehindSnapshotAtOnce(): void {
    const options = { ...this.#rewriteOptions(), whileLoading: true }
    const reason = this.#native.beginJournalAfreshAtOnce(options)
    if (reason !== '') throw new JournalError(reason)
  }

  rewrite(): 'started' | 'scheduled' {
    const { enabled, rewriting, waitsForBase } = this.#native.journalStatus()
    if (rewriting || waitsForBase) {
      throw new CommandError('ERR Background append only file rewriting already in progress')
    }
    if (!enabled) return this.#beginInstead()
    const reason = this.#native.rewriteJournal(this.#rewriteOptions(), this.#finishing())
    if (reason === 'busy') {
      this.#isScheduled = true
      this.#changed()
      return 'scheduled'
    }
    if (reason !== '') {
      this.#finish(reason)
      throw new CommandError(`ERR Can't execute an AOF background rewriting: ${reason}`)
    }
    this.#isScheduled = false
    this.#changed()
    return 'started'
  }

  async awaitDurable(timeoutMs: number): Promise<boolean> {
    return awaitJournal(this.#native, timeoutMs)
  }

  get isEnabled(): boolean {
    return this.#native.journalStatus().enabled
  }

  /** To be called before the store is closed. The journal goes on as long as the store is open anywhere. */
  end(): void {
    clearInterval(this.#timer)
    clearTimeout(this.#retry)
    this.#unfollow()
  }

  #loadOptions(until?: Date) {
    return {
      cutsTornTail: this.#config.value('aof-load-truncated'),
      keepsFiles: until !== undefined,
      ...(until === undefined ? {} : { untilMs: until.getTime() }),
    }
  }

  /** What was loaded is ready for all, and nobody's write comes before the journal. */
  #finishLoading({ error, notice }: NativeJournalLoad, begins: boolean): void {
    if (error !== undefined) throw new JournalError(error)
    if (notice !== undefined) this.#log(notice)
    if (!this.#native.isOpen()) return
    const refusal = this.#native.compileLibraries()
    if (refusal !== '') throw new JournalError(`a library of functions cannot be loaded: ${refusal}`)
    if (begins) this.begin()
    this.#native.endLoading()
  }

  #rewriteOptions() {
    const config = this.#config
    return {
      asSnapshot: config.value('aof-use-rdb-preamble'),
      keepsHistory: config.value('aof-disable-auto-gc'),
      incrementalFsync: config.value('aof-rewrite-incremental-fsync'),
    }
  }

  /** Takes the end of a rewrite. One that CONFIG SET ended has not failed. */
  #finishing(): (error: string) => void {
    const ends = this.#ends
    return (error) => {
      if (error === '' || ends === this.#ends) this.#finish(error)
    }
  }

  #finish(error: string): void {
    if (!this.#native.isOpen()) return
    if (error === '') {
      this.#rewrites += 1
      this.#failures = 0
      this.#log('Background AOF rewrite finished successfully')
    } else {
      this.#retryAtMs = Date.now() + Math.min(firstRetryMs * 2 ** this.#failures, longestRetryMs)
      this.#failures += 1
      this.#log(`Background AOF rewrite failed: ${error}`)
    }
    this.#changed()
  }

  #rewriteIfDue(): void {
    if (!this.#native.isOpen() || Date.now() < this.#retryAtMs) return
    const status = this.#native.journalStatus()
    try {
      if (this.#isMissing(status)) this.#beginInstead()
      else if (this.#isDue(status)) this.rewrite()
    } catch {
      // The log has it, and the next look will find it due again.
    }
  }

  /** Whether a journal is wanted, and its base could not be written. */
  #isMissing({ enabled, waitsForBase }: NativeJournalStatus): boolean {
    return this.#isWanted && !enabled && !waitsForBase
  }

  #isDue({ enabled, rewriting, waitsForBase, size, baseSize }: NativeJournalStatus): boolean {
    if (!enabled || rewriting || waitsForBase) return false
    if (this.#isScheduled) return true
    const percentage = this.#config.value('auto-aof-rewrite-percentage')
    if (percentage === 0 || size <= Number(this.#config.value('auto-aof-rewrite-min-size'))) return false
    return ((size - baseSize) * 100) / Math.max(baseSize, 1) >= percentage
  }

  #follow(): void {
    this.#isWanted = this.#config.value('appendonly')
    try {
      if (this.#isWanted) this.#beginAfresh()
      else this.#end()
    } catch (error) {
      this.#isWanted = false
      throw error
    } finally {
      this.#changed()
    }
  }

  #end(): void {
    this.#ends += 1
    this.#native.endJournal()
  }

  /**
   * Keeps the data that there is and what is done from now on, in place of any older journal; or does so soon,
   * if something is being loaded or written.
   *
   * @returns whether it has begun.
   * @throws DataDirectoryError or JournalError if it cannot be written.
   */
  #beginAfresh(): boolean {
    const { loading, rewriting } = this.#native.journalStatus()
    if (!loading && !rewriting && !this.#native.snapshotStatus().running) {
      takeDataDirectory(this.#native, this.#config.value('dir'))
      this.open()
      const reason = this.#native.beginJournalAfresh(this.#rewriteOptions(), this.#finishing())
      if (reason === '') return true
      if (reason !== 'busy') throw new JournalError(reason)
    }
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => this.#rewriteIfDue(), busyRetryMs).unref()
    return false
  }

  /** BGREWRITEAOF of a journal that is wanted. */
  #beginInstead(): 'started' | 'scheduled' {
    if (!this.#isWanted) {
      throw new CommandError('ERR the store keeps no journal; CONFIG SET appendonly yes begins one')
    }
    try {
      return this.#beginAfresh() ? 'started' : 'scheduled'
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      this.#finish(reason)
      throw new CommandError(`ERR Can't execute an AOF background rewriting: ${reason}`)
    }
  }
}

/**
 * Waits until all that was done by now is on disk. False if the disk fails before, the time is over (0 is
 * for ever), or no journal is kept.
 */
export function awaitJournal(native: NativeStore, timeoutMs = 0): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = timeoutMs > 0 ? setTimeout(() => resolve(false), timeoutMs) : undefined
    const done = (durable: boolean): void => {
      clearTimeout(timer)
      resolve(durable)
    }
    if (!native.awaitJournal(done)) done(false)
  })
}
