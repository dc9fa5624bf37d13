import { setTimeout as sleep } from 'node:timers/promises'
import type { SnapshotControl } from '../commands/control-context.ts'
import { CommandError } from '../commands/reply.ts'
import type { Configuration } from '../config/configuration.ts'
import type { NativeSnapshotResult, NativeStore } from '../native/binding.ts'
import type { SnapshotFacts } from '../observability/info/section.ts'
import { snapshotPath } from './snapshot-file.ts'

/** How often it is looked whether a snapshot is due. */
const lookEveryMs = 100
/** How long to wait after a snapshot that failed. */
const retryAfterSeconds = 5
/** How often it is looked whether what was cancelled has ended. */
const cancelledAfterMs = 5

const misconfError =
  "MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk. " +
  'Commands that may modify the data set are disabled, because this instance is configured to report errors ' +
  'during writes if RDB snapshotting fails (stop-writes-on-bgsave-error option). Please check the Redis logs ' +
  'for details about the RDB error.'

/** When the snapshots of a store are taken, and what became of them. */
export class Snapshots implements SnapshotControl {
  readonly #native: NativeStore
  readonly #config: Configuration
  readonly #log: (message: string) => void
  readonly #changed: () => void
  readonly #timer: NodeJS.Timeout
  readonly #unfollow: () => void
  /** The end of the one that is under way; nothing if none is. */
  #ending: Promise<NativeSnapshotResult> | undefined
  #isScheduled = false
  #startedMs = 0
  #lastSaveMs: number
  #lastAttemptMs = 0
  #lastResult: NativeSnapshotResult | undefined
  #saves = 0
  /** How often the store had been emptied when the last snapshot that succeeded was begun, and the last of all. */
  #savedFlushes: number
  #begunFlushes: number

  /** @param changed is called when `facts` are others. */
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
    this.#lastSaveMs = native.nowMs()
    this.#savedFlushes = native.snapshotStatus().flushes
    this.#begunFlushes = this.#savedFlushes
    this.#timer = setInterval(() => this.#saveIfDue(), lookEveryMs).unref()
    this.#unfollow = config.onChange(
      ['dir', 'dbfilename', 'snapshot-format', 'save', 'stop-writes-on-bgsave-error'],
      () => this.#follow(),
    )
    this.#follow()
  }

  get facts(): SnapshotFacts {
    const isSaving = this.#ending !== undefined
    return {
      inProgress: isSaving,
      lastSaveSeconds: this.lastSaveSeconds(),
      lastStatus: this.#lastResult?.error === undefined ? 'ok' : 'err',
      lastDurationSeconds:
        this.#lastResult === undefined ? -1 : Math.floor(this.#lastResult.durationMs / 1000),
      currentStartedMs: isSaving ? this.#startedMs : undefined,
      saves: this.#saves,
      lastOldValueBytes: this.#lastResult?.oldValueBytes ?? 0,
    }
  }

  lastSaveSeconds(): number {
    return Math.floor(this.#lastSaveMs / 1000)
  }

  async save(): Promise<void> {
    const { ended } = this.#start()
    const { error } = await ended
    if (error !== undefined) throw new CommandError('ERR')
  }

  async saveInBackground({ schedule }: { readonly schedule: boolean }): Promise<'started' | 'scheduled'> {
    if (this.#ending === undefined && this.#native.snapshotStatus().running) {
      if (!schedule) {
        throw new CommandError(
          "ERR Another child process is active (AOF?): can't BGSAVE right now. " +
            'Use BGSAVE SCHEDULE in order to schedule a BGSAVE whenever possible.',
        )
      }
      this.#isScheduled = true
      return 'scheduled'
    }
    const { begun } = this.#start()
    if (!(await begun)) throw new CommandError('ERR')
    return 'started'
  }

  /**
   * Takes the last snapshot of a store that nobody changes any more; one that is under way is given up.
   *
   * @throws Error that says why there is none.
   */
  async saveAtEnd(): Promise<void> {
    this.#native.cancelSnapshot()
    await this.#ending
    // A rewrite of the journal is given up, too, and ends when its thread has noticed.
    while (this.#native.isOpen() && this.#native.snapshotStatus().running) {
      this.#native.cancelSnapshot()
      await sleep(cancelledAfterMs)
    }
    const { error } = await this.#start().ended
    if (error !== undefined) throw new Error(error)
  }

  /** To be called before the store is closed. */
  end(): void {
    clearInterval(this.#timer)
    this.#unfollow()
  }

  /** Begins a snapshot: whether its state is held (false if it failed before), and what became of it. */
  #start(): { readonly begun: Promise<boolean>; readonly ended: Promise<NativeSnapshotResult> } {
    if (this.#ending !== undefined) throw new CommandError('ERR Background save already in progress')
    const request = {
      path: snapshotPath(this.#config),
      format: this.#config.value('snapshot-format'),
      endsWithFlushAll: true,
      incrementalFsync: this.#config.value('rdb-save-incremental-fsync'),
    }
    const { flushes } = this.#native.snapshotStatus()
    const begun = deferred<boolean>()
    const ended = deferred<NativeSnapshotResult>()
    const started = this.#native.startSnapshot(request, (result) => {
      begun.resolve(result === undefined)
      if (result === undefined) return
      this.#finish(result)
      ended.resolve(result)
    })
    if (!started) throw new CommandError("ERR can't save right now: something else is being saved or loaded")
    this.#ending = ended.promise
    this.#isScheduled = false
    this.#begunFlushes = flushes
    this.#startedMs = Date.now()
    this.#lastAttemptMs = this.#startedMs
    this.#changed()
    return { begun: begun.promise, ended: ended.promise }
  }

  #finish(result: NativeSnapshotResult): void {
    this.#ending = undefined
    if (!this.#native.isOpen()) return
    if (!result.cancelled) this.#take(result)
    this.#changed()
  }

  #take(result: NativeSnapshotResult): void {
    this.#lastResult = result
    if (result.error === undefined) {
      this.#lastSaveMs = Date.now()
      this.#savedFlushes = this.#begunFlushes
      this.#saves += 1
      this.#log('DB saved on disk')
    } else {
      this.#log(`Background saving error: ${result.error}`)
    }
    this.#follow()
  }

  #saveIfDue(): void {
    if (!this.#native.isOpen() || this.#ending !== undefined || !this.#isDue()) return
    try {
      this.#start()
    } catch {
      // Something else is being written; the next look will find the snapshot due again.
    }
  }

  /** FLUSHALL makes one due at once: what was there must not come back from an older one. */
  #isDue(): boolean {
    const points = this.#config.value('save')
    const { changes, flushes, running } = this.#native.snapshotStatus()
    if (running) return false
    if (this.#isScheduled) return true
    if (points.length === 0) this.#savedFlushes = flushes
    const nowMs = Date.now()
    const mayTry =
      this.#lastResult?.error === undefined || nowMs - this.#lastAttemptMs > retryAfterSeconds * 1000
    return (
      mayTry &&
      (flushes !== this.#savedFlushes ||
        points.some((point) => changes >= point.changes && nowMs - this.#lastSaveMs > point.seconds * 1000))
    )
  }

  #follow(): void {
    const config = this.#config
    this.#native.setSnapshotPlace(config.value('dbfilename') === '' ? '' : snapshotPath(config))
    const isRefused =
      this.#lastResult?.error !== undefined &&
      config.value('stop-writes-on-bgsave-error') &&
      config.value('save').length > 0
    this.#native.refuseWrites(isRefused ? misconfError : '')
  }
}

interface Deferred<Value> {
  readonly promise: Promise<Value>
  readonly resolve: (value: Value) => void
}

function deferred<Value>(): Deferred<Value> {
  let resolve: (value: Value) => void = () => undefined
  const promise = new Promise<Value>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
