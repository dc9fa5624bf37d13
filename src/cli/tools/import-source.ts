import type { Reply } from '../../commands/reply.ts'
import type { DumpedKey } from './import-target.ts'
import { ConnectionFailure, type RedisConnection } from './redis-connection.ts'
import { ToolFailure } from './tool-failure.ts'

/** A database of the source and how many keys it has. */
export interface SourceDatabase {
  readonly index: number
  readonly keys: number
}

/** Keys of one step of SCAN, as they were dumped. */
export interface SourceBatch {
  readonly keys: readonly DumpedKey[]
  /** How many keys SCAN named, those included that were gone when they were to be dumped. */
  readonly named: number
  /** Of the next step; `0` at the end. */
  readonly cursor: string
}

/** Which keys are read, and how many at once. */
export interface SourceOptions {
  readonly batch: number
  readonly match: string | undefined
}

/** Errors that pass by themselves: the server is loading, or has lost its master. */
const passing = /^(?:LOADING|MASTERDOWN|TRYAGAIN|BUSY) /

/** A running server whose data are read by SCAN and DUMP. */
export class ImportSource {
  readonly #connection: () => Promise<RedisConnection>
  readonly #options: SourceOptions
  /** Whether the server tells moments of expiry, as Redis does since 7.0. */
  #tellsMoments = true

  /** `connection` gives the connection that is open, or a new one. */
  constructor(connection: () => Promise<RedisConnection>, options: SourceOptions) {
    this.#connection = connection
    this.#options = options
  }

  /** The databases that have keys. */
  async databases(): Promise<readonly SourceDatabase[]> {
    const text = textOf(await this.#ask('INFO', 'keyspace'))
    return [...text.matchAll(/^db(\d+):keys=(\d+)/gm)].map(([, index, keys]) => ({
      index: Number(index),
      keys: Number(keys),
    }))
  }

  /** The code of the libraries of functions; none if the server knows no functions. */
  async libraries(): Promise<readonly Uint8Array[]> {
    const reply = await (await this.#connection()).call('FUNCTION', 'LIST', 'WITHCODE')
    if (reply.type !== 'array') return []
    return reply.items.flatMap((library) => {
      const fields = library.type === 'array' ? library.items : []
      const place = fields.findIndex((field) => field.type === 'bulk' && textOf(field) === 'library_code')
      const code = fields[place + 1]
      return place >= 0 && code?.type === 'bulk' ? [bytesOf(code)] : []
    })
  }

  /** Dumps the keys of one step of SCAN. */
  async read(database: number, cursor: string): Promise<SourceBatch> {
    const { batch, match } = this.#options
    const connection = await this.#connection()
    const filter = match === undefined ? [] : ['MATCH', match]
    const [selected, scanned] = await connection.pipeline([
      ['SELECT', database],
      ['SCAN', cursor, 'COUNT', batch, ...filter],
    ])
    assertAnswered(selected, 'SELECT')
    assertAnswered(scanned, 'SCAN')
    if (scanned?.type !== 'array') throw new ToolFailure('the source does not answer SCAN as a server does')
    const [next, names] = scanned.items
    const keys = names?.type === 'array' ? names.items.map(bytesOf) : []
    return { keys: await this.#dump(connection, keys), named: keys.length, cursor: textOf(next) }
  }

  async #dump(connection: RedisConnection, keys: readonly Uint8Array[]): Promise<readonly DumpedKey[]> {
    if (keys.length === 0) return []
    const time = this.#tellsMoments ? 'PEXPIRETIME' : 'PTTL'
    const replies = await connection.pipeline(
      keys.flatMap((key) => [
        ['DUMP', key],
        [time, key],
      ]),
    )
    const now = Date.now()
    if (this.#tellsMoments && replies[1]?.type === 'error') {
      this.#tellsMoments = false
      return await this.#dump(connection, keys)
    }
    return keys.flatMap((key, index) => {
      const payload = replies[2 * index]
      const moment = replies[2 * index + 1]
      assertAnswered(payload, 'DUMP')
      assertAnswered(moment, time)
      if (payload?.type !== 'bulk' || moment?.type !== 'integer') return []
      const value = Number(moment.value)
      if (value === gone) return []
      const expireAtMs = value < 0 ? 0 : this.#tellsMoments ? value : now + value
      return [{ key, payload: bytesOf(payload), expireAtMs }]
    })
  }

  async #ask(...words: readonly string[]): Promise<Reply> {
    const reply = await (await this.#connection()).call(...words)
    assertAnswered(reply, words.join(' '))
    return reply
  }
}

/** What PTTL and PEXPIRETIME answer for a key that is not there. */
const gone = -2

function assertAnswered(reply: Reply | undefined, command: string): void {
  if (reply?.type !== 'error') return
  const message = `the source refuses ${command}: ${reply.message}`
  if (passing.test(reply.message)) throw new ConnectionFailure(message)
  throw new ToolFailure(message)
}

function bytesOf(reply: Reply | undefined): Uint8Array {
  if (reply?.type !== 'bulk') return new Uint8Array()
  return typeof reply.value === 'string' ? Buffer.from(reply.value) : reply.value
}

const textOf = (reply: Reply | undefined): string => Buffer.from(bytesOf(reply)).toString()
