/**
 * How a JavaScript call of a command is laid out: which of its arguments are
 * parameters and which are options. infer-arguments.ts states the rules and
 * follows them in types; this follows them at run time.
 */
import type { Argument, CommandFacts, GroupArgument } from './declare.ts'

/** The parts of a call. */
export interface CallLayout {
  /** Required arguments, in the order of the parameters. */
  readonly required: readonly Argument[]
  /** Optional parameters after them; those of a group come together. */
  readonly optional: readonly Argument[]
  /** Arguments that are properties of the options object, the last parameter. */
  readonly options: readonly Argument[]
}

/** Lays out a command's call. */
export function callLayout(declaration: CommandFacts): CallLayout {
  const args = declaration.arguments ?? []
  const options = optionsIn(args)
  const [only] = options
  const isSoleChoice = options.length === 1 && only !== undefined && isWordChoice(only)
  const positional = args.filter(
    (argument) => !isOption(argument) && !isConstant(argument) && !countsKeys(argument),
  )
  const named = isSoleChoice ? [] : options
  return {
    required: positional.filter((argument) => argument.optional !== true),
    optional: [
      ...positional.filter((argument) => argument.optional === true),
      ...(isSoleChoice ? options : []),
    ],
    options: named,
  }
}

/** The arguments of an optional positional block that are parameters. */
export function parametersOfBlock(block: GroupArgument): CallLayout['required'] {
  return block.arguments.filter(
    (argument) => !isConstant(argument) && (!isOption(argument) || isWordChoice(argument)),
  )
}

function optionsIn(args: readonly Argument[]): readonly Argument[] {
  return args.flatMap((argument) => {
    if (isOption(argument)) return [argument]
    return isOptionalBlock(argument)
      ? optionsIn(argument.arguments).filter((inner) => !isWordChoice(inner))
      : []
  })
}

/** Whether the argument's members are parameters of their own that may be left out. */
export function isOptionalBlock(argument: Argument): argument is GroupArgument {
  return argument.type === 'block' && argument.optional === true && argument.multiple !== true
}

/** A choice between words, without a token before it. */
function isWordChoice(argument: Argument): boolean {
  return (
    argument.type === 'oneof' &&
    argument.token === undefined &&
    argument.arguments.every(({ type }) => type === 'pure-token')
  )
}

/** Whether the argument can be told by tokens alone. */
export function isNamed(argument: Argument): boolean {
  if (argument.token !== undefined) return true
  return (argument.type === 'oneof' || argument.type === 'block') && argument.arguments.every(isNamed)
}

/** Whether the argument belongs into the options. */
function isOption(argument: Argument): boolean {
  if (argument.type === 'pure-token') return argument.optional === true
  if (argument.token !== undefined) return true
  if (argument.multiple === true) return false
  if (isWordChoice(argument)) return argument.optional === true
  if (argument.type === 'block') return argument.optional === true && isNamed(argument)
  return isNamed(argument)
}

/** A word that every call has. */
export function isConstant(argument: Argument): boolean {
  return argument.type === 'pure-token' && argument.optional !== true
}

/** A number that is counted from what follows. */
export function countsKeys(argument: Argument): boolean {
  return 'countsKeys' in argument && argument.countsKeys
}

/** The properties by which an argument is given in an object. */
export function fieldNames(argument: Argument): readonly string[] {
  if (argument.token !== undefined) return [camelCase(argument.token)]
  if (argument.type === 'oneof' || argument.type === 'block') return argument.arguments.flatMap(fieldNames)
  return [camelCase(argument.name)]
}

/** `LIB-NAME`, `no-evict` and `bitfield_ro` as JavaScript names. */
export function camelCase(name: string): string {
  return name.toLowerCase().replace(/[-_](.)/g, (_, letter: string) => letter.toUpperCase())
}
