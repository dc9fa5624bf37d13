import { Redis, type RedisOptions } from 'ioredis'
import { type Database, open, type Server } from '../../src/index.ts'

/** A store with clients of ioredis, all of which end with it. */
export interface Door {
  readonly db: Database
  /** What a client of any library needs to connect: undefined in the process, where there is no port. */
  readonly port: number | undefined
  /** Makes a client. */
  connect(options?: RedisOptions): Redis
  close(): void
}

/** The two ways in which a client reaches a store, by name. */
export const doors: Readonly<Record<string, () => Promise<Door>>> = {
  'over TCP': () => openDoor(true),
  'in the process': () => openDoor(false),
}

async function openDoor(overTcp: boolean): Promise<Door> {
  const db = open()
  const server: Server | undefined = overTcp ? await db.listen({ port: 0, lanes: 2 }) : undefined
  const clients: Redis[] = []
  return {
    db,
    port: server?.port,
    connect(options = {}) {
      const place = server === undefined ? { Connector: db.connector() } : { port: server.port }
      const client = new Redis({ maxRetriesPerRequest: null, ...place, ...options })
      client.on('error', () => undefined)
      clients.push(client)
      return client
    },
    close() {
      for (const client of clients) client.disconnect()
      db.close()
    },
  }
}
