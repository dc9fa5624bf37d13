import { InvalidArgument, shown } from '../commands/marshal-values.ts'
import { type Database, OpenDatabase } from '../embedded/database.ts'
import type { NativeStore } from '../native/binding.ts'
import { addon } from '../native/load.ts'

/** What a test store is made with. */
export interface TestStoreOptions {
  /** Fixes the order of SCAN and the choices of RANDOMKEY: the same seed repeats them. 1 unless given. */
  readonly seed?: number | bigint
  /** Where the clock stands at first; now, unless given. */
  readonly now?: Date | number | string
  readonly databases?: number
}

/** The time of a test store, which only stands still or is moved. */
export interface TestClock {
  /** Unix milliseconds. */
  now(): number
  /**
   * Lets time pass. What expires meanwhile is gone at once for whoever looks, and calls and in-process connections
   * that wait for a key give up when their time is over.
   */
  advance(milliseconds: number): void
  /** Goes to another time, earlier ones too. */
  set(time: Date | number | string): void
}

/** A store for tests: everything that a Database is, and a clock. */
export interface TestStore extends Database {
  readonly clock: TestClock
  /**
   * Removes what has expired, as the background thread of an ordinary store
   * does. Nobody sees a key past its time anyway; this is for tests of memory
   * and statistics.
   *
   * @returns how many keys it removed.
   */
  reclaimExpired(): number
}

/**
 * Opens a store for a test, in some tens of microseconds: time stands still in
 * it unless the test moves it, nothing happens in the background, and its
 * random choices are those of the seed.
 *
 * @example
 * const db = testStore({ now: '2026-01-01T00:00:00Z' })
 * db.set('session', 'ada', { ex: 60 })
 * db.clock.advance(59_999)
 * db.get('session') // 'ada'
 * db.clock.advance(1)
 * db.get('session') // null
 * db.close()
 */
export function testStore({ seed = 1, now = Date.now(), databases }: TestStoreOptions = {}): TestStore {
  const clockMs = millisecondsOf(now)
  const counted = databases === undefined ? {} : { databases }
  const native = new addon.Store({ seed, clockMs, maintained: false, ...counted })
  return new OpenTestStore(native) as OpenTestStore & Database
}

class OpenTestStore extends OpenDatabase {
  readonly clock: TestClock
  readonly #native: NativeStore

  constructor(native: NativeStore) {
    super(native)
    this.#native = native
    this.clock = clockOf(native, () => this.clockMoved())
  }

  reclaimExpired(): number {
    return this.#native.removeExpired()
  }
}

function clockOf(native: NativeStore, moved: () => void): TestClock {
  const move = (milliseconds: number): void => {
    native.moveClock(milliseconds)
    moved()
  }
  return {
    now: () => native.nowMs(),
    advance: (milliseconds) => {
      if (!Number.isSafeInteger(milliseconds) || milliseconds < 0) {
        throw new InvalidArgument(
          `time advances by a whole number of milliseconds, not by ${shown(milliseconds)}`,
        )
      }
      move(milliseconds)
    },
    set: (time) => {
      move(millisecondsOf(time) - native.nowMs())
    },
  }
}

function millisecondsOf(time: Date | number | string): number {
  const milliseconds = new Date(time).getTime()
  if (Number.isNaN(milliseconds)) throw new InvalidArgument(`${shown(time)} is no time`)
  return Math.trunc(milliseconds)
}
