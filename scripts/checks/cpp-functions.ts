// Finds the functions of a C++ file by matching braces. It is no parser: it
// knows namespaces, types, initialisers and constructors well enough to say
// where a function's definition starts and ends, and needs no compiler.
//
// The code between the last boundary (`;`, `{` or `}`) and an opening brace is
// the brace's header, and decides what the brace opens. Inside a function
// every brace, lambdas and local classes included, belongs to that function.

import { lexCpp } from './cpp-lexer.ts'

/** A function's name and the lines its definition covers, counted from 1, both ends included. */
export interface FunctionSpan {
  readonly name: string
  readonly startLine: number
  readonly endLine: number
}

type BraceKind = 'scope' | 'type' | 'initialiser' | 'function'

interface OpenBrace {
  readonly kind: BraceKind
  readonly header: string
  readonly headerStart: number
}

interface ScanState {
  stack: OpenBrace[]
  headerStart: number
  parentheses: number
  /** Braces that are part of the header: default arguments and member initialisers. */
  headerBraces: number
}

/**
 * Lists every function definition of `source`, in the order of their ends.
 * Throws when the braces do not match, since then no count can be trusted.
 */
export function cppFunctions(source: string): FunctionSpan[] {
  const code = blankDirectives(lexCpp(source).code)
  const lines = lineStarts(code)
  const found: FunctionSpan[] = []
  const state: ScanState = { stack: [], headerStart: 0, parentheses: 0, headerBraces: 0 }
  for (let at = 0; at < code.length; at++) {
    const closed = step(code, at, state)
    if (closed) found.push(functionSpan(closed, at, lines))
  }
  if (state.stack.length > 0 || state.headerBraces > 0) throw new Error('the braces of the file do not match')
  return found
}

function functionSpan(opened: OpenBrace, end: number, lines: readonly number[]): FunctionSpan {
  const skipped = opened.header.length - withoutLabels(opened.header).trimStart().length
  return {
    name: functionName(opened.header),
    startLine: lineOf(lines, opened.headerStart + skipped),
    endLine: lineOf(lines, end),
  }
}

/** Reads one character; returns the function that it closes, if it does. */
function step(code: string, at: number, state: ScanState): OpenBrace | undefined {
  switch (code.charAt(at)) {
    case '(':
      state.parentheses++
      return undefined
    case ')':
      state.parentheses--
      return undefined
    case '{':
      open(code, at, state)
      return undefined
    case '}':
      return close(at, state)
    case ';':
      if (state.parentheses === 0 && state.headerBraces === 0) state.headerStart = at + 1
      return undefined
    default:
      return undefined
  }
}

function open(code: string, at: number, state: ScanState): void {
  const header = code.slice(state.headerStart, at)
  const inFunction = state.stack.at(-1)?.kind === 'function'
  if (!inFunction && (state.headerBraces > 0 || state.parentheses > 0 || opensMemberInitialiser(header))) {
    state.headerBraces++
    return
  }
  const kind = inFunction ? 'function' : braceKind(header)
  state.stack.push({ kind, header, headerStart: state.headerStart })
  state.headerStart = at + 1
}

function close(at: number, state: ScanState): OpenBrace | undefined {
  if (state.headerBraces > 0) {
    state.headerBraces--
    return undefined
  }
  const opened = state.stack.pop()
  state.headerStart = at + 1
  const outermost = opened?.kind === 'function' && state.stack.at(-1)?.kind !== 'function'
  return outermost ? opened : undefined
}

function braceKind(rawHeader: string): BraceKind {
  const header = signature(rawHeader)
  if (/^(inline\s+)?namespace\b/.test(header) || /^extern\s*"[^"]*"$/.test(header)) return 'scope'
  if (isLambda(header)) return 'function'
  if (/^(typedef\s+|static\s+|constexpr\s+|inline\s+|const\s+)*(class|struct|union|enum)\b/.test(header)) {
    if (!beforeBases(header).includes('(')) return 'type'
  }
  if (
    outsideParentheses(header)
      .replace(/operator\s*[^\s\w(]+/, '')
      .includes('=')
  )
    return 'initialiser'
  return header.includes('(') ? 'function' : 'initialiser'
}

function beforeBases(header: string): string {
  return header.split(/(?<!:):(?!:)/)[0] ?? header
}

// The header ends in a lambda's introducer, parameters and specifiers.
function isLambda(header: string): boolean {
  return /(^|[=(,{]|\breturn)\s*\[[^\][]*\]\s*(\([^()]*(\([^()]*\)[^()]*)*\))?\s*((mutable|noexcept|constexpr)\s*)*(->\s*[\w:<>*&\s,]+)?$/.test(
    header,
  )
}

// `Foo() : a_` before a brace, but not `Foo() : a_(1)` or `Foo() : a_{1}`:
// only after a name does the brace initialise a member.
function opensMemberInitialiser(rawHeader: string): boolean {
  const header = signature(rawHeader)
  if (/\b(class|struct|union|enum)\b/.test(header)) return false
  return /\)[^()=]*(?<!:):(?!:)/.test(header) && /[\w>]$/.test(header)
}

function signature(header: string): string {
  let rest = withoutLabels(header).trim()
  while (/^template\s*</.test(rest)) rest = rest.slice(endOfAngles(rest)).trim()
  return rest
    .replace(/\[\[[^\]]*\]\]/g, ' ')
    .replace(
      /\b(alignas|__attribute__|noexcept|requires|decltype)\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g,
      ' ',
    )
    .trim()
}

function withoutLabels(header: string): string {
  return header.replace(/\b(public|private|protected)\s*:(?!:)/g, (label) => ' '.repeat(label.length))
}

function endOfAngles(text: string): number {
  let depth = 0
  for (let at = text.indexOf('<'); at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '<') depth++
    else if (character === '>' && --depth === 0) return at + 1
  }
  return text.length
}

function outsideParentheses(text: string): string {
  let previous = text
  for (;;) {
    const next = previous.replace(/\([^()]*\)/g, ' ')
    if (next === previous) return next
    previous = next
  }
}

function functionName(rawHeader: string): string {
  const header = signature(rawHeader)
  const test = /^(TEST|TEST_F|TEST_P|TYPED_TEST|BENCHMARK_F)\s*\(([^)]*)\)/.exec(header)
  if (test) return `${test[1]}(${test[2]?.replace(/\s+/g, ' ')})`
  return (
    /(operator\s*[^\s\w(]+|operator\s*\(\)|operator\s+[\w:&*<> ]+|[\w:~]+)\s*\(/.exec(header)?.[1]?.trim() ??
    'lambda'
  )
}

// Directives are blanked, and of an #if only the first branch is kept, since
// the branches may open the same brace twice.
function blankDirectives(code: string): string {
  const branches: boolean[] = []
  let continued = false
  const lines = code.split('\n').map((line) => {
    const directive = /^\s*#\s*(\w+)/.exec(line)?.[1]
    if (!continued && directive) followDirective(directive, branches)
    const isBlank = continued || directive !== undefined || branches.includes(false)
    continued = (continued || directive !== undefined) && line.endsWith('\\')
    return isBlank ? ' '.repeat(line.length) : line
  })
  return lines.join('\n')
}

function followDirective(directive: string, branches: boolean[]): void {
  if (/^if(def|ndef)?$/.test(directive)) branches.push(true)
  else if (/^(else|elif|elifdef|elifndef)$/.test(directive)) branches[branches.length - 1] = false
  else if (directive === 'endif') branches.pop()
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low + 1
}
