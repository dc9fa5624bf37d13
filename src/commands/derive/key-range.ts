import type { KeySpec } from '../key-spec.ts'

/** First key, last key and step, as clients knew them before key specifications. */
export interface KeyRange {
  readonly first: number
  readonly last: number
  readonly step: number
}

const noKeys: KeyRange = { first: 0, last: 0, step: 0 }

/**
 * The one range that tells as much of the key specifications as it can:
 * several ranges that follow one another become one; whatever has no fixed
 * position is left out.
 */
export function keyRangeOf(specs: readonly KeySpec[]): KeyRange {
  const ranges = specs.flatMap(rangeOf)
  const [first] = ranges
  if (first === undefined) return noKeys
  if (specs.length === 1) return first
  const ofStepOne = ranges.filter((range) => range.step === 1)
  if (ofStepOne.length === 0) return noKeys
  const toTheEnd = ofStepOne.filter((range) => range.last < 0).map((range) => range.last)
  return {
    first: Math.min(...ofStepOne.map((range) => range.first)),
    last: Math.max(...(toTheEnd.length > 0 ? toTheEnd : ofStepOne.map((range) => range.last))),
    step: 1,
  }
}

function rangeOf({ begin, find }: KeySpec): readonly KeyRange[] {
  if (begin.by !== 'index' || find.by !== 'range') return []
  const last = find.lastKey >= 0 ? begin.index + find.lastKey : find.lastKey
  return [{ first: begin.index, last, step: find.step }]
}
