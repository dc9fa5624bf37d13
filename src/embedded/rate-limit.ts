import { InvalidArgument, shown } from '../commands/marshal-values.ts'
import type { Commands } from './commands.ts'

/** How often something may happen. */
export interface RateLimitOptions {
  /** So many times … */
  readonly limit: number
  /** … within so many milliseconds. */
  readonly windowMs: number
}

/** Whether it may happen now. */
export interface RateLimitResult {
  readonly allowed: boolean
  /** How often it may yet happen at once. */
  readonly remaining: number
  /** Milliseconds until it may happen again; 0 if it was allowed. */
  readonly retryAfterMs: number
  /** Milliseconds until nothing of the limit is used. */
  readonly resetMs: number
}

const usAMs = 1000

/**
 * The generic cell rate algorithm. The key holds the time, in Unix microseconds, at which nothing of the limit
 * is used any more; each use moves it by window / limit, and must not move it further than a window away.
 *
 * @throws InvalidArgument for a limit or a window that is not a positive whole number, and if the key holds
 * something else.
 */
export function rateLimit(commands: Commands, key: string, options: RateLimitOptions): RateLimitResult {
  const { limit, windowMs } = options
  checkPositive('limit', limit)
  checkPositive('windowMs', windowMs)
  for (;;) {
    const stored = commands.get(key)
    const { result, freeAtUs } = decide(nowUs(commands), timeOf(key, stored), options)
    if (!result.allowed) return result
    const condition = stored === null ? ({ nx: true } as const) : ({ ifeq: stored } as const)
    // Another thread may have used it meanwhile.
    if (commands.set(key, String(freeAtUs), { ...condition, px: Math.max(result.resetMs, 1) }) === 'OK')
      return result
  }
}

function decide(
  now: number,
  stored: number,
  { limit, windowMs }: RateLimitOptions,
): { readonly result: RateLimitResult; readonly freeAtUs: number } {
  const windowUs = windowMs * usAMs
  const costUs = windowUs / limit
  const usedUntil = Math.max(stored, now)
  const freeAtUs = Math.ceil(usedUntil + costUs)
  // A rounded microsecond is nobody's loss.
  const waitUs = freeAtUs - limit - windowUs - now
  if (waitUs > 0) {
    const retryAfterMs = Math.ceil(waitUs / usAMs)
    return {
      result: { allowed: false, remaining: 0, retryAfterMs, resetMs: Math.ceil((usedUntil - now) / usAMs) },
      freeAtUs,
    }
  }
  const remaining = Math.max(0, Math.floor((windowUs - (freeAtUs - now) + limit) / costUs))
  return {
    result: { allowed: true, remaining, retryAfterMs: 0, resetMs: Math.ceil((freeAtUs - now) / usAMs) },
    freeAtUs,
  }
}

function nowUs(commands: Commands): number {
  const [seconds, microseconds] = commands.time()
  return Number(seconds) * 1e6 + Number(microseconds)
}

function timeOf(key: string, stored: string | null): number {
  if (stored === null) return 0
  if (!/^\d{1,16}$/.test(stored)) throw new InvalidArgument(`the key ${shown(key)} holds no rate limit`)
  return Number(stored)
}

function checkPositive(name: string, value: number): void {
  if (Number.isSafeInteger(value) && value > 0) return
  throw new InvalidArgument(`${name} is a positive whole number, not ${shown(value)}`)
}
