/** How a pattern is compared. */
export interface GlobOptions {
  readonly ignoreCase?: boolean
}

/**
 * Whether the text matches a glob-style pattern as Redis reads it: `*`, `?`,
 * `[a-z]`, `[^a-z]`, and `\` to take the next character as it is.
 */
export function globMatches(
  pattern: string,
  text: string,
  { ignoreCase = false }: GlobOptions = {},
): boolean {
  return ignoreCase
    ? matches(parse(pattern.toLowerCase()), text.toLowerCase())
    : matches(parse(pattern), text)
}

type Piece = 'any' | ((character: string) => boolean)

function parse(pattern: string): readonly Piece[] {
  const pieces: Piece[] = []
  let index = 0
  while (index < pattern.length) {
    const { piece, next } = parsePiece(pattern, index)
    if (piece !== 'any' || pieces.at(-1) !== 'any') pieces.push(piece)
    index = next
  }
  return pieces
}

function parsePiece(pattern: string, index: number): { readonly piece: Piece; readonly next: number } {
  const character = pattern[index] ?? ''
  if (character === '*') return { piece: 'any', next: index + 1 }
  if (character === '?') return { piece: () => true, next: index + 1 }
  if (character === '[') return parseClass(pattern, index + 1)
  const literal = character === '\\' ? (pattern[index + 1] ?? character) : character
  const next = index + (character === '\\' && index + 1 < pattern.length ? 2 : 1)
  return { piece: (candidate) => candidate === literal, next }
}

/** A class that is never closed ends with the pattern. */
function parseClass(pattern: string, start: number): { readonly piece: Piece; readonly next: number } {
  const negated = pattern[start] === '^'
  const ranges: (readonly [low: string, high: string])[] = []
  let index = negated ? start + 1 : start
  while (index < pattern.length && pattern[index] !== ']') {
    // An escaped character stands for itself alone: in [\a-c] it begins no range.
    const isEscaped = pattern[index] === '\\' && index + 1 < pattern.length
    if (isEscaped) index += 1
    const low = pattern[index] ?? ''
    const isRange = !isEscaped && pattern[index + 1] === '-' && index + 2 < pattern.length
    const high = isRange ? (pattern[index + 2] ?? low) : low
    ranges.push(low <= high ? [low, high] : [high, low])
    index += isRange ? 3 : 1
  }
  const piece: Piece = (candidate) =>
    ranges.some(([low, high]) => low <= candidate && candidate <= high) !== negated
  return { piece, next: index + 1 }
}

/** Only the last `*` met is ever retried, so the time is at most text times pattern. */
function matches(pieces: readonly Piece[], text: string): boolean {
  let position = 0
  let index = 0
  let retry: { readonly index: number; position: number } | undefined
  while (position < text.length) {
    const piece = pieces[index]
    if (piece === 'any') {
      retry = { index, position }
      index += 1
    } else if (piece?.(text[position] ?? '')) {
      index += 1
      position += 1
    } else if (retry !== undefined) {
      retry.position += 1
      position = retry.position
      index = retry.index + 1
    } else {
      return false
    }
  }
  return pieces.slice(index).every((piece) => piece === 'any')
}
