import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { InvalidArgument, shown } from '../commands/marshal-values.ts'
import type { Commands } from './commands.ts'

/** How long a computation may take before others may begin it, too, if its thread says nothing. */
const leaseMs = 10_000
/** Told to those who wait that a computation has ended; kept as long as somebody may yet look. */
const endedKeptMs = 60_000

/** A computation that is under way, or was. */
interface Computation {
  readonly key: string
  /** Tells it from others: the same key is another one in another database, and one that has ended keeps nobody. */
  readonly token: string
}

/** The computations that the code that runs is a part of, the outermost first. */
const computing = new AsyncLocalStorage<readonly Computation[]>()

/** Who computes holds this key, with its token. */
const leaseOf = (key: string): string => `${key}:computing`
/** The keys that a computation waits for, each with the computation's token. */
const waitsOf = (key: string): string => `${key}:waits`

/** What getOrCompute may be told. */
export interface ComputeOptions {
  /** For so many milliseconds after its time a value is still returned, while a fresh one is computed. */
  readonly stale?: number
}

/** A value that is kept for some time, and computed once for all who ask at once. */
export class ComputeCache {
  readonly #commands: Commands
  /** Computations that this thread waits for, or carries out. */
  readonly #pending = new Map<string, Pending>()

  constructor(commands: Commands) {
    this.#commands = commands
  }

  /**
   * The value at a key, as JSON; if there is none, the function computes it, and it is kept for `ttlMs`
   * milliseconds.
   *
   * @throws InvalidArgument for a time that is not a positive whole number, for a value that is no JSON, and if
   * the function waits for the very value that it computes, or for another whose computation waits for it.
   */
  async getOrCompute<Value>(
    key: string,
    ttlMs: number,
    compute: () => Value | Promise<Value>,
    { stale = 0 }: ComputeOptions = {},
  ): Promise<Value> {
    checkTimes(ttlMs, stale)
    const found = this.#commands.get(key)
    if (found === null) return this.#asWaiting(key, () => this.#once(key, ttlMs, stale, compute))
    if (!this.#isFresh(key, stale)) {
      // Who computes tells who asks next whether it failed; here the old value does.
      this.#once(key, ttlMs, stale, compute).catch(() => undefined)
    }
    return JSON.parse(found) as Value
  }

  async #once<Value>(
    key: string,
    ttlMs: number,
    stale: number,
    compute: () => Value | Promise<Value>,
  ): Promise<Value> {
    const pending = this.#pending.get(key)
    if (pending !== undefined) {
      this.#checkOther(key, pending.token)
      return pending.made as Promise<Value>
    }
    const token = randomUUID()
    const work = { key, lease: leaseOf(key), ended: `${key}:computed`, token, ttlMs, stale }
    const made = this.#computeOrWait(work, compute).finally(() => {
      // A function that asks for its own key at once is here before the one that called it.
      if (this.#pending.get(key)?.token === token) this.#pending.delete(key)
    })
    this.#pending.set(key, { token, made })
    return made
  }

  async #computeOrWait<Value>(work: Work, compute: () => Value | Promise<Value>): Promise<Value> {
    const { key, lease, ended, token, stale } = work
    for (;;) {
      const last = this.#commands.xrevrange(ended, '+', '-', { count: 1 })?.[0]?.[0] ?? '0-0'
      if (this.#commands.set(lease, token, { nx: true, px: leaseMs }) === 'OK') {
        return this.#compute(work, compute)
      }
      this.#checkOther(key, this.#commands.get(lease))
      const leftMs = this.#commands.pttl(lease)
      // It has ended since; what it left is there, or it is to be computed here.
      if (leftMs > 0) {
        await this.#commands.xread({ block: leftMs, streams: [[ended], [last]] })
      }
      const found = this.#freshText(key, stale)
      if (found !== null) return JSON.parse(found) as Value
    }
  }

  async #compute<Value>(work: Work, compute: () => Value | Promise<Value>): Promise<Value> {
    const { key, lease, ended, token, ttlMs, stale } = work
    const renewal = setInterval(() => {
      try {
        if (this.#commands.get(lease) !== token) return
        this.#commands.pexpire(lease, leaseMs)
        this.#commands.pexpire(waitsOf(key), leaseMs)
      } catch {
        // The store is closed, say. The caller hears of it when the value is to be kept.
        clearInterval(renewal)
      }
    }, leaseMs / 3)
    renewal.unref()
    try {
      // Another thread may have ended between the look at the key and the lease.
      const found = this.#freshText(key, stale)
      if (found !== null) return JSON.parse(found) as Value
      const value = await computing.run([...(computing.getStore() ?? []), { key, token }], compute)
      const text = JSON.stringify(value) as string | undefined
      if (text === undefined) throw new InvalidArgument(`a value that is kept is JSON, not ${shown(value)}`)
      this.#commands.set(key, text, { px: ttlMs + stale })
      return value
    } finally {
      clearInterval(renewal)
      if (this.#commands.get(lease) === token) this.#commands.del([lease])
      this.#commands.xadd(ended, '*', [['by', token]], { maxlen: { threshold: 1 } })
      this.#commands.pexpire(ended, endedKeptMs)
    }
  }

  /** Asks for a key, and lets others see meanwhile that the computation that asks, if it is one, waits for it. */
  async #asWaiting<Value>(key: string, ask: () => Promise<Value>): Promise<Value> {
    const asker = computing.getStore()?.at(-1)
    if (asker === undefined || !this.#isUnderWay(asker)) return ask()
    const waits = waitsOf(asker.key)
    this.#commands.hset(waits, [[key, asker.token]])
    this.#commands.pexpire(waits, leaseMs)
    try {
      return await ask()
    } finally {
      if (this.#commands.hget(waits, key) === asker.token) this.#commands.hdel(waits, [key])
    }
  }

  /** Whether the computation goes on, in this database. */
  #isUnderWay({ key, token }: Computation): boolean {
    return this.#commands.get(leaseOf(key)) === token
  }

  /**
   * Refuses to wait for a computation that the caller is a part of, or that waits, perhaps over others, for one
   * that the caller is a part of.
   */
  #checkOther(key: string, token: string | null): void {
    const own = computing.getStore() ?? []
    if (own.some((computation) => computation.token === token)) {
      throw new InvalidArgument(
        `the computation of ${shown(key)} would wait for itself: it must not call getOrCompute for the same key`,
      )
    }
    const way = own.length === 0 ? undefined : this.#wayBack(key, own)
    if (way === undefined) return
    const asked = way.map((other) => shown(other)).join(', whose computation waits for ')
    throw new InvalidArgument(
      `the computation of ${shown(way.at(-1))} would wait for itself: it asks for ${asked}`,
    )
  }

  /** The keys over which the computation of a key waits for one of these; undefined if it does not. */
  #wayBack(key: string, own: readonly Computation[]): readonly string[] | undefined {
    const seen = new Set([key])
    const ways: (readonly [string, ...string[]])[] = [[key]]
    for (const way of ways) {
      const last = way.at(-1) ?? key
      const token = this.#commands.get(leaseOf(last))
      for (const [next, by] of Object.entries(this.#commands.hgetall(waitsOf(last)))) {
        if (by !== token || seen.has(next)) continue
        if (own.some((computation) => computation.key === next && this.#isUnderWay(computation))) {
          return [...way, next]
        }
        seen.add(next)
        ways.push([...way, next])
      }
    }
    return undefined
  }

  /** What is at a key, unless its time is over. */
  #freshText(key: string, stale: number): string | null {
    const found = this.#commands.get(key)
    return found !== null && this.#isFresh(key, stale) ? found : null
  }

  /** Whether the time of a value that is there is not over; one without an end is always fresh. */
  #isFresh(key: string, stale: number): boolean {
    if (stale === 0) return true
    const leftMs = this.#commands.pttl(key)
    return leftMs === -1 || leftMs > stale
  }
}

/** A computation that others of the thread wait for, too. */
interface Pending {
  readonly token: string
  readonly made: Promise<unknown>
}

/** One computation. */
interface Work {
  readonly key: string
  readonly lease: string
  readonly ended: string
  readonly token: string
  readonly ttlMs: number
  readonly stale: number
}

function checkTimes(ttlMs: number, stale: number): void {
  if (!Number.isSafeInteger(ttlMs) || ttlMs <= 0) {
    throw new InvalidArgument(
      `a value is kept for a positive whole number of milliseconds, not ${shown(ttlMs)}`,
    )
  }
  if (!Number.isSafeInteger(stale) || stale < 0) {
    throw new InvalidArgument(`stale is a whole number of milliseconds, not ${shown(stale)}`)
  }
}
