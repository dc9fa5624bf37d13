import { pathToFileURL } from 'node:url'
import type { Configuration } from '../config/configuration.ts'
import type { LoadedConfiguration } from '../config/parse-file.ts'
import { systemErrorText } from '../config/system-error.ts'
import type { Database, OpenDatabase } from '../embedded/database.ts'
import { ListenError as EmbeddedListenError } from '../embedded/listen-error.ts'
import { openWith } from '../embedded/open.ts'
import type { ListenOptions, Server } from '../embedded/server.ts'
import { followNativeLog } from '../native/log.ts'
import { DataDirectoryError } from '../persistence/data-directory.ts'
import { JournalError } from '../persistence/journal.ts'
import { SnapshotLoadError } from '../persistence/snapshot-loading.ts'
import {
  ListenError,
  type Listener,
  LoadError,
  type ProcessServices,
  type ServerHost,
  type ShutdownOptions,
} from './server-host.ts'
import { tlsOptionsOf, tlsParameterNames } from './tls-options.ts'

/** The server that the command line starts: the embedded store with its door to the network open. */
export class EmbeddedHost implements ServerHost {
  private readonly loaded: LoadedConfiguration
  private readonly services: ProcessServices
  private database: (OpenDatabase & Database) | undefined

  constructor(loaded: LoadedConfiguration, services: ProcessServices) {
    this.loaded = loaded
    this.services = services
  }

  async start(): Promise<readonly Listener[]> {
    const options = listenOptions(this.loaded.configuration)
    const listeners = listenersOf(options)
    if (listeners.length === 0) return listeners
    const database = this.open()
    this.database = database
    const loading = database.host.recoverInBackground()
    // What goes wrong is told below, unless it goes wrong first that nobody can be listened to.
    loading.catch(() => undefined)
    try {
      await loadProcedures(this.loaded.configuration.value('procedures'), database)
      this.follow(await database.listen(options))
      await loading
      return listeners
    } catch (error) {
      database.close()
      if (error instanceof SnapshotLoadError) throw new LoadError(error.message)
      throw listenErrorFrom(error, options)
    }
  }

  async stop({ save, force }: ShutdownOptions): Promise<void> {
    const isConfigured = this.loaded.configuration.value('save').length > 0
    if (save === 'save' || (save === 'configured' && isConfigured)) await this.saveAtEnd(force)
    this.database?.close()
  }

  private async saveAtEnd(force: boolean): Promise<void> {
    this.services.log.log('notice', 'Saving the final snapshot before exiting.')
    try {
      await this.database?.host.saveAtEnd()
    } catch (error) {
      this.services.log.log('warning', `Error trying to save the DB: ${systemErrorText(error)}`)
      if (!force) throw error
    }
  }

  private open(): OpenDatabase & Database {
    const { configuration, renamedCommands } = this.loaded
    const { log, shutdown } = this.services
    followNativeLog((level, message) => log.log(level, message))
    return openWith(
      { databases: configuration.value('databases') },
      {
        config: configuration,
        keepsSnapshots: true,
        renamedCommands,
        keepsJournal: true,
        log: (message, level = 'warning') => log.log(level, message),
        shutdown: { begin: shutdown, abort: () => false },
      },
    )
  }

  /** Puts what CONFIG SET may change of the listeners into effect. */
  private follow(server: Server): void {
    const { configuration } = this.loaded
    configuration.onChange(['port', 'tls-port', 'bind'], ({ names }) =>
      this.relisten(server, names.has('bind')),
    )
    configuration.onChange(tlsParameterNames, () => {
      if (configuration.value('tls-port') !== 0) this.configureTls(server)
    })
  }

  private relisten(server: Server, changesAddresses: boolean): void {
    const { configuration } = this.loaded
    const tlsPort = configuration.value('tls-port')
    if (tlsPort !== 0) this.configureTls(server)
    try {
      server.relisten({ port: configuration.value('port'), tlsPort, bind: configuration.value('bind') })
    } catch (error) {
      if (!(error instanceof EmbeddedListenError)) throw error
      this.services.log.log('warning', listenWarning(error))
      throw new Error(
        changesAddresses
          ? 'Failed to bind to specified addresses.'
          : 'Unable to listen on this port. Check server logs.',
      )
    }
  }

  private configureTls(server: Server): void {
    try {
      server.configureTls(tlsOptionsOf(this.loaded.configuration))
    } catch (error) {
      this.services.log.log('warning', systemErrorText(error))
      throw new Error('Unable to update TLS configuration. Check server logs.')
    }
  }
}

/** Has a module register its procedures. */
async function loadProcedures(file: string, database: Database): Promise<void> {
  if (file === '') return
  try {
    const module = (await import(pathToFileURL(file).href)) as { readonly default?: unknown }
    if (typeof module.default !== 'function') throw new Error('its default export is not a function')
    await (module.default as (database: Database) => unknown)(database)
  } catch (error) {
    throw new ListenError(`Cannot load the procedures of ${file}: ${systemErrorText(error)}`)
  }
}

function listenOptions(configuration: Configuration): ListenOptions {
  const port = configuration.value('port')
  const tlsPort = configuration.value('tls-port')
  const path = configuration.value('unixsocket')
  return {
    lanes: configuration.value('lanes'),
    backlog: configuration.value('tcp-backlog'),
    bind: configuration.value('bind'),
    ...(port === 0 ? {} : { port }),
    ...(tlsPort === 0 ? {} : { tlsPort, tls: tlsOptionsOf(configuration) }),
    ...(path === '' ? {} : { path, pathPermissions: configuration.value('unixsocketperm') }),
  }
}

function listenersOf({ port, tlsPort, path }: ListenOptions): readonly Listener[] {
  const tcp = port === undefined ? [] : [{ kind: 'tcp', place: port } as const]
  const tls = tlsPort === undefined ? [] : [{ kind: 'tls', place: tlsPort } as const]
  const unix = path === undefined ? [] : [{ kind: 'unix', place: path } as const]
  return [...tcp, ...tls, ...unix]
}

/** The lines that Redis logs, which tools wait for. */
function listenErrorFrom(error: unknown, { tls, tlsPort }: ListenOptions): unknown {
  if (error instanceof JournalError || error instanceof DataDirectoryError)
    return new LoadError(error.message)
  if (!(error instanceof EmbeddedListenError)) {
    const isAboutTls = tls !== undefined && error instanceof Error
    if (!isAboutTls) return error
    return new ListenError(`${error.message}\nFailed to configure TLS. Check logs for more info.`)
  }
  const { port, reason } = error
  if (port === undefined) return new ListenError(`Failed opening Unix socket: ${reason}`)
  const kind = port === tlsPort ? 'tls' : 'tcp'
  return new ListenError(`${listenWarning(error)}\nFailed listening on port ${port} (${kind}), aborting.`)
}

function listenWarning({ address, port, reason }: EmbeddedListenError): string {
  return `Warning: Could not create server TCP listening socket ${address}:${port}: ${reason}`
}
