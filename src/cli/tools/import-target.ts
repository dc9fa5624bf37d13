import type { Reply } from '../../commands/reply.ts'
import type { NativeStore } from '../../native/binding.ts'
import { commandIds } from '../../native/load.ts'
import type { RedisConnection } from './redis-connection.ts'
import { ToolFailure } from './tool-failure.ts'

/** A key as DUMP gives it. */
export interface DumpedKey {
  readonly key: Uint8Array
  readonly payload: Uint8Array
  /** Unix time in milliseconds; 0 for a key that does not expire. */
  readonly expireAtMs: number
}

/** Why a key could not be put into the target. */
export interface RefusedKey {
  readonly database: number
  readonly key: Uint8Array
  readonly reason: string
}

/** Where imported keys go. */
export interface ImportTarget {
  /** Puts keys there; those that were refused. */
  add(database: number, keys: readonly DumpedKey[]): Promise<readonly RefusedKey[]>
  /** Puts a library of functions there. */
  addLibrary(code: Uint8Array): Promise<void>
}

/**
 * The words of RESTORE for a key, after the command's name. What is there is replaced: SCAN may
 * name a key twice, and what a lost connection had to say of a batch is not known.
 */
const restoreWords = ({ key, payload, expireAtMs }: DumpedKey) =>
  [key, String(expireAtMs), payload, 'ABSTTL', 'REPLACE'] as const

/** A store in this process, which is written to a file afterwards. */
export class StoreTarget implements ImportTarget {
  readonly libraries: Uint8Array[] = []
  readonly #store: NativeStore
  readonly #restore = commandIds.get('restore') ?? -1

  constructor(store: NativeStore) {
    this.#store = store
  }

  add(database: number, keys: readonly DumpedKey[]): Promise<readonly RefusedKey[]> {
    const refused: RefusedKey[] = []
    for (const dumped of keys) {
      try {
        this.#store.run(this.#restore, true, database, restoreWords(dumped))
      } catch (error) {
        refused.push({
          database,
          key: dumped.key,
          reason: error instanceof Error ? error.message : String(error),
        })
      }
    }
    return Promise.resolve(refused)
  }

  addLibrary(code: Uint8Array): Promise<void> {
    this.libraries.push(code)
    return Promise.resolve()
  }
}

/** A running server, nacre or Redis. */
export class ServerTarget implements ImportTarget {
  readonly #connection: () => Promise<RedisConnection>
  #selected: { readonly connection: RedisConnection; readonly database: number } | undefined

  /** `connection` gives the connection that is open, or a new one. */
  constructor(connection: () => Promise<RedisConnection>) {
    this.#connection = connection
  }

  /** How many keys a database of the target has. */
  async size(database: number): Promise<number> {
    const reply = await (await this.#selectedConnection(database)).call('DBSIZE')
    assertDone(reply, 'DBSIZE')
    return reply.type === 'integer' ? Number(reply.value) : 0
  }

  async add(database: number, keys: readonly DumpedKey[]): Promise<readonly RefusedKey[]> {
    const connection = await this.#selectedConnection(database)
    const replies = await connection.pipeline(keys.map((dumped) => ['RESTORE', ...restoreWords(dumped)]))
    return replies.flatMap((reply, index) => {
      const key = keys[index]?.key ?? new Uint8Array()
      return reply.type === 'error' ? [{ database, key, reason: reply.message }] : []
    })
  }

  async addLibrary(code: Uint8Array): Promise<void> {
    const reply = await (await this.#connection()).call('FUNCTION', 'LOAD', 'REPLACE', code)
    assertDone(reply, 'FUNCTION LOAD')
  }

  async #selectedConnection(database: number): Promise<RedisConnection> {
    const connection = await this.#connection()
    if (this.#selected?.connection === connection && this.#selected.database === database) return connection
    assertDone(await connection.call('SELECT', database), `SELECT ${database}`)
    this.#selected = { connection, database }
    return connection
  }
}

function assertDone(reply: Reply, what: string): void {
  if (reply.type === 'error') throw new ToolFailure(`the target refuses ${what}: ${reply.message}`)
}
