import {
  InvalidValueError,
  type Kind,
  onlyWord,
  type Parameter,
  type ParameterDetails,
} from '../parameter.ts'
import { assertWithin, type Bounds, longMax, unsignedLongMax } from './integer.ts'

const units: ReadonlyMap<string, bigint> = new Map([
  ['', 1n],
  ['b', 1n],
  ['k', 1000n],
  ['kb', 1024n],
  ['m', 1000n ** 2n],
  ['mb', 1024n ** 2n],
  ['g', 1000n ** 3n],
  ['gb', 1024n ** 3n],
])

/** An amount of memory in bytes, or a share of `maxmemory` in percent. */
export type MemoryShare = { readonly bytes: number } | { readonly percent: number }

/**
 * The bytes that a text such as `100`, `64mb` or `1GB` means; undefined if it
 * means none. A unit alone means zero, as it does in Redis.
 */
export function parseMemory(word: string): bigint | undefined {
  const match = /^(\d{0,127})([a-z]*)$/i.exec(word)
  const factor = units.get(match?.[2]?.toLowerCase() ?? '')
  if (match === null || factor === undefined) return undefined
  const bytes = BigInt(match[1] ?? '0') * factor
  return bytes <= unsignedLongMax ? bytes : undefined
}

/** The shortest way to write this many bytes in redis.conf: with the largest unit that fits evenly. */
export function formatMemory(bytes: bigint): string {
  for (const unit of ['gb', 'mb', 'kb']) {
    const factor = units.get(unit) ?? 1n
    if (bytes !== 0n && bytes % factor === 0n) return `${bytes / factor}${unit}`
  }
  return String(bytes)
}

function memoryKind(bounds: Bounds): Kind<bigint, number> {
  return {
    description: `memory from ${bounds.min} to ${bounds.max}, with units`,
    isList: false,
    parse(words) {
      const bytes = parseMemory(onlyWord(words))
      if (bytes === undefined) throw new InvalidValueError('argument must be a memory value')
      assertWithin(bytes, bounds)
      return bytes
    },
    format: String,
    expose: Number,
    lines: (stored, initial) => [{ text: formatMemory(stored), required: stored !== initial }],
  }
}

/** Kept as Redis keeps it: bytes, or the percentage as a negative number. */
const memoryShareKind: Kind<bigint, MemoryShare> = {
  description: 'memory with units, or a percentage up to 100%',
  isList: false,
  parse(words) {
    const word = onlyWord(words)
    const percentage = /^(\d{1,18})%$/.exec(word)?.[1]
    if (percentage !== undefined) {
      if (BigInt(percentage) <= 100n) return -BigInt(percentage)
      throw new InvalidValueError('percentage argument must be less or equal to 100')
    }
    const bytes = parseMemory(word)
    if (bytes === undefined) throw new InvalidValueError('argument must be a memory or percent value')
    assertWithin(bytes, { min: 0n, max: longMax })
    return bytes
  },
  format: (stored) => (stored < 0n ? `${-stored}%` : String(stored)),
  expose: (stored) => (stored < 0n ? { percent: Number(-stored) } : { bytes: Number(stored) }),
  lines: (stored, initial) => [
    { text: stored < 0n ? `${-stored}%` : formatMemory(stored), required: stored !== initial },
  ],
}

/** A parameter that is an amount of memory. Its value is exact up to 2^53; CONFIG GET is exact always. */
export function memory(
  initial: bigint,
  bounds: Bounds,
  details: ParameterDetails,
): Parameter<bigint, number> {
  return { ...details, kind: memoryKind(bounds), initial }
}

/** A parameter that is an amount of memory or a percentage of `maxmemory`. */
export function memoryShare(initial: bigint, details: ParameterDetails): Parameter<bigint, MemoryShare> {
  return { ...details, kind: memoryShareKind, initial }
}
