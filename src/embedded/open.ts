import { InvalidArgument, shown } from '../commands/marshal-values.ts'
import type { NativeStore } from '../native/binding.ts'
import { addon } from '../native/load.ts'
import { type Database, OpenDatabase } from './database.ts'
import { configurationOf, type GivenConfiguration } from './given-configuration.ts'
import { NoPersistenceError } from './no-persistence-error.ts'
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

/**
 * Opens a store in memory.
 *
 * @throws NoPersistenceError for a directory: this release keeps nothing on disk.
 * @throws InvalidArgument if a store of this name is open with other options.
 * @example
 * const db = open()
 * db.set('user:1', 'ada', { ex: 60 })
 * db.get('user:1') // 'ada'
 * db.close()
 */
export function open(options: OpenOptions | string = {}): Database {
  if (typeof options === 'string') throw new NoPersistenceError(options)
  return openWith(options, options.config === undefined ? {} : { config: configurationOf(options.config) })
}

/** Opens a store for a program that serves it. */
export function openWith(options: OpenOptions, services: StoreServices): Database {
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
