import type { LoadedConfiguration } from '../config/parse-file.ts'
import type { Logger } from './log.ts'

/** A place where the server takes connections. */
export interface Listener {
  readonly kind: 'tcp' | 'tls' | 'unix'
  /** The port, or the path of a Unix socket. */
  readonly place: number | string
}

/** How a server is to end. */
export interface ShutdownOptions {
  readonly save: 'configured' | 'save' | 'nosave'
  /** Does not wait for replicas. */
  readonly now: boolean
  /** Ends even if data could not be saved. */
  readonly force: boolean
}

/** What a host may ask of the process that it lives in. */
export interface ProcessServices {
  readonly log: Logger
  /** Ends the process, as the command SHUTDOWN wants it. Rejects if that fails. */
  readonly shutdown: (options: ShutdownOptions) => Promise<never>
}

/** Why a place cannot be listened on; the message is a line for the log. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
  readonly code = 'NACRE_LISTEN'
}

/** Why the data that is on disk cannot be served; the message is a line for the log. */
export class LoadError extends Error {
  override readonly name = 'LoadError'
  readonly code = 'NACRE_LOAD'
}

/** The server proper, as the command line sees it: the store, its lanes and listeners. */
export interface ServerHost {
  /**
   * Opens the store, listens on all places and loads what is on disk.
   *
   * @throws ListenError if a place cannot be listened on, LoadError if the data cannot be loaded; nothing is
   * left open then.
   */
  start(): Promise<readonly Listener[]>
  /** Saves what is to be saved and closes everything. Rejects, with the server running on, if it may not end. */
  stop(options: ShutdownOptions): Promise<void>
}

/** Makes the server for a configuration. */
export type HostFactory = (loaded: LoadedConfiguration, services: ProcessServices) => ServerHost
