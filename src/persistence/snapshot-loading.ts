import { statSync } from 'node:fs'
import type { NativeFileReport, NativeFileWork, NativeStore } from '../native/binding.ts'
import type { LoadingFacts } from '../observability/info/section.ts'

/** Why a snapshot could not be loaded. */
export class SnapshotLoadError extends Error {
  override readonly name = 'SnapshotLoadError'
  readonly code = 'ERR_SNAPSHOT_LOAD'

  constructor(path: string, { error = '', offset }: NativeFileReport) {
    const place = offset === undefined ? '' : ` at byte ${offset}`
    super(`cannot load the snapshot ${path}: ${error}${place}; \`nacre check ${path}\` tells more`)
  }
}

/**
 * Loads a snapshot while the thread stands still. Clients are told that the store is loading, until endLoading.
 *
 * @throws SnapshotLoadError if nothing was loaded.
 */
export function loadSnapshot(native: NativeStore, path: string): void {
  const report = native.loadSnapshotAtOnce({ path })
  if (report.error !== undefined) throw new SnapshotLoadError(path, report)
  compileLibraries(native, path, report)
}

/** Makes functions of the libraries that the snapshot brought. */
function compileLibraries(native: NativeStore, path: string, report: NativeFileReport): void {
  const error = native.compileLibraries()
  if (error !== '') throw new SnapshotLoadError(path, { ...report, error })
}

/** The loading of one snapshot into a store. */
export class SnapshotLoading {
  /** How many keys there were, and how long it took. Rejects with SnapshotLoadError if nothing was loaded. */
  readonly finished: Promise<{ readonly keys: number; readonly seconds: number }>
  readonly #native: NativeStore
  readonly #work: NativeFileWork
  readonly #startedMs = Date.now()
  readonly #totalBytes: number
  readonly #ready: () => Promise<void>
  #isLoading = true

  /** @param ready what is to be done when all is there, before clients see it. */
  constructor(native: NativeStore, path: string, ready: () => Promise<void> = async () => undefined) {
    this.#totalBytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
    this.#native = native
    this.#ready = ready
    this.#work = native.loadSnapshot({ path })
    this.finished = this.#finish(path)
  }

  get facts(): LoadingFacts {
    const { bytes, keys, expired } = this.#work.progress()
    return {
      isLoading: this.#isLoading,
      startedMs: this.#startedMs,
      totalBytes: this.#totalBytes,
      loadedBytes: bytes,
      loadedKeys: keys,
      expiredKeys: expired,
    }
  }

  async #finish(path: string): Promise<{ keys: number; seconds: number }> {
    const report = await this.#work.finished
    if (report.error !== undefined) {
      this.#isLoading = false
      throw new SnapshotLoadError(path, report)
    }
    if (!this.#native.isOpen()) return { keys: 0, seconds: 0 }
    compileLibraries(this.#native, path, report)
    await this.#ready()
    if (!this.#native.isOpen()) return { keys: 0, seconds: 0 }
    this.#isLoading = false
    this.#native.endLoading()
    return { keys: this.#work.progress().keys, seconds: (Date.now() - this.#startedMs) / 1000 }
  }
}
