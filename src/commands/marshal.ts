/** Turns a typed call of a command into the arguments that the command takes. */
import type { CallLayout } from './call-layout.ts'
import {
  callLayout,
  countsKeys,
  isConstant,
  isNamed,
  isOptionalBlock,
  parametersOfBlock,
} from './call-layout.ts'
import type { Argument, CommandFacts, GroupArgument } from './declare.ts'
import { commandWords } from './declare.ts'
import {
  type Fields,
  isFields,
  refuseUnknown,
  repetitions,
  wordsOfField,
  wordsOfValue,
} from './marshal-arguments.ts'
import { InvalidArgument, type Word } from './marshal-values.ts'

/**
 * Returns the arguments of a call, the command's own words left out, in the
 * order of the declaration.
 *
 * @param declaration The command that is called.
 * @param args The call's parameters, as `CallOf` types them.
 * @throws InvalidArgument if a parameter is missing, of the wrong type, or too
 *   many, or if the options name something that the command does not know.
 */
export function marshal(declaration: CommandFacts, args: readonly unknown[]): readonly Word[] {
  const call = bind(declaration, args)
  return wordsOfList(declaration.arguments ?? [], call)
}

/** A call whose parameters have found their arguments. */
interface BoundCall {
  /** The command's name, for messages. */
  readonly name: string
  readonly layout: CallLayout
  readonly values: Map<Argument, unknown>
  readonly options: Fields
}

const layouts = new WeakMap<CommandFacts, CallLayout>()

function layoutOf(declaration: CommandFacts): CallLayout {
  const known = layouts.get(declaration)
  if (known !== undefined) return known
  const layout = callLayout(declaration)
  layouts.set(declaration, layout)
  return layout
}

function bind(declaration: CommandFacts, args: readonly unknown[]): BoundCall {
  const layout = layoutOf(declaration)
  const name = commandWords(declaration).join(' ').toUpperCase()
  const { parameters, options } = splitOptions(layout, args)
  refuseUnknown(layout.options, options, name)
  const call = { name, layout, values: new Map<Argument, unknown>(), options }
  const rest = [...parameters]
  for (const argument of layout.required) bindRequired(call, argument, rest)
  bindOptional(call, layout.optional, rest)
  if (rest.length > 0) {
    throw new InvalidArgument(`${name} takes ${counted(args.length - rest.length)}, not ${args.length}`)
  }
  return call
}

/** The options are the last parameter, if it is an object that no argument before them needs. */
function splitOptions(
  { required, options }: CallLayout,
  args: readonly unknown[],
): { readonly parameters: readonly unknown[]; readonly options: Fields } {
  const last = args.at(-1)
  const isThere = options.length > 0 && args.length > required.length
  if (isThere && isFields(last)) return { parameters: args.slice(0, -1), options: last }
  return { parameters: isThere && last === undefined ? args.slice(0, -1) : args, options: {} }
}

function bindRequired(call: BoundCall, argument: Argument, rest: unknown[]): void {
  if (takesRest(call, argument)) call.values.set(argument, takeRest(rest))
  else if (rest.length === 0) throw new InvalidArgument(`${call.name} needs ${argument.name}`)
  else call.values.set(argument, rest.shift())
}

function bindOptional(call: BoundCall, args: readonly Argument[], rest: unknown[]): void {
  for (const argument of args) {
    if (rest.length === 0) return
    if (rest[0] === undefined) rest.shift()
    else if (isOptionalBlock(argument)) bindBlock(call, argument, rest)
    else if (takesRest(call, argument)) call.values.set(argument, takeRest(rest))
    else call.values.set(argument, rest.shift())
  }
}

function bindBlock(call: BoundCall, block: GroupArgument, rest: unknown[]): void {
  const members = parametersOfBlock(block)
  call.values.set(block, true)
  for (const member of members.filter(({ optional }) => optional !== true)) {
    if (rest[0] === undefined) throw new InvalidArgument(`${call.name} needs ${member.name} too`)
    call.values.set(member, rest.shift())
  }
  const optional = members.filter((member) => member.optional === true)
  bindOptional(call, optional, rest)
}

/** Simple values that repeat may be given one by one, if nothing can follow them. */
function takesRest({ layout }: BoundCall, argument: Argument): boolean {
  const isGroup = argument.type === 'block' || argument.type === 'oneof'
  return argument.multiple === true && !isGroup && layout.options.length === 0
}

function takeRest(rest: unknown[]): unknown {
  return rest.length === 1 && Array.isArray(rest[0]) ? rest.shift() : rest.splice(0)
}

function wordsOfList(args: readonly Argument[], call: BoundCall): readonly Word[] {
  return args.flatMap((argument, index) => {
    if (isConstant(argument)) return argument.token ?? []
    if (countsKeys(argument)) return countOf(args[index + 1], call)
    const isBound = call.values.has(argument)
    if (isOptionalBlock(argument) && !isNamed(argument))
      return isBound ? wordsOfList(argument.arguments, call) : []
    if (isBound) return wordsOfValue(argument, call.values.get(argument), call.name)
    return call.layout.options.includes(argument) ? wordsOfField(argument, call.options, call.name) : []
  })
}

function countOf(keys: Argument | undefined, { values, name }: BoundCall): string {
  return keys === undefined ? '0' : String(repetitions(keys, values.get(keys), name).length)
}

const counted = (count: number): string => `${count} argument${count === 1 ? '' : 's'}`
