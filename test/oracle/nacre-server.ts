import { Configuration } from '../../src/config/configuration.ts'
import type { ParameterName } from '../../src/config/parameters/index.ts'
import type { Database } from '../../src/embedded/database.ts'
import { type OpenOptions, openWith } from '../../src/embedded/open.ts'
import type { Server } from '../../src/embedded/server.ts'
import type { StoreServices } from '../../src/embedded/store-host.ts'
import { RespClient } from './resp-client.ts'

/** What a server of a test is started with. */
export interface NacreOptions extends OpenOptions {
  /** Parameters as a file of redis.conf gives them. */
  readonly config?: { readonly [Name in ParameterName]?: string }
  readonly services?: Omit<StoreServices, 'config'>
  readonly lanes?: number
}

/** Our server in this process, on a free port. */
export class NacreServer {
  readonly database: Database
  readonly server: Server
  readonly #clients: RespClient[] = []

  private constructor(database: Database, server: Server) {
    this.database = database
    this.server = server
  }

  get port(): number {
    return this.server.port
  }

  /** Starts a server. */
  static async start({
    config = {},
    services,
    lanes = 1,
    ...options
  }: NacreOptions = {}): Promise<NacreServer> {
    const configuration = new Configuration()
    for (const [name, value] of Object.entries(config)) configuration.assign(name as ParameterName, [value])
    const database = openWith(options, { ...services, config: configuration })
    return new NacreServer(database, await database.listen({ port: 0, lanes }))
  }

  /** A new connection, closed with the server. */
  async connect(protocol: 2 | 3 = 2): Promise<RespClient> {
    const client = await RespClient.connect({ port: this.port }, protocol)
    this.#clients.push(client)
    return client
  }

  /** Ends the server and its store. */
  async stop(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.close()))
    this.database.close()
  }
}
