import type { ShutdownControl } from '../commands/control-context.ts'
import { Configuration } from '../config/configuration.ts'
import type { NativeStore } from '../native/binding.ts'
import type { Listener } from '../observability/info/section.ts'
import { applyConfiguration, followConfiguration } from './native-settings.ts'
import type { Server } from './server.ts'

/** What a program that serves a store adds to it; an application that embeds one needs none. */
export interface StoreServices {
  readonly config?: Configuration
  /** New names of commands by their lower-case names; an empty one takes the command away. */
  readonly renamedCommands?: ReadonlyMap<string, string>
  /** Writes a line to the program's log. */
  readonly log?: (message: string) => void
  /** What SHUTDOWN does; by default it closes the network and leaves the store to the application. */
  readonly shutdown?: ShutdownControl
}

/** What surrounds a store that this thread has opened: its configuration, its log, its network. */
export class StoreHost {
  readonly startedMs: number
  readonly log: (message: string) => void
  readonly shutdown: ShutdownControl
  /** The door to the network, once it was opened here. */
  server: Server | undefined
  readonly #native: NativeStore
  #config: Configuration | undefined
  #unfollow: (() => void) | undefined

  constructor(native: NativeStore, services: StoreServices) {
    this.#native = native
    this.startedMs = native.nowMs()
    this.log = services.log ?? (() => undefined)
    this.shutdown = services.shutdown ?? this.#closesNetwork()
    renameCommands(native, services.renamedCommands ?? new Map())
    if (services.config === undefined) return
    applyConfiguration(native, services.config)
    this.#follow(services.config)
  }

  /**
   * The configuration that was given, or one of defaults that is made when it
   * is first asked for: a thread that attaches to a store leaves its settings
   * as they are.
   */
  get config(): Configuration {
    return this.#config ?? this.#follow(embeddedConfiguration(this.#native))
  }

  /** The TCP port that is listened on now, or 0. */
  get port(): number {
    return this.listeners.find(({ kind }) => kind === 'tcp')?.port ?? 0
  }

  /** The places that are listened on now. */
  get listeners(): readonly Listener[] {
    return this.server?.listeners ?? []
  }

  /** To be called before the store is closed. */
  end(): void {
    this.#unfollow?.()
  }

  #follow(config: Configuration): Configuration {
    this.#config = config
    this.#unfollow = followConfiguration(this.#native, config)
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

function embeddedConfiguration(native: NativeStore): Configuration {
  const config = new Configuration()
  config.assign('databases', [String(native.databaseCount())])
  return config
}
