import { camelCase, fieldNames } from './call-layout.ts'
import type { Argument, GroupArgument } from './declare.ts'
import { asWord, InvalidArgument, shown, type Word } from './marshal-values.ts'

/** An options object, or an object inside of one. */
export type Fields = { readonly [name: string]: unknown }

/** The words of an argument that is given as a parameter. */
export function wordsOfValue(argument: Argument, value: unknown, command: string): readonly Word[] {
  if (argument.multiple !== true) return wordsOnce(argument, value, command)
  return repetitions(argument, value, command).flatMap((item) => wordsOnce(argument, item, command))
}

/** The single values of an argument that repeats. */
export function repetitions(argument: Argument, value: unknown, command: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  const isPairs = argument.type === 'block' && argument.arguments.length === 2
  if (isPairs && isFields(value)) return Object.entries(value)
  const wanted = isPairs ? 'an object or an array' : 'an array'
  throw new InvalidArgument(`${command} takes ${argument.name} as ${wanted}, not ${shown(value)}`)
}

function wordsOnce(argument: Argument, value: unknown, command: string): readonly Word[] {
  if (argument.type === 'block') return wordsOfBlock(argument, value, command)
  if (argument.type === 'oneof') return wordsOfChoice(argument, value, command)
  return [asWord(argument, value, command)]
}

function wordsOfBlock(block: GroupArgument, value: unknown, command: string): readonly Word[] {
  const [first] = block.arguments
  if (block.arguments.length === 1 && first !== undefined) return wordsOfValue(first, value, command)
  if (isFields(value)) return wordsOfFields(block.arguments, value, command)
  if (!Array.isArray(value) || value.length !== block.arguments.length) {
    const names = block.arguments.map(({ name }) => name).join(', ')
    throw new InvalidArgument(`${command} takes ${block.name} as [${names}], not ${shown(value)}`)
  }
  return block.arguments.flatMap((member, index) => wordsOfValue(member, value[index], command))
}

function wordsOfChoice(choice: GroupArgument, value: unknown, command: string): readonly Word[] {
  if (isFields(value)) {
    refuseUnknown(choice.arguments, value, command)
    return wordsOfOneField(choice.arguments, value, command) ?? missing(choice, command)
  }
  const word = choice.arguments.find(
    ({ type, token }) => type === 'pure-token' && typeof value === 'string' && token === value.toUpperCase(),
  )
  if (word?.token !== undefined) return [word.token]
  const unnamed = choice.arguments.find((alternative) => accepts(alternative, value))
  if (unnamed !== undefined) return wordsOfValue(unnamed, value, command)
  const known = choice.arguments.map((alternative) => alternative.token ?? alternative.name).join(', ')
  throw new InvalidArgument(`${command} takes one of ${known} as ${choice.name}, not ${shown(value)}`)
}

/** Whether an alternative that is no word may be what the value is meant for. */
function accepts(alternative: Argument, value: unknown): boolean {
  if (alternative.type === 'pure-token' || alternative.token !== undefined) return false
  const takesArray = alternative.multiple === true || alternative.type === 'block'
  return takesArray === Array.isArray(value)
}

/** The words of arguments that are given as the properties of an object of their own. */
function wordsOfFields(args: readonly Argument[], fields: Fields, command: string): readonly Word[] {
  refuseUnknown(args, fields, command)
  return args.flatMap((argument) => wordsOfField(argument, fields, command))
}

/** Refuses the first property that none of the arguments has. */
export function refuseUnknown(args: readonly Argument[], fields: Fields, command: string): void {
  const known = args.flatMap(fieldNames)
  const unknown = Object.keys(fields).find((name) => !known.includes(name))
  if (unknown === undefined) return
  throw new InvalidArgument(`${command} has no option ${shown(unknown)}; its options are ${known.join(', ')}`)
}

/** The words of an argument that may be among the properties of an object. */
export function wordsOfField(argument: Argument, fields: Fields, command: string): readonly Word[] {
  if (argument.token === undefined && argument.type === 'oneof') {
    const words = wordsOfOneField(argument.arguments, fields, command)
    return words ?? (argument.optional === true ? [] : missing(argument, command))
  }
  if (argument.token === undefined && argument.type === 'block') {
    return argument.arguments.flatMap((member) => wordsOfField(member, fields, command))
  }
  const value = fields[camelCase(argument.token ?? argument.name)]
  if (isGiven(value)) return wordsWithToken(argument, value, command)
  return argument.optional === true || argument.type === 'pure-token' ? [] : missing(argument, command)
}

/** The words of the one alternative that is given; undefined if none is. */
function wordsOfOneField(
  alternatives: readonly Argument[],
  fields: Fields,
  command: string,
): readonly Word[] | undefined {
  const given = alternatives.filter((alternative) =>
    fieldNames(alternative).some((name) => isGiven(fields[name])),
  )
  if (given.length > 1) {
    const names = given.flatMap(fieldNames).filter((name) => isGiven(fields[name]))
    throw new InvalidArgument(`${command} takes only one of ${names.join(', ')}`)
  }
  return given[0] === undefined ? undefined : wordsOfField(given[0], fields, command)
}

function wordsWithToken(argument: Argument, value: unknown, command: string): readonly Word[] {
  if (argument.type === 'pure-token') {
    if (value === true) return [argument.token]
    const name = camelCase(argument.token)
    throw new InvalidArgument(`${command} takes true or false as ${name}, not ${shown(value)}`)
  }
  const token = argument.token === undefined ? [] : [argument.token]
  if (argument.multipleToken !== true) return [...token, ...wordsOfValue(argument, value, command)]
  return repetitions(argument, value, command).flatMap((item) => [
    ...token,
    ...wordsOnce(argument, item, command),
  ])
}

function missing(argument: Argument, command: string): never {
  const names = fieldNames(argument)
  throw new InvalidArgument(`${command} needs ${names.length > 1 ? 'one of ' : ''}${names.join(', ')}`)
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== false

/** Whether the value is an object of named values, not an array and not bytes. */
export function isFields(value: unknown): value is Fields {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
  )
}
