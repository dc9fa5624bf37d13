/** Turns typed calls of a command into the arguments that the command takes. */
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
  fieldWriter,
  isFields,
  repetitions,
  unknownRefuser,
  valueWriter,
} from './marshal-arguments.ts'
import { InvalidArgument, type Word } from './marshal-values.ts'

/**
 * Returns the arguments of a call, the command's own words left out, in the
 * order of the declaration.
 *
 * @param args The call's parameters, as `CallOf` types them.
 * @throws InvalidArgument if a parameter is missing, of the wrong type, or too
 *   many, or if the options name something that the command does not know.
 */
export type Marshaller = (args: readonly unknown[]) => readonly Word[]

const marshallers = new WeakMap<CommandFacts, Marshaller>()

/** The marshaller of a command's calls; made when it is first asked for. */
export function marshallerOf(declaration: CommandFacts): Marshaller {
  const known = marshallers.get(declaration)
  if (known !== undefined) return known
  const made = new CallPlan(declaration).marshaller()
  marshallers.set(declaration, made)
  return made
}

/** Stands for the value of an argument that the call does not give. */
const absent = Symbol('absent')

/** One call, whose parameters find their arguments. */
interface Call {
  readonly args: readonly unknown[]
  /** The parameters end here; what follows are the options. */
  readonly end: number
  readonly options: Fields
  /** The next parameter. */
  next: number
  /** The values of the arguments, by their slots. */
  readonly values: unknown[]
}

type Bind = (call: Call) => void
type Write = (call: Call, words: Word[]) => void

const noOptions: Fields = {}

/**
 * What can be known of a command's calls beforehand: everything but the values.
 * Each argument that a parameter can be bound to has a slot.
 */
class CallPlan {
  readonly #args: readonly Argument[]
  /** The command's name, for messages. */
  readonly #name: string
  readonly #layout: CallLayout
  readonly #slots = new Map<Argument, number>()

  constructor(declaration: CommandFacts) {
    this.#args = declaration.arguments ?? []
    this.#name = commandWords(declaration).join(' ').toUpperCase()
    this.#layout = callLayout(declaration)
  }

  marshaller(): Marshaller {
    const { required, optional, options } = this.#layout
    const binds = [
      ...required.map((argument, index) => this.#bindRequired(argument, required.length - index - 1)),
      this.#bindOptional(optional),
    ]
    const write = this.#writeList(this.#args)
    const refuse = unknownRefuser(options, this.#name)
    const slots = this.#slots.size
    return (args) => {
      const call = beginCall(this.#layout, args, slots)
      refuse(call.options)
      for (const bind of binds) bind(call)
      if (call.next < call.end) throw this.#tooMany(call)
      const words: Word[] = []
      write(call, words)
      return words
    }
  }

  #tooMany({ args, next, end }: Call): InvalidArgument {
    return new InvalidArgument(
      `${this.#name} takes ${counted(args.length - (end - next))}, not ${args.length}`,
    )
  }

  #slotOf(argument: Argument): number {
    const slot = this.#slots.get(argument) ?? this.#slots.size
    this.#slots.set(argument, slot)
    return slot
  }

  /** `following`: required parameters that come after it. */
  #bindRequired(argument: Argument, following = 0): Bind {
    const slot = this.#slotOf(argument)
    if (this.#takesRest(argument)) {
      return (call) => {
        call.values[slot] = takeRest(call, following)
      }
    }
    return (call) => {
      if (call.next === call.end) throw new InvalidArgument(`${this.#name} needs ${argument.name}`)
      call.values[slot] = call.args[call.next++]
    }
  }

  #bindOptional(args: readonly Argument[]): Bind {
    const binds = args.map((argument) =>
      isOptionalBlock(argument) ? this.#bindBlock(argument) : this.#bindRequired(argument),
    )
    return (call) => {
      for (const bind of binds) {
        if (call.next === call.end) return
        if (call.args[call.next] === undefined) call.next++
        else bind(call)
      }
    }
  }

  #bindBlock(block: GroupArgument): Bind {
    const slot = this.#slotOf(block)
    const members = parametersOfBlock(block)
    const required = members
      .filter(({ optional }) => optional !== true)
      .map((member) => ({ member, slot: this.#slotOf(member) }))
    const bindOptional = this.#bindOptional(members.filter(({ optional }) => optional === true))
    return (call) => {
      call.values[slot] = true
      for (const { member, slot: place } of required) {
        const value = call.next < call.end ? call.args[call.next] : undefined
        if (value === undefined) throw new InvalidArgument(`${this.#name} needs ${member.name} too`)
        call.values[place] = value
        call.next++
      }
      bindOptional(call)
    }
  }

  /** Simple values that repeat may be given one by one, if nothing optional can follow them. */
  #takesRest(argument: Argument): boolean {
    const isGroup = argument.type === 'block' || argument.type === 'oneof'
    return argument.multiple === true && !isGroup && this.#layout.options.length === 0
  }

  #writeList(args: readonly Argument[]): Write {
    const writes = args.map((argument, index) => this.#writeOne(argument, args[index + 1]))
    return (call, words) => {
      for (const write of writes) write(call, words)
    }
  }

  #writeOne(argument: Argument, following: Argument | undefined): Write {
    if (isConstant(argument)) return constant(argument.token)
    if (countsKeys(argument)) return this.#writeCount(following)
    const slot = this.#slotOf(argument)
    if (isOptionalBlock(argument) && !isNamed(argument)) {
      const write = this.#writeList(argument.arguments)
      return (call, words) => {
        if (call.values[slot] !== absent) write(call, words)
      }
    }
    const write = valueWriter(argument, this.#name)
    const isOption = this.#layout.options.includes(argument)
    const writeField = isOption ? fieldWriter(argument, this.#name) : undefined
    return (call, words) => {
      const value = call.values[slot]
      if (value !== absent) write(value, words)
      else writeField?.(call.options, words)
    }
  }

  /** Writes the number of the keys that follow. */
  #writeCount(keys: Argument | undefined): Write {
    if (keys === undefined) return constant('0')
    const slot = this.#slotOf(keys)
    return ({ values }, words) => {
      words.push(String(repetitions(keys, valueIn(values, slot), this.#name).length))
    }
  }
}

/** The options are the last parameter, if it is an object that no argument before them needs. */
function beginCall({ required, options }: CallLayout, args: readonly unknown[], slots: number): Call {
  const last = args.at(-1)
  const isThere = options.length > 0 && args.length > required.length
  const isGiven = isThere && isFields(last)
  return {
    args,
    end: isGiven || (isThere && last === undefined) ? args.length - 1 : args.length,
    options: isGiven ? last : noOptions,
    next: 0,
    values: new Array<unknown>(slots).fill(absent),
  }
}

/** Takes an array of the values, or the parameters but for the last `following`. */
function takeRest(call: Call, following: number): unknown {
  const { args, next } = call
  if (next < call.end && Array.isArray(args[next])) {
    call.next = next + 1
    return args[next]
  }
  call.next = Math.max(call.end - following, next)
  return args.slice(next, call.next)
}

function constant(word: string | undefined): Write {
  return (_call, words) => {
    if (word !== undefined) words.push(word)
  }
}

function valueIn(values: readonly unknown[], slot: number): unknown {
  const value = values[slot]
  return value === absent ? undefined : value
}

const counted = (count: number): string => `${count} argument${count === 1 ? '' : 's'}`
