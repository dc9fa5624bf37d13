import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { assertReplaceable, formatFor, intoFile } from './files.ts'
import { ImportSource, type SourceDatabase } from './import-source.ts'
import { type ImportTarget, type RefusedKey, ServerTarget, StoreTarget } from './import-target.ts'
import { counted, Progress } from './progress.ts'
import { isRedisUrl, type RedisAddress, redisAddress } from './redis-address.ts'
import { ConnectionFailure, RedisConnection, type TlsTrust } from './redis-connection.ts'
import { ToolFailure, usageFailure } from './tool-failure.ts'
import type { ToolOutput } from './tool-output.ts'
import { watched, withToolStore } from './tool-store.ts'

/** What an import was asked for. */
export interface ImportOptions {
  /** The URL of the server whose data are read. */
  readonly source: string
  /** A file, a data directory, or the URL of a server. */
  readonly target: string
  readonly format: string | undefined
  readonly stable: boolean
  readonly force: boolean
  /** Whether a server that has keys already may be imported into. */
  readonly replace: boolean
  readonly match: string | undefined
  readonly batch: string | undefined
  /** `database:cursor`, where an import broke off. */
  readonly cursor: string | undefined
  readonly caFile: string | undefined
  readonly insecure: boolean
}

interface Place {
  readonly database: number
  readonly cursor: string
}

const defaultBatch = 256
const largestBatch = 100_000
const attempts = 6
const firstPauseMs = 250
const refusalsShown = 10

/** Reads the data of a running server into a file or another server. */
export async function importData(options: ImportOptions, output: ToolOutput): Promise<number> {
  const trust: TlsTrust = { caFile: options.caFile, insecure: options.insecure }
  const address = redisAddress(options.source)
  const batch = wholeNumber(options.batch ?? String(defaultBatch), 'batch', largestBatch)
  const connections = new Connections(address, trust)
  const source = new ImportSource(connections.get, { batch, match: options.match })
  try {
    const start = placeOf(options.cursor)
    if (isRedisUrl(options.target)) return await intoServer(source, address, start, trust, options, output)
    if (start !== undefined) throw usageFailure('--cursor is for an import into a server')
    return await intoNewFile(source, address, options, output)
  } finally {
    connections.close()
  }
}

async function intoServer(
  source: ImportSource,
  address: RedisAddress,
  start: Place | undefined,
  trust: TlsTrust,
  options: ImportOptions,
  output: ToolOutput,
): Promise<number> {
  const connections = new Connections(redisAddress(options.target), trust)
  const target = new ServerTarget(connections.get)
  const run = new Run(source, target, output)
  try {
    const databases = await run.databasesFrom(address, start)
    if (!options.replace && start === undefined) await assertEmpty(target, databases)
    await run.all(databases, start)
  } catch (error) {
    if (error instanceof ConnectionFailure && run.place !== undefined) {
      const { database, cursor } = run.place
      throw new ToolFailure(
        `${error.message}. What was read until then is there; go on with --cursor ${database}:${cursor}`,
      )
    }
    throw failureOf(error)
  } finally {
    connections.close()
  }
  return run.conclude(options.target.replace(/\/\/.*@/, '//'))
}

async function intoNewFile(
  source: ImportSource,
  address: RedisAddress,
  options: ImportOptions,
  output: ToolOutput,
): Promise<number> {
  const path = fileFor(options.target, options.format)
  const format = formatFor(options.format, path, 'to')
  assertReplaceable(path, options.force)
  return await withToolStore(async (store) => {
    const target = new StoreTarget(store)
    const run = new Run(source, target, output)
    try {
      await run.all(await run.databasesFrom(address, undefined), undefined)
    } catch (error) {
      throw failureOf(error)
    }
    const written = await intoFile(path, output.errors, (plain) =>
      watched(
        'writing',
        0,
        output.errors,
        store.writeSnapshot({ path: plain, format, stable: options.stable, libraries: target.libraries }),
      ),
    )
    if (written.error !== undefined) throw new ToolFailure(written.error)
    return run.conclude(path)
  })
}

/** One import: reads batch after batch, again where the connection was lost. */
class Run {
  /** Where the import is, once it has begun. */
  place: Place | undefined
  readonly #source: ImportSource
  readonly #target: ImportTarget
  readonly #output: ToolOutput
  readonly #refused: RefusedKey[] = []
  #named = 0
  #added = 0
  #refusedCount = 0

  constructor(source: ImportSource, target: ImportTarget, output: ToolOutput) {
    this.#source = source
    this.#target = target
    this.#output = output
  }

  /** The databases that are to be read, in order, from a place on. */
  async databasesFrom(address: RedisAddress, start: Place | undefined): Promise<readonly SourceDatabase[]> {
    const all = await patiently(() => this.#source.databases())
    return all.filter(
      ({ index }) =>
        index >= (start?.database ?? 0) && (address.database === undefined || address.database === index),
    )
  }

  /** Reads the databases, and the libraries of functions unless they were read before. */
  async all(databases: readonly SourceDatabase[], start: Place | undefined): Promise<void> {
    const total = databases.reduce((sum, { keys }) => sum + keys, 0)
    const progress = new Progress('importing', this.#output.errors, () => ({
      done: this.#named,
      total,
      detail: counted(this.#added, 'key'),
    }))
    try {
      if (start === undefined) await this.#libraries()
      for (const { index } of databases) {
        await this.#database(index, start?.database === index ? start.cursor : '0')
      }
    } finally {
      progress.end()
    }
  }

  /** Tells what was done; the exit code. */
  conclude(target: string): number {
    this.#output.print(`${target} has ${counted(this.#added, 'key')}.`)
    if (this.#refusedCount === 0) return 0
    this.#output.errors.write(`${counted(this.#refusedCount, 'key')} could not be imported:\n`)
    for (const { database, key, reason } of this.#refused) {
      this.#output.errors.write(`  ${database}: ${JSON.stringify(Buffer.from(key).toString())}: ${reason}\n`)
    }
    return 1
  }

  async #libraries(): Promise<void> {
    for (const code of await patiently(() => this.#source.libraries())) {
      await patiently(() => this.#target.addLibrary(code))
    }
  }

  async #database(database: number, start: string): Promise<void> {
    let cursor = start
    do {
      this.place = { database, cursor }
      const batch = await patiently(() => this.#source.read(database, cursor))
      const refused = await patiently(() => this.#target.add(database, batch.keys))
      this.#named += batch.named
      this.#added += batch.keys.length - refused.length
      this.#refusedCount += refused.length
      this.#refused.push(...refused.slice(0, refusalsShown - this.#refused.length))
      cursor = batch.cursor
    } while (cursor !== '0')
  }
}

/** Opens a connection when one is asked for and none is open. */
class Connections {
  readonly #address: RedisAddress
  readonly #trust: TlsTrust
  #open: RedisConnection | undefined

  constructor(address: RedisAddress, trust: TlsTrust) {
    this.#address = address
    this.#trust = trust
  }

  readonly get = async (): Promise<RedisConnection> => {
    if (this.#open?.isLost === true) this.#open = undefined
    this.#open ??= await RedisConnection.open(this.#address, this.#trust)
    return this.#open
  }

  close(): void {
    this.#open?.close()
  }
}

/** Does something again while the connection is what fails, with longer and longer pauses. */
async function patiently<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let number = 1; ; number += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof ConnectionFailure) || number === attempts) throw error
      await setTimeout(firstPauseMs * 2 ** number)
    }
  }
}

async function assertEmpty(target: ServerTarget, databases: readonly SourceDatabase[]): Promise<void> {
  for (const { index } of databases) {
    const keys = await patiently(() => target.size(index))
    if (keys === 0) continue
    throw new ToolFailure(
      `database ${index} of the target has ${counted(keys, 'key')} already; --replace imports all the same`,
    )
  }
}

const failureOf = (error: unknown): unknown =>
  error instanceof ConnectionFailure ? new ToolFailure(error.message) : error

/** The file to be written: in a directory, the one that a server there loads. */
function fileFor(target: string, format: string | undefined): string {
  const isDirectory = statSync(target, { throwIfNoEntry: false })?.isDirectory() === true
  if (!isDirectory) return target
  return join(target, format === 'rdb' ? 'dump.rdb' : 'dump.json')
}

function placeOf(text: string | undefined): Place | undefined {
  if (text === undefined) return undefined
  const match = /^(\d{1,5}):(\d{1,20})$/.exec(text)
  if (match === null) throw usageFailure(`a place is DATABASE:CURSOR, not ${text}`)
  return { database: Number(match[1]), cursor: match[2] ?? '0' }
}

function wholeNumber(text: string, option: string, largest: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= 1 && number <= largest) return number
  throw usageFailure(`--${option} is a number from 1 to ${largest}, not ${text}`)
}
