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
/** A hundred years: so that a time in microseconds, a window from now, is a number that is exact. */
const longestWindowMs = 100 * 365 * 86_400_000

/**
 * A time: whole Unix microseconds, and so many parts of the next one, of which there are as many as the limit.
 * Every time that a limit comes to is such a one exactly, since a use costs window / limit.
 */
interface Moment {
  readonly us: number
  readonly parts: number
}

/**
 * The generic cell rate algorithm. The key holds the time at which nothing of the limit is used any more; each
 * use moves it by window / limit, and must not move it further than a window away. Nothing is rounded, however
 * much less than a microsecond a use costs: what is rounded away would let more through than the limit.
 *
 * @throws InvalidArgument for a limit or a window that is not a positive whole number, for a window of more than
 * a hundred years, and if the key holds something else.
 */
export function rateLimit(commands: Commands, key: string, options: RateLimitOptions): RateLimitResult {
  const { limit, windowMs } = options
  checkPositive('limit', limit)
  checkPositive('windowMs', windowMs)
  if (windowMs > longestWindowMs) {
    throw new InvalidArgument(`windowMs is at most a hundred years, ${longestWindowMs}, not ${windowMs}`)
  }
  for (;;) {
    const stored = commands.get(key)
    const usedUntil = stored === null ? undefined : readMoment(key, stored, limit)
    const { result, freeAt } = decide(nowUs(commands), usedUntil, options)
    if (!result.allowed) return result
    const condition = stored === null ? ({ nx: true } as const) : ({ ifeq: stored } as const)
    // Not before nothing is used: what expires early lets more through.
    const pxat = Math.ceil(wholeUs(freeAt) / usAMs)
    // Another thread may have used it meanwhile.
    if (commands.set(key, `${freeAt.us}+${freeAt.parts}/${limit}`, { ...condition, pxat }) === 'OK')
      return result
  }
}

function decide(
  now: number,
  stored: Moment | undefined,
  { limit, windowMs }: RateLimitOptions,
): { readonly result: RateLimitResult; readonly freeAt: Moment } {
  const windowUs = windowMs * usAMs
  const usedUntil = stored === undefined || stored.us < now ? { us: now, parts: 0 } : stored
  const freeAt = afterOneUse(usedUntil, windowUs, limit)
  const waitUs = wholeUs(freeAt) - windowUs - now
  if (waitUs > 0) {
    const retryAfterMs = Math.ceil(waitUs / usAMs)
    return {
      result: { allowed: false, remaining: 0, retryAfterMs, resetMs: msUntil(usedUntil, now) },
      freeAt,
    }
  }
  const remaining = usesIn(windowUs - (freeAt.us - now), freeAt.parts, windowUs, limit)
  return { result: { allowed: true, remaining, retryAfterMs: 0, resetMs: msUntil(freeAt, now) }, freeAt }
}

/** The time a use later: window / limit is whole microseconds and parts of one. */
function afterOneUse({ us, parts }: Moment, windowUs: number, limit: number): Moment {
  const more = windowUs % limit
  const later = us + (windowUs - more) / limit
  return parts < limit - more
    ? { us: later, parts: parts + more }
    : { us: later + 1, parts: parts - (limit - more) }
}

/** How many uses fit into a time that is some parts short of whole microseconds. */
function usesIn(us: number, partsLess: number, windowUs: number, limit: number): number {
  // The quotient of two numbers below 2^53 never rounds up to a whole number.
  if (Number.isSafeInteger(us * limit)) return Math.floor((us * limit - partsLess) / windowUs)
  return Number((BigInt(us) * BigInt(limit) - BigInt(partsLess)) / BigInt(windowUs))
}

/** The first whole microsecond that is not before it. */
const wholeUs = ({ us, parts }: Moment): number => (parts === 0 ? us : us + 1)

const msUntil = (moment: Moment, now: number): number => Math.ceil((wholeUs(moment) - now) / usAMs)

function nowUs(commands: Commands): number {
  const [seconds, microseconds] = commands.time()
  return Number(seconds) * 1e6 + Number(microseconds)
}

/** What a key holds: `1767225600000142+6/7` is six sevenths of a microsecond later than the whole number. */
function readMoment(key: string, stored: string, limit: number): Moment {
  const [, us = Number.NaN, parts = Number.NaN, of = Number.NaN] =
    /^(\d{1,16})\+(\d{1,16})\/(\d{1,16})$/.exec(stored)?.map(Number) ?? []
  if (!Number.isSafeInteger(us) || !Number.isSafeInteger(of) || !(parts < of)) {
    throw new InvalidArgument(`the key ${shown(key)} holds no rate limit`)
  }
  return of === limit ? { us, parts } : inOtherParts(us, parts, of, limit)
}

/** The limit is another one than it was: the next of its parts, less than a thousandth of a use later. */
function inOtherParts(us: number, parts: number, of: number, limit: number): Moment {
  const next = Number((BigInt(parts) * BigInt(limit) + BigInt(of) - 1n) / BigInt(of))
  return next < limit ? { us, parts: next } : { us: us + 1, parts: 0 }
}

function checkPositive(name: string, value: number): void {
  if (Number.isSafeInteger(value) && value > 0) return
  throw new InvalidArgument(`${name} is a positive whole number, not ${shown(value)}`)
}
