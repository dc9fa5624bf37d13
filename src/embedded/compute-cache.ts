import { randomUUID } from 'node:crypto'
import { InvalidArgument, shown } from '../commands/marshal-values.ts'
import type { Commands } from './commands.ts'

/** How long a computation may take before others may begin it, too, if its thread says nothing. */
const leaseMs = 10_000
/** Told to those who wait that a computation has ended; kept as long as somebody may yet look. */
const endedKeptMs = 60_000

/** What getOrCompute may be told. */
export interface ComputeOptions {
  /** For so many milliseconds after its time a value is still returned, while a fresh one is computed. */
  readonly stale?: number
}

/** A value that is kept for some time, and computed once for all who ask at once. */
export class ComputeCache {
  readonly #commands: Commands
  /** Computations that this thread waits for, or carries out. */
  readonly #pending = new Map<string, Promise<unknown>>()

  constructor(commands: Commands) {
    this.#commands = commands
  }

  /**
   * The value at a key, as JSON; if there is none, the function computes it, and it is kept for `ttlMs`
   * milliseconds.
   *
   * @throws InvalidArgument for a time that is not a positive whole number, and for a value that is no JSON.
   */
  async getOrCompute<Value>(
    key: string,
    ttlMs: number,
    compute: () => Value | Promise<Value>,
    { stale = 0 }: ComputeOptions = {},
  ): Promise<Value> {
    checkTimes(ttlMs, stale)
    const found = this.#commands.get(key)
    if (found === null) return this.#once(key, ttlMs, stale, compute)
    if (stale > 0 && this.#commands.pttl(key) <= stale) {
      // Who computes tells who asks next whether it failed; here the old value does.
      this.#once(key, ttlMs, stale, compute).catch(() => undefined)
    }
    return JSON.parse(found) as Value
  }

  #once<Value>(
    key: string,
    ttlMs: number,
    stale: number,
    compute: () => Value | Promise<Value>,
  ): Promise<Value> {
    const pending = this.#pending.get(key) as Promise<Value> | undefined
    if (pending !== undefined) return pending
    const made = this.#computeOrWait(key, ttlMs, stale, compute).finally(() => this.#pending.delete(key))
    this.#pending.set(key, made)
    return made
  }

  async #computeOrWait<Value>(
    key: string,
    ttlMs: number,
    stale: number,
    compute: () => Value | Promise<Value>,
  ): Promise<Value> {
    const lease = `${key}:computing`
    const ended = `${key}:computed`
    const token = randomUUID()
    for (;;) {
      const last = this.#commands.xrevrange(ended, '+', '-', { count: 1 })?.[0]?.[0] ?? '0-0'
      if (this.#commands.set(lease, token, { nx: true, px: leaseMs }) === 'OK') {
        return this.#compute({ key, lease, ended, token, ttlMs, stale }, compute)
      }
      const leftMs = this.#commands.pttl(lease)
      // It has ended since; what it left is there, or it is to be computed here.
      if (leftMs > 0) {
        await this.#commands.xread({ block: leftMs, streams: [[ended], [last]] })
      }
      const found = this.#commands.get(key)
      if (found !== null && (stale === 0 || this.#commands.pttl(key) > stale))
        return JSON.parse(found) as Value
    }
  }

  async #compute<Value>(work: Work, compute: () => Value | Promise<Value>): Promise<Value> {
    const { key, lease, ended, token, ttlMs, stale } = work
    const renewal = setInterval(() => {
      if (this.#commands.get(lease) === token) this.#commands.pexpire(lease, leaseMs)
    }, leaseMs / 3)
    renewal.unref()
    try {
      const value = await compute()
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
