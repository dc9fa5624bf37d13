/** A comment with its first line and its text, markers included. */
export interface SourceComment {
  readonly line: number
  readonly text: string
}

/** C++ source split into what the compiler sees and what it does not. */
export interface CppText {
  /** The source with comments and the insides of literals blanked; offsets and lines are unchanged. */
  readonly code: string
  readonly comments: readonly SourceComment[]
}

interface Span {
  readonly end: number
  readonly kind: 'comment' | 'literal' | 'code'
}

/** Separates comments and literals from code, so that braces and words inside them are not counted. */
export function lexCpp(source: string): CppText {
  const code: string[] = []
  const comments: SourceComment[] = []
  let line = 1
  let at = 0
  while (at < source.length) {
    const span = spanAt(source, at)
    const text = source.slice(at, span.end)
    if (span.kind === 'comment') comments.push({ line, text })
    code.push(span.kind === 'code' ? text : blank(text, span.kind))
    line += text.split('\n').length - 1
    at = span.end
  }
  return { code: code.join(''), comments }
}

function spanAt(source: string, at: number): Span {
  const two = source.slice(at, at + 2)
  if (two === '//') return { end: endOfLineComment(source, at), kind: 'comment' }
  if (two === '/*') return { end: endAfter(source, '*/', at + 2), kind: 'comment' }
  const character = source.charAt(at)
  if (character === '"') return { end: endOfString(source, at), kind: 'literal' }
  if (character === "'" && !isDigitSeparator(source, at)) {
    return { end: endOfQuoted(source, at, "'"), kind: 'literal' }
  }
  return { end: at + 1, kind: 'code' }
}

function endAfter(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from)
  return found < 0 ? source.length : found + mark.length
}

function endOfLineComment(source: string, at: number): number {
  let end = source.indexOf('\n', at)
  while (end > 0 && source.charAt(end - 1) === '\\') end = source.indexOf('\n', end + 1)
  return end < 0 ? source.length : end
}

function endOfString(source: string, at: number): number {
  const raw = /(?:^|[^\w])(?:u8|u|U|L)?R$/.test(source.slice(Math.max(0, at - 4), at))
  if (!raw) return endOfQuoted(source, at, '"')
  const delimiter = source.slice(at + 1, source.indexOf('(', at))
  return endAfter(source, `)${delimiter}"`, at + 1)
}

function endOfQuoted(source: string, at: number, quote: string): number {
  for (let end = at + 1; end < source.length; end++) {
    const character = source.charAt(end)
    if (character === '\\') end++
    else if (character === quote) return end + 1
    else if (character === '\n') return end
  }
  return source.length
}

// 1'000'000 and 0xff'ff hold apostrophes that open no character literal.
function isDigitSeparator(source: string, at: number): boolean {
  const word = /[\w']*$/.exec(source.slice(Math.max(0, at - 40), at))?.[0] ?? ''
  return /^\d/.test(word)
}

// A literal keeps its quotes, since `extern "C"` must stay recognisable.
function blank(text: string, kind: 'comment' | 'literal'): string {
  const spaces = text.replace(/[^\n]/g, ' ')
  if (kind === 'comment' || text.length < 2) return spaces
  return text.charAt(0) + spaces.slice(1, -1) + (text.endsWith('\n') ? '\n' : text.charAt(text.length - 1))
}
