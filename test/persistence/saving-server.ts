import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Configuration } from '../../src/config/configuration.ts'
import type { ParameterName } from '../../src/config/parameters/index.ts'
import { openWith } from '../../src/embedded/open.ts'
import type { Server } from '../../src/embedded/server.ts'
import { RespClient, type Word } from '../oracle/resp-client.ts'

type Store = ReturnType<typeof openWith>

/** A folder of a test's own. */
export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'nacre-persistence-'))
}

/** Our server in this process, which keeps its snapshots in a folder. */
export class SavingServer {
  readonly folder: string
  readonly database: Store
  readonly server: Server
  readonly client: RespClient
  /** The lines of its log. */
  readonly log: readonly string[]
  readonly #clients: RespClient[] = []

  private constructor(folder: string, database: Store, server: Server, client: RespClient, log: string[]) {
    this.folder = folder
    this.database = database
    this.server = server
    this.client = client
    this.log = log
    this.#clients.push(client)
  }

  /**
   * Starts a server that is empty, or that loads what the folder has.
   *
   * @param parameters Of redis.conf; snapshots are taken when asked for, unless `save` says more.
   */
  static async start(
    folder: string,
    parameters: { readonly [Name in ParameterName]?: string } = {},
    loads: 'loads' | 'loads meanwhile' | 'is empty' = 'loads',
  ): Promise<SavingServer> {
    const config = new Configuration()
    const given = { save: '', 'enable-debug-command': 'yes', ...parameters, dir: folder }
    for (const [name, value] of Object.entries(given)) config.assign(name as ParameterName, value.split(' '))
    const log: string[] = []
    const database = openWith({}, { config, keepsSnapshots: true, log: (line) => log.push(line) })
    const loading = loads === 'is empty' ? Promise.resolve() : database.host.recoverInBackground()
    loading.catch(() => undefined)
    const server = await database.listen({ port: 0 })
    if (loads === 'loads') {
      await loading.catch((error: unknown) => {
        database.close()
        throw error
      })
    }
    return new SavingServer(folder, database, server, await RespClient.connect({ port: server.port }), log)
  }

  /** Sends a command; the reply as text. */
  async call(...words: readonly Word[]): Promise<string> {
    return (await this.client.callRaw(...words)).toString('latin1').trimEnd()
  }

  /** One field of INFO. */
  async info(field: string): Promise<string> {
    const text = await this.call('INFO', 'everything')
    return new RegExp(`^${field}:(.*)\r?$`, 'm').exec(text)?.[1]?.trim() ?? ''
  }

  /** A further connection. */
  async connect(): Promise<RespClient> {
    const client = await RespClient.connect({ port: this.server.port })
    this.#clients.push(client)
    return client
  }

  /** Waits for a field of INFO to have this value. */
  async until(field: string, value: string): Promise<void> {
    while ((await this.info(field)) !== value) await new Promise((resolve) => setTimeout(resolve, 5))
  }

  /** Ends it as a crash would: nothing is saved. */
  async stop(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.close()))
    this.database.close()
  }
}

/** Removes a folder with what is in it. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}
