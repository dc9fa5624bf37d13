import { join } from 'node:path'
import type { JournalControl } from '../commands/control-context.ts'
import { CommandError } from '../commands/reply.ts'
import type { Configuration } from '../config/configuration.ts'
import type { NativeJournalLoad, NativeStore } from '../native/binding.ts'
import type { JournalFacts, LoadingFacts } from '../observability/info/section.ts'
import { takeDataDirectory } from './data-directory.ts'

/** How often it is looked whether the journal has grown so much that it should be rewritten. */
const lookEveryMs = 1000
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
  readonly #timer: NodeJS.Timeout
  readonly #unfollow: () => void
  #isScheduled = false
  #rewrites = 0
  #failures = 0
  #retryAtMs = 0
  #loading: LoadingFacts | undefined

  constructor(native: NativeStore, config: Configuration, log: (message: string) => void) {
    this.#native = native
    this.#config = config
    this.#log = log
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
    return {
      status: this.#native.journalStatus(),
      isScheduled: this.#isScheduled,
      rewrites: this.#rewrites,
      consecutiveFailures: this.#failures,
    }
  }

  /**
   * Loads the journal, up to a moment if one is given. The thread stands still meanwhile.
   *
   * @throws JournalError if it is damaged.
   */
  load(until?: Date): void {
    this.#finishLoading(this.#native.loadJournal(this.#loadOptions(until)))
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
    this.#finishLoading(loaded)
    const seconds = ((Date.now() - startedMs) / 1000).toFixed(3)
    this.#log(`DB loaded from append only file: ${seconds} seconds`)
  }

  /**
   * Keeps what is done from now on, behind what was loaded.
   *
   * @throws JournalError if it cannot be written.
   */
  begin(): void {
    const error = this.#native.beginJournal()
    if (error !== '') throw new JournalError(error)
  }

  /**
   * Keeps the data that there is and what is done from now on, in place of any older journal.
   *
   * @throws JournalError if it cannot be written.
   */
  beginAfresh(): void {
    const reason = this.#native.beginJournalAfresh(this.#rewriteOptions(), (error) => this.#finish(error))
    if (reason === 'busy') throw new JournalError('a snapshot is being written; try again when it is done')
    if (reason !== '') throw new JournalError(reason)
  }

  rewrite(): 'started' | 'scheduled' {
    const { enabled, rewriting, waitsForBase } = this.#native.journalStatus()
    if (rewriting || waitsForBase) {
      throw new CommandError('ERR Background append only file rewriting already in progress')
    }
    if (!enabled)
      throw new CommandError('ERR the store keeps no journal; CONFIG SET appendonly yes begins one')
    const reason = this.#native.rewriteJournal(this.#rewriteOptions(), (error) => this.#finish(error))
    if (reason === 'busy') {
      this.#isScheduled = true
      return 'scheduled'
    }
    if (reason !== '') {
      this.#finish(reason)
      throw new CommandError(`ERR Can't execute an AOF background rewriting: ${reason}`)
    }
    this.#isScheduled = false
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
    this.#unfollow()
  }

  #loadOptions(until?: Date) {
    return {
      cutsTornTail: this.#config.value('aof-load-truncated'),
      keepsFiles: until !== undefined,
      ...(until === undefined ? {} : { untilMs: until.getTime() }),
    }
  }

  #finishLoading({ error, notice }: NativeJournalLoad): void {
    if (error !== undefined) throw new JournalError(error)
    if (notice !== undefined) this.#log(notice)
    if (!this.#native.isOpen()) return
    const refusal = this.#native.compileLibraries()
    if (refusal !== '') throw new JournalError(`a library of functions cannot be loaded: ${refusal}`)
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

  #finish(error: string): void {
    if (!this.#native.isOpen()) return
    if (error === '') {
      this.#rewrites += 1
      this.#failures = 0
      this.#log('Background AOF rewrite finished successfully')
      return
    }
    this.#retryAtMs = Date.now() + Math.min(firstRetryMs * 2 ** this.#failures, longestRetryMs)
    this.#failures += 1
    this.#log(`Background AOF rewrite failed: ${error}`)
  }

  #rewriteIfDue(): void {
    if (!this.#native.isOpen() || !this.#isDue()) return
    try {
      this.rewrite()
    } catch {
      // The log has it, and the next look will find it due again.
    }
  }

  #isDue(): boolean {
    const { enabled, rewriting, waitsForBase, size, baseSize } = this.#native.journalStatus()
    if (!enabled || rewriting || waitsForBase || Date.now() < this.#retryAtMs) return false
    if (this.#isScheduled) return true
    const percentage = this.#config.value('auto-aof-rewrite-percentage')
    if (percentage === 0 || size <= Number(this.#config.value('auto-aof-rewrite-min-size'))) return false
    return ((size - baseSize) * 100) / Math.max(baseSize, 1) >= percentage
  }

  #follow(): void {
    if (!this.#config.value('appendonly')) {
      this.#native.endJournal()
      return
    }
    takeDataDirectory(this.#native, this.#config.value('dir'))
    this.open()
    this.beginAfresh()
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
