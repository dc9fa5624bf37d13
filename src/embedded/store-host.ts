import { randomBytes } from 'node:crypto'
import type { ShutdownControl } from '../commands/control-context.ts'
import { Configuration } from '../config/configuration.ts'
import type { NativeStore } from '../native/binding.ts'
import { infoParameters, type Listener, type ServerFacts } from '../observability/info/section.ts'
import { type PublishedFacts, publishedFacts } from '../observability/published-facts.ts'
import { DataDirectoryError, takeDataDirectory } from '../persistence/data-directory.ts'
import { Journal } from '../persistence/journal.ts'
import { removeLeftovers } from '../persistence/leftovers.ts'
import { newestSnapshot } from '../persistence/snapshot-file.ts'
import { loadSnapshot, SnapshotLoading } from '../persistence/snapshot-loading.ts'
import { Snapshots } from '../persistence/snapshots.ts'
import { applyConfiguration, followConfiguration } from './native-settings.ts'
import type { Server } from './server.ts'

/** How much a line of the log matters, the least first. */
export type LogLevel = 'debug' | 'verbose' | 'notice' | 'warning'

const logLevels: readonly LogLevel[] = ['debug', 'verbose', 'notice', 'warning']

/** What a program that serves a store adds to it; an application that embeds one needs none. */
export interface StoreServices {
  readonly config?: Configuration
  /** New names of commands by their lower-case names; an empty one takes the command away. */
  readonly renamedCommands?: ReadonlyMap<string, string>
  /** Whether snapshots are loaded from `dir` at the start and written there; else nothing reaches a disk. */
  readonly keepsSnapshots?: boolean
  /** Whether `appendonly` has an effect; without, nothing reaches a disk. */
  readonly keepsJournal?: boolean
  /** Writes a line to the program's log. */
  readonly log?: (message: string, level?: LogLevel) => void
  /** What SHUTDOWN does; by default it closes the network and leaves the store to the application. */
  readonly shutdown?: ShutdownControl
}

/** What surrounds a store that this thread has opened: its configuration, its log, its network. */
export class StoreHost {
  readonly startedMs: number
  readonly log: (message: string, level?: LogLevel) => void
  /** Takes what scripts log, with a level from 0 (debug) to 3 (warning). */
  readonly scriptLog = (level: number, message: Uint8Array): void =>
    this.log(Buffer.from(message).toString(), logLevels[level])
  readonly shutdown: ShutdownControl
  /** The door to the network, once it was opened here. */
  server: Server | undefined
  /** When snapshots are taken, if they are. */
  readonly snapshots: Snapshots | undefined
  /** The loading of one at the start, if there was one. */
  loading: SnapshotLoading | undefined
  /** When the journal is kept and rewritten, if it is. */
  readonly journal: Journal | undefined
  /** What only this thread knows of the store, as it is whenever it is asked for. */
  readonly facts: ServerFacts
  readonly #native: NativeStore
  #config: Configuration | undefined
  readonly #unfollow: (() => void)[] = []
  #factsChanged: () => void = () => undefined

  constructor(native: NativeStore, services: StoreServices) {
    this.#native = native
    this.startedMs = native.nowMs()
    this.log = services.log ?? (() => undefined)
    this.shutdown = services.shutdown ?? this.#closesNetwork()
    this.facts = factsOf(this)
    renameCommands(native, services.renamedCommands ?? new Map())
    if (services.config === undefined) return
    applyConfiguration(native, services.config)
    this.#follow(services.config)
    const changed = () => this.#factsChanged()
    if (services.keepsSnapshots === true) {
      this.snapshots = new Snapshots(native, services.config, this.log, changed)
    }
    if (services.keepsJournal === true) {
      this.journal = new Journal(native, services.config, this.log, changed)
    }
  }

  /**
   * Loads what the journal in `dir` says, or, where there is none, the newest snapshot, and keeps what is done
   * from now on, if `appendonly` is yes. The thread stands still meanwhile. Up to a moment, if one is given: then
   * nothing is kept.
   *
   * @throws DataDirectoryError if the directory cannot be had, or cannot tell what was at the moment;
   * JournalError if the journal cannot be read or written, SnapshotLoadError if the snapshot cannot be loaded.
   */
  recover(until?: Date): void {
    const { journal } = this
    if (journal === undefined || !this.config.value('appendonly')) return
    // Another thread has opened the store, and has done this.
    if (this.#native.journalStatus().enabled) return
    if (until === undefined) this.#takeDirectory()
    if (journal.open()) {
      journal.load(until)
      return
    }
    const path = newestSnapshot(this.config)
    if (until !== undefined) refuseLoneSnapshot(path)
    else if (path === undefined) journal.begin()
    else this.#beginBehind(path, journal)
  }

  /** The snapshot stays where it is; the journal gets a base of its own before anything else is done. */
  #beginBehind(path: string, journal: Journal): void {
    loadSnapshot(this.#native, path)
    journal.beginBehindSnapshotAtOnce()
    this.#native.endLoading()
    this.log(`DB loaded from disk: ${path}, from which the journal begins`)
  }

  /**
   * The configuration that was given, or one of defaults that is made when it
   * is first asked for: a thread that attaches to a store leaves its settings
   * as they are.
   */
  get config(): Configuration {
    return this.#config ?? this.#follow(embeddedConfiguration(this.#native))
  }

  /** The facts as other threads can have them. */
  get published(): PublishedFacts {
    return publishedFacts(this.facts, this.config)
  }

  /** Has a function called when what `published` gives is another. To be called once. */
  onFactsChange(changed: () => void): void {
    this.#factsChanged = changed
    this.#unfollow.push(this.config.onChange(infoParameters, changed))
  }

  /** Takes notice of the door to the network that was opened. */
  attach(server: Server): void {
    this.server = server
    server.onRelisten = () => this.#factsChanged()
    this.#factsChanged()
  }

  /** The TCP port that is listened on now, or 0. */
  get port(): number {
    return this.listeners.find(({ kind }) => kind === 'tcp')?.port ?? 0
  }

  /** The places that are listened on now. */
  get listeners(): readonly Listener[] {
    return this.server?.listeners ?? []
  }

  /**
   * Begins to load what is on disk: the journal, if `appendonly` is yes and there is one, else the newest
   * snapshot. Clients are told so from now on, until what they do is kept in the journal.
   *
   * @throws SnapshotLoadError or JournalError if it cannot be loaded, or the journal not be written,
   * DataDirectoryError if another process has the directory.
   */
  async recoverInBackground(): Promise<void> {
    const { journal } = this
    if (journal === undefined || !this.config.value('appendonly')) {
      const path = newestSnapshot(this.config)
      if (path !== undefined) await this.#loadSnapshot(path)
      return
    }
    this.#takeDirectory()
    if (journal.open()) return journal.loadInBackground()
    const path = newestSnapshot(this.config)
    if (path === undefined) return journal.begin()
    await this.#loadSnapshot(path, () => journal.beginBehindSnapshot())
  }

  #takeDirectory(): void {
    takeDataDirectory(this.#native, this.config.value('dir'))
    removeLeftovers(this.config)
  }

  async #loadSnapshot(path: string, ready?: () => Promise<void>): Promise<void> {
    this.loading = new SnapshotLoading(this.#native, path, ready)
    const { keys, seconds } = await this.loading.finished
    this.#factsChanged()
    this.log(`DB loaded from disk: ${seconds.toFixed(3)} seconds, ${keys} keys from ${path}`)
  }

  /**
   * Saves what is there before the store is closed. Clients are held back from now on.
   *
   * @throws Error if that fails; clients then go on.
   */
  async saveAtEnd(): Promise<void> {
    // What is loaded in part must not take the place of what is on the disk.
    if (this.snapshots === undefined || this.#native.journalStatus().loading) return
    this.#native.pauseClients(Number.MAX_SAFE_INTEGER, true)
    try {
      await this.snapshots.saveAtEnd()
    } catch (error) {
      this.#native.unpauseClients()
      throw error
    }
  }

  /** To be called before the store is closed. */
  end(): void {
    this.journal?.end()
    this.snapshots?.end()
    for (const unfollow of this.#unfollow) unfollow()
  }

  #follow(config: Configuration): Configuration {
    this.#config = config
    this.#unfollow.push(followConfiguration(this.#native, config))
    return config
  }

  #closesNetwork(): ShutdownControl {
    const begin = (): Promise<never> => {
      setImmediate(() => this.server?.close())
      return new Promise(() => undefined)
    }
    return { begin, abort: () => false }
  }
}

function factsOf(host: StoreHost): ServerFacts {
  return {
    runId: randomBytes(20).toString('hex'),
    startedMs: host.startedMs,
    executable: process.argv[1] ?? process.execPath,
    get port() {
      return host.port
    },
    get listeners() {
      return host.listeners
    },
    get snapshots() {
      return host.snapshots?.facts
    },
    get loading() {
      return host.loading?.facts ?? host.journal?.loading
    },
    get journal() {
      return host.journal?.facts
    },
  }
}

/**
 * Gives commands their new names. All old names go before the first new one comes: two commands may
 * exchange theirs. A command that this store does not have has no name to give away.
 */
function renameCommands(native: NativeStore, renamed: ReadonlyMap<string, string>): void {
  const interim = [...renamed].map(([from, to], index) => ({ from, to, name: `${index} renamed` }))
  const there = interim.filter(({ from, to, name }) => native.renameCommand(from, to === '' ? '' : name))
  for (const { from, to, name } of there) {
    if (to === '' || native.renameCommand(name, to)) continue
    throw new Error(`the command ${from} cannot be called ${to}: another command has this name`)
  }
}

/** A snapshot does not tell what was before it, or after. */
function refuseLoneSnapshot(path: string | undefined): void {
  if (path === undefined) return
  throw new DataDirectoryError(
    `${path} is a snapshot without a journal, which does not tell what was at a moment; ` +
      'open the directory without `at`, which loads the snapshot and begins a journal',
  )
}

function embeddedConfiguration(native: NativeStore): Configuration {
  const config = new Configuration()
  config.assign('databases', [String(native.databaseCount())])
  return config
}
