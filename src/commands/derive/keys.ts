import type { CommandDeclaration } from '../declare.ts'
import { commandWords } from '../declare.ts'
import type { BeginSearch, FindKeys, KeyFlag, KeySpec } from '../key-spec.ts'
import { keySpecsOf } from './key-specs.ts'

/** A key among a command's arguments, with what the command does with it. */
export interface UsedKey {
  /** Counts the command's name as 0. */
  readonly position: number
  readonly flags: readonly KeyFlag[]
}

/**
 * Finds the keys in a command's whole argument vector, its name included.
 *
 * @returns The keys in the order of the key specifications, or undefined if
 *   the arguments contradict one of them, so that the command would fail.
 */
export function findKeys(
  declaration: CommandDeclaration,
  argv: readonly string[],
): readonly UsedKey[] | undefined {
  const keys: UsedKey[] = []
  for (const spec of keySpecsOf(declaration)) {
    if (spec.fromValues === true) continue
    const begin = findBegin(spec.begin, argv)
    if (begin === 'absent') continue
    const positions = begin === 'unknown' ? undefined : findPositions(spec.find, begin, argv)
    if (positions === undefined || spec.flags.includes('incomplete')) return undefined
    const flags = flagsInUse(declaration, spec, argv)
    for (const position of positions) keys.push({ position, flags })
  }
  return keys
}

function flagsInUse(
  declaration: CommandDeclaration,
  spec: KeySpec,
  argv: readonly string[],
): readonly KeyFlag[] {
  if (!spec.flags.includes('variable_flags') || declaration.keyFlagsFor === undefined) return spec.flags
  return declaration.keyFlagsFor(argv.slice(commandWords(declaration).length))
}

function findBegin(begin: BeginSearch, argv: readonly string[]): number | 'absent' | 'unknown' {
  if (begin.by === 'unknown') return 'unknown'
  if (begin.by === 'index') return begin.index
  if (begin.otherOptions !== undefined)
    return lastKeyword(begin.keyword, begin.otherOptions, begin.startFrom, argv)
  const forwards = begin.startFrom > 0
  const keyword = begin.keyword.toLowerCase()
  const matches = (word: string) => word.toLowerCase() === keyword
  // Searched backwards, the name itself is no keyword; forwards, the last word introduces nothing.
  const found = forwards
    ? argv.slice(0, -1).findIndex((word, index) => index >= begin.startFrom && matches(word))
    : argv.findLastIndex(
        (word, index) => index > 1 && index <= argv.length + begin.startFrom && matches(word),
      )
  return found === -1 ? 'absent' : found + 1
}

function lastKeyword(
  keyword: string,
  otherOptions: Readonly<Record<string, number>>,
  startFrom: number,
  argv: readonly string[],
): number | 'absent' {
  let found: number | 'absent' = 'absent'
  for (let index = startFrom; index < argv.length - 1; index += 1) {
    const word = argv[index]?.toLowerCase() ?? ''
    if (word === keyword.toLowerCase()) found = index + 1
    else index += otherOptions[word] ?? 0
  }
  return found
}

function findPositions(
  find: FindKeys,
  begin: number,
  argv: readonly string[],
): readonly number[] | undefined {
  const range = rangeOf(find, begin, argv)
  if (range === undefined) return undefined
  const { first, last, step } = range
  if (last >= argv.length || last < first || first >= argv.length) return undefined
  const positions: number[] = []
  for (let position = first; position <= last; position += step) positions.push(position)
  return positions
}

interface Range {
  readonly first: number
  readonly last: number
  readonly step: number
}

function rangeOf(find: FindKeys, begin: number, argv: readonly string[]): Range | undefined {
  if (find.by === 'unknown') return undefined
  const { step } = find
  if (find.by === 'keyNumber') {
    const word = argv[begin + find.keyNumberIndex]
    if (word === undefined || !/^(0|[1-9]\d{0,18})$/.test(word)) return undefined
    const first = begin + find.firstKey
    return { first, last: first + (Number(word) - 1) * step, step }
  }
  if (find.lastKey >= 0) return { first: begin, last: begin + find.lastKey, step }
  if (find.limit <= 1) return { first: begin, last: argv.length + find.lastKey, step }
  const share = Math.floor((argv.length - begin) / find.limit)
  return { first: begin, last: begin + share + find.lastKey, step }
}
