import { resolve } from 'node:path'
import { InvalidArgument, shown } from '../commands/marshal-values.ts'
import type { NativeStore } from '../native/binding.ts'
import { addon } from '../native/load.ts'
import { type Database, OpenDatabase } from './database.ts'
import { configurationOf, type GivenConfiguration } from './given-configuration.ts'
import type { StoreServices } from './store-host.ts'

/** What a store is opened with. */
export interface OpenOptions {
  /** Stores with the same name are one store, in whichever thread of the process they are opened. */
  readonly name?: string
  /** How many numbered databases the store has; 16 unless it says otherwise. */
  readonly databases?: number
  /** Fixes the order of SCAN and the choices of RANDOMKEY; by default, or with 0, no two stores have the same. */
  readonly seed?: number | bigint
  /**
   * Parameters under their names in redis.conf, such as `'slowlog-max-len'`. They
   * hold for the whole store, as if set by CONFIG SET.
   */
  readonly config?: GivenConfiguration
}

/** What a store that is kept on disk is opened with. */
export interface OpenDirectoryOptions extends OpenOptions {
  /**
   * Opens the store as it was at this moment, as far back as its journal reaches and as exactly as the
   * journal notes the time (`aof-timestamp-enabled`). What is done then stays in memory.
   */
  readonly at?: Date
}

/**
 * Opens a store in memory.
 *
 * @throws InvalidArgument if a store of this name is open with other options.
 * @example
 * const db = open()
 * db.set('user:1', 'ada', { ex: 60 })
 * db.get('user:1') // 'ada'
 * db.close()
 */
export function open(options?: OpenOptions): Database
/**
 * Opens a store that is kept in a directory, which is made if it is not there. Every change is written to
 * the journal there, by default within a second. Where there is a snapshot and no journal, as a server without
 * `appendonly` leaves it, a journal is begun with what the snapshot has.
 *
 * @throws DataDirectoryError if another process has the directory, or it cannot be made.
 * @throws JournalError if the journal is damaged, or cannot be written.
 * @throws SnapshotLoadError if there is a snapshot alone, and it cannot be loaded.
 * @throws InvalidArgument if a store of this name is open with other options.
 * @example
 * import { mkdtempSync } from 'node:fs'
 *
 * const directory = mkdtempSync('/tmp/nacre-')
 * const db = open(directory)
 * db.set('user:1', 'ada')
 * // What was done before is on disk when this settles.
 * await db.durable()
 * db.close()
 * open(directory).get('user:1') // 'ada'
 */
export function open(directory: string, options?: OpenDirectoryOptions): Database
export function open(first: OpenOptions | string = {}, second: OpenDirectoryOptions = {}): Database {
  if (typeof first === 'string') return openDirectory(first, second)
  return openWith(first, first.config === undefined ? {} : { config: configurationOf(first.config) })
}

function openDirectory(directory: string, { at, ...options }: OpenDirectoryOptions): Database {
  if (at !== undefined && !(at instanceof Date && Number.isFinite(at.getTime()))) {
    throw new InvalidArgument(
      `a moment is a valid Date, not ${at instanceof Date ? 'an invalid one' : shown(at)}`,
    )
  }
  const path = resolve(directory)
  const config = configurationOf(
    { appendonly: 'yes', 'aof-timestamp-enabled': 'yes', ...options.config },
    path,
  )
  const database = openWith(options, { config, keepsJournal: true, keepsSnapshots: at === undefined })
  try {
    database.host.recover(at)
  } catch (error) {
    database.close()
    throw error
  }
  return database
}

/** Opens a store for a program that serves it. */
export function openWith(options: OpenOptions, services: StoreServices): OpenDatabase & Database {
  checkOptions(options)
  const native = new addon.Store(options)
  try {
    checkFound(native, options)
  } catch (error) {
    native.close()
    throw error
  }
  return new OpenDatabase(native, services) as OpenDatabase & Database
}

/** Refuses a store that was open already, and is not what was asked for. */
function checkFound(native: NativeStore, { name = '', databases, seed }: OpenOptions): void {
  const count = native.databaseCount()
  if (databases !== undefined && databases !== count) {
    throw new InvalidArgument(`the store ${shown(name)} is open with ${count} databases, not ${databases}`)
  }
  if (seed !== undefined && BigInt(seed) !== 0n && BigInt.asUintN(64, BigInt(seed)) !== native.seed()) {
    throw new InvalidArgument(`the store ${shown(name)} is open with another seed than ${seed}`)
  }
}

const optionNames: readonly string[] = ['name', 'databases', 'seed', 'config']

/** Refuses options that no store can have. */
function checkOptions(options: OpenOptions): void {
  const unknown = Object.keys(options).find((name) => !optionNames.includes(name))
  if (unknown !== undefined) {
    throw new InvalidArgument(
      `open has no option ${shown(unknown)}; its options are ${optionNames.join(', ')}`,
    )
  }
  const { name, databases, seed } = options
  if (name !== undefined && (typeof name !== 'string' || name === '')) {
    throw new InvalidArgument(`a store's name is a text that is not empty, not ${shown(name)}`)
  }
  if (
    databases !== undefined &&
    !(Number.isInteger(databases) && databases >= 1 && databases <= maxDatabases)
  ) {
    throw new InvalidArgument(`a store has 1 to ${maxDatabases} databases, not ${shown(databases)}`)
  }
  if (seed !== undefined && typeof seed !== 'bigint' && !Number.isSafeInteger(seed)) {
    throw new InvalidArgument(`a seed is a whole number, not ${shown(seed)}`)
  }
}

const maxDatabases = 10_000
