import { camelCase, fieldNames } from './call-layout.ts'
import type { Argument, GroupArgument } from './declare.ts'
import { asWord, InvalidArgument, shown, type Word } from './marshal-values.ts'

/** An options object, or an object inside of one. */
export type Fields = { readonly [name: string]: unknown }

/** Writes the words of a value that was given for an argument. */
export type ValueWriter = (value: unknown, words: Word[]) => void

/** Writes the words of what is given among the properties of an object. */
export type FieldsWriter = (fields: Fields, words: Word[]) => void

/** Writes an argument that is given as a parameter. */
export function valueWriter(argument: Argument, command: string): ValueWriter {
  const write = singleWriter(argument, command)
  if (argument.multiple !== true) return write
  return (value, words) => {
    for (const item of repetitions(argument, value, command)) write(item, words)
  }
}

/** The single values of an argument that repeats. */
export function repetitions(argument: Argument, value: unknown, command: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  const isPairs = argument.type === 'block' && argument.arguments.length === 2
  if (isPairs && isFields(value)) {
    const entries = Object.entries(value)
    // A score precedes its member.
    return argument.arguments[0]?.type === 'double' ? entries.map(([name, score]) => [score, name]) : entries
  }
  const wanted = isPairs ? 'an object or an array' : 'an array'
  throw new InvalidArgument(`${command} takes ${argument.name} as ${wanted}, not ${shown(value)}`)
}

function singleWriter(argument: Argument, command: string): ValueWriter {
  if (argument.type === 'block') return blockWriter(argument, command)
  if (argument.type === 'oneof') return choiceWriter(argument, command)
  return (value, words) => {
    words.push(asWord(argument, value, command))
  }
}

function blockWriter(block: GroupArgument, command: string): ValueWriter {
  const members = block.arguments.map((member) => valueWriter(member, command))
  const [first] = members
  if (members.length === 1 && first !== undefined) return first
  const writeFields = ownFieldsWriter(block.arguments, command)
  return (value, words) => {
    if (isFields(value)) {
      writeFields(value, words)
      return
    }
    if (!Array.isArray(value) || value.length !== members.length) {
      const names = block.arguments.map(({ name }) => name).join(', ')
      throw new InvalidArgument(`${command} takes ${block.name} as [${names}], not ${shown(value)}`)
    }
    for (const [index, write] of members.entries()) write(value[index], words)
  }
}

function choiceWriter(choice: GroupArgument, command: string): ValueWriter {
  const tokens = new Set(
    choice.arguments.flatMap(({ type, token = [] }) => (type === 'pure-token' ? token : [])),
  )
  const unnamed = choice.arguments.map((alternative) => ({
    alternative,
    write: valueWriter(alternative, command),
  }))
  const refuse = unknownRefuser(choice.arguments, command)
  const writeOne = oneFieldWriter(choice.arguments, command)
  return (value, words) => {
    if (isFields(value)) {
      refuse(value)
      if (!writeOne(value, words)) missing(choice, command)
      return
    }
    const token = typeof value === 'string' ? value.toUpperCase() : undefined
    if (token !== undefined && tokens.has(token)) {
      words.push(token)
      return
    }
    const found = unnamed.find(({ alternative }) => accepts(alternative, value))
    if (found === undefined) throw noneOf(choice, value, command)
    found.write(value, words)
  }
}

function noneOf(choice: GroupArgument, value: unknown, command: string): InvalidArgument {
  const known = choice.arguments.map((alternative) => alternative.token ?? alternative.name).join(', ')
  return new InvalidArgument(`${command} takes one of ${known} as ${choice.name}, not ${shown(value)}`)
}

/** Whether an alternative that is no word may be what the value is meant for. */
function accepts(alternative: Argument, value: unknown): boolean {
  if (alternative.type === 'pure-token' || alternative.token !== undefined) return false
  const takesArray = alternative.multiple === true || alternative.type === 'block'
  return takesArray === Array.isArray(value)
}

/** Writes arguments that are given as the properties of an object of their own. */
function ownFieldsWriter(args: readonly Argument[], command: string): FieldsWriter {
  const refuse = unknownRefuser(args, command)
  const writers = args.map((argument) => fieldWriter(argument, command))
  return (fields, words) => {
    refuse(fields)
    for (const write of writers) write(fields, words)
  }
}

/** Refuses the first property that none of the arguments has. */
export function unknownRefuser(args: readonly Argument[], command: string): (fields: Fields) => void {
  const known = new Set(args.flatMap(fieldNames))
  return (fields) => {
    for (const name of Object.keys(fields)) {
      if (known.has(name)) continue
      const options = [...known].join(', ')
      throw new InvalidArgument(`${command} has no option ${shown(name)}; its options are ${options}`)
    }
  }
}

/** Writes an argument that may be among the properties of an object. */
export function fieldWriter(argument: Argument, command: string): FieldsWriter {
  if (argument.token === undefined && argument.type === 'oneof') {
    const writeOne = oneFieldWriter(argument.arguments, command)
    return (fields, words) => {
      if (!writeOne(fields, words) && argument.optional !== true) missing(argument, command)
    }
  }
  if (argument.token === undefined && argument.type === 'block') {
    const members = argument.arguments.map((member) => fieldWriter(member, command))
    return (fields, words) => {
      for (const write of members) write(fields, words)
    }
  }
  const name = camelCase(argument.token ?? argument.name)
  const mayBeLeftOut = argument.optional === true || argument.type === 'pure-token'
  const write = tokenWriter(argument, command)
  return (fields, words) => {
    const value = fields[name]
    if (isGiven(value)) write(value, words)
    else if (!mayBeLeftOut) missing(argument, command)
  }
}

/** Writes the one alternative that is given; the result is false if none is. */
function oneFieldWriter(
  alternatives: readonly Argument[],
  command: string,
): (fields: Fields, words: Word[]) => boolean {
  const choices = alternatives.map((alternative) => ({
    names: fieldNames(alternative),
    write: fieldWriter(alternative, command),
  }))
  return (fields, words) => {
    let given: (typeof choices)[number] | undefined
    for (const choice of choices) {
      if (!hasAny(fields, choice.names)) continue
      if (given !== undefined)
        throw severalGiven(
          choices.flatMap(({ names }) => names),
          fields,
          command,
        )
      given = choice
    }
    given?.write(fields, words)
    return given !== undefined
  }
}

function hasAny(fields: Fields, names: readonly string[]): boolean {
  for (const name of names) {
    if (isGiven(fields[name])) return true
  }
  return false
}

function severalGiven(names: readonly string[], fields: Fields, command: string): InvalidArgument {
  const given = names.filter((name) => isGiven(fields[name]))
  return new InvalidArgument(`${command} takes only one of ${given.join(', ')}`)
}

/** Writes the value of a property, after the argument's token if it has one. */
function tokenWriter(argument: Argument, command: string): ValueWriter {
  const { token } = argument
  if (argument.type === 'pure-token') return wordWriter(argument.token, command)
  if (token === undefined) return valueWriter(argument, command)
  if (argument.multipleToken !== true) {
    const write = valueWriter(argument, command)
    return (value, words) => {
      words.push(token)
      write(value, words)
    }
  }
  const write = singleWriter(argument, command)
  return (value, words) => {
    for (const item of repetitions(argument, value, command)) {
      words.push(token)
      write(item, words)
    }
  }
}

/** Writes a word that is wanted or not. */
function wordWriter(token: string, command: string): ValueWriter {
  return (value, words) => {
    if (value !== true) {
      const name = camelCase(token)
      throw new InvalidArgument(`${command} takes true or false as ${name}, not ${shown(value)}`)
    }
    words.push(token)
  }
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
