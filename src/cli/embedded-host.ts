import type { Configuration } from '../config/configuration.ts'
import type { LoadedConfiguration } from '../config/parse-file.ts'
import type { Database } from '../embedded/database.ts'
import { ListenError as EmbeddedListenError } from '../embedded/listen-error.ts'
import { open } from '../embedded/open.ts'
import type { ListenOptions } from '../embedded/server.ts'
import { ListenError, type Listener, type ProcessServices, type ServerHost } from './server-host.ts'

/** The server that the command line starts: the embedded store with its door to the network open. */
export class EmbeddedHost implements ServerHost {
  private readonly configuration: Configuration
  private database: Database | undefined

  constructor({ configuration, renamedCommands }: LoadedConfiguration, { log }: ProcessServices) {
    this.configuration = configuration
    if (renamedCommands.size > 0) log.log('warning', 'WARNING: rename-command has no effect yet.')
  }

  async start(): Promise<readonly Listener[]> {
    const options = listenOptions(this.configuration)
    const listeners = listenersOf(options)
    if (listeners.length === 0) return listeners
    this.database = open({ databases: this.configuration.value('databases') })
    try {
      await this.database.listen(options)
      return listeners
    } catch (error) {
      this.database.close()
      throw listenErrorFrom(error)
    }
  }

  stop(): Promise<void> {
    this.database?.close()
    return Promise.resolve()
  }
}

function listenOptions(configuration: Configuration): ListenOptions {
  const port = configuration.value('port')
  const path = configuration.value('unixsocket')
  return {
    lanes: configuration.value('lanes'),
    backlog: configuration.value('tcp-backlog'),
    ...(port === 0 ? {} : { port, bind: configuration.value('bind') }),
    ...(path === '' ? {} : { path, pathPermissions: configuration.value('unixsocketperm') }),
  }
}

function listenersOf({ port, path }: ListenOptions): readonly Listener[] {
  const tcp = port === undefined ? [] : [{ kind: 'tcp', place: port } as const]
  const unix = path === undefined ? [] : [{ kind: 'unix', place: path } as const]
  return [...tcp, ...unix]
}

/** The lines that Redis logs, which tools wait for; any other error is itself. */
function listenErrorFrom(error: unknown): unknown {
  if (!(error instanceof EmbeddedListenError)) return error
  const { address, port, reason } = error
  if (port === undefined) return new ListenError(`Failed opening Unix socket: ${reason}`)
  return new ListenError(
    `Warning: Could not create server TCP listening socket ${address}:${port}: ${reason}\n` +
      `Failed listening on port ${port} (tcp), aborting.`,
  )
}
