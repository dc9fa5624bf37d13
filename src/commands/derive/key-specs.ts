import type { Argument, CommandDeclaration, KeyArgument } from '../declare.ts'
import { commandWords } from '../declare.ts'
import type { BeginSearch, FindKeys, KeySpec } from '../key-spec.ts'
import { keyFlagOrder } from '../key-spec.ts'

/**
 * The command's key specifications, in the order of its arguments: those that
 * the declaration states, else those that its key arguments imply.
 */
export function keySpecsOf(declaration: CommandDeclaration): readonly KeySpec[] {
  if (declaration.keySpecs !== undefined) return declaration.keySpecs
  return deriveKeySpecs(declaration.arguments ?? [], commandWords(declaration).length)
}

/** Positions are known as long as every argument before has a fixed number of words. */
function deriveKeySpecs(args: readonly Argument[], firstIndex: number): readonly KeySpec[] {
  const specs: KeySpec[] = []
  let index: number | undefined = firstIndex
  let countIndex: number | undefined
  for (const argument of args) {
    if (argument.type !== 'pure-token' && 'countsKeys' in argument) countIndex = index
    const found = findKey(argument)
    if (found !== undefined) {
      specs.push(specOf(argument, found, index, countIndex))
      countIndex = undefined
    }
    index = index === undefined ? undefined : afterArgument(argument, index)
  }
  return specs
}

/** A key and its place in the block that is repeated. */
interface FoundKey {
  readonly key: KeyArgument
  readonly offset: number
  readonly step: number
}

function findKey(argument: Argument): FoundKey | undefined {
  if (argument.type === 'key') return { key: argument, offset: 0, step: 1 }
  if (argument.type !== 'block') return undefined
  const offset = argument.arguments.findIndex((inner) => inner.type === 'key')
  const key = argument.arguments[offset]
  return key?.type === 'key' ? { key, offset, step: argument.arguments.length } : undefined
}

function specOf(
  argument: Argument,
  { key, offset, step }: FoundKey,
  index: number | undefined,
  countIndex: number | undefined,
): KeySpec {
  const flags = keyFlagOrder.filter((flag) => key.keyFlags.includes(flag))
  const notes = key.keyNotes === undefined ? {} : { notes: key.keyNotes }
  if (countIndex !== undefined && index !== undefined) {
    const find = { by: 'keyNumber', keyNumberIndex: 0, firstKey: index - countIndex + offset, step } as const
    return { ...notes, flags, begin: { by: 'index', index: countIndex }, find }
  }
  const lastKey = argument.multiple === true ? -1 : 0
  const find: FindKeys = { by: 'range', lastKey, step, limit: 0 }
  return { ...notes, flags, begin: beginOf(argument, index, offset), find }
}

function beginOf(argument: Argument, index: number | undefined, offset: number): BeginSearch {
  // Where it stands is known even if it may be left out, unless a token may stand anywhere.
  if (index !== undefined && (argument.optional !== true || argument.token === undefined)) {
    return { by: 'index', index: index + offset + (argument.token === undefined ? 0 : 1) }
  }
  if (argument.token === undefined) return { by: 'unknown' }
  return { by: 'keyword', keyword: argument.token, startFrom: 1 }
}

function afterArgument(argument: Argument, index: number): number | undefined {
  if (argument.optional === true || argument.multiple === true) return undefined
  const token = argument.token !== undefined && argument.type !== 'pure-token' ? 1 : 0
  if (argument.type === 'block') {
    let end: number | undefined = index + token
    for (const inner of argument.arguments) end = end === undefined ? undefined : afterArgument(inner, end)
    return end
  }
  if (argument.type !== 'oneof') return index + token + 1
  const ends = new Set(argument.arguments.map((inner) => afterArgument(inner, index + token)))
  return ends.size === 1 ? [...ends][0] : undefined
}
