import { encodeReply } from '../commands/encode-reply.ts'
import { InvalidArgument, shown } from '../commands/marshal-values.ts'
import type { Reply } from '../commands/reply.ts'
import type { NativeStore } from '../native/binding.ts'
import { CommandSet, type Commands } from './commands.ts'
import type { ControlPlane } from './control-plane.ts'
import { redirectedNative } from './redirected-native.ts'

/** The name of a key: text, or bytes where it is no UTF-8. */
export type ProcedureKey = string | Uint8Array

/** What a procedure is registered with. */
export interface ProcedureOptions<Names extends readonly string[]> {
  /** Names for the keys that it is given; it may touch no others. */
  readonly keys: Names
  /** It only reads: FCALL_RO may call it, and a command that writes is an error. */
  readonly readOnly?: boolean
}

/** The keys of a call, by the names that the procedure gave them. */
export type ProcedureKeys<Names extends readonly string[]> = {
  readonly [Name in Names[number]]: ProcedureKey
}

/** What a procedure does: commands on its keys, at once and with nothing between them. */
export type ProcedureBody<Names extends readonly string[], Arguments extends readonly unknown[], Result> = (
  store: Commands,
  keys: ProcedureKeys<Names>,
  ...args: Arguments
) => Result

/** Calls a procedure. */
export type Procedure<Names extends readonly string[], Arguments extends readonly unknown[], Result> = (
  keys: ProcedureKeys<Names>,
  ...args: Arguments
) => Result

type AnyBody = (store: Commands, keys: Record<string, ProcedureKey>, ...args: unknown[]) => unknown

/** A procedure that this thread has registered. */
interface Registered {
  readonly names: readonly string[]
  readonly body: AnyBody
}

/** The procedures of one thread. */
export class Procedures {
  readonly #native: NativeStore
  readonly #scope: Commands
  readonly #registered = new Map<string, Registered>()

  constructor(native: NativeStore, control: ControlPlane) {
    this.#native = native
    this.#scope = scopeOf(native, control)
  }

  /**
   * Registers a procedure; returns the function that calls it on this thread.
   *
   * @throws InvalidArgument if a function or procedure of this name is there already.
   */
  register(
    name: string,
    { keys, readOnly = false }: ProcedureOptions<readonly string[]>,
    body: (...args: never[]) => unknown,
  ): (given: Record<string, ProcedureKey>, ...args: unknown[]) => unknown {
    if (!/^[A-Za-z0-9_]+$/.test(name)) {
      throw new InvalidArgument(`a procedure's name has letters, digits and underscores, not ${shown(name)}`)
    }
    if (!this.#native.addProcedure(name, readOnly)) {
      throw new InvalidArgument(`there is a function or a procedure ${name} already`)
    }
    const registered = { names: [...keys], body: body as AnyBody }
    this.#registered.set(name, registered)
    return (given: Record<string, ProcedureKey>, ...args: unknown[]): unknown =>
      this.#call(name, registered, given, args)
  }

  /** Runs a procedure for FCALL; the bytes of its reply. What it throws becomes an error. */
  answer(
    name: string,
    keys: readonly Uint8Array[],
    args: readonly Uint8Array[],
    protocol: 2 | 3,
  ): Uint8Array {
    return encodeReply(this.#answer(name, keys, args), protocol)
  }

  #answer(name: string, keys: readonly Uint8Array[], args: readonly Uint8Array[]): Reply {
    const registered = this.#registered.get(name)
    if (registered === undefined) return { type: 'error', message: 'ERR Function not found' }
    const { names } = registered
    if (keys.length !== names.length) {
      return { type: 'error', message: `ERR The procedure takes ${names.length} keys: ${names.join(', ')}` }
    }
    const named = Object.fromEntries(names.map((key, index) => [key, textOrBytes(keys[index])]))
    try {
      return replyOf(this.#run(registered, named, args.map(textOrBytes)))
    } catch (error) {
      return { type: 'error', message: messageOf(error) }
    }
  }

  #call(
    name: string,
    registered: Registered,
    given: Record<string, ProcedureKey>,
    args: readonly unknown[],
  ): unknown {
    const keys = registered.names.map((key) => {
      const value = given[key]
      if (typeof value === 'string' || value instanceof Uint8Array) return value
      throw new InvalidArgument(`${name} takes a string or bytes as the key ${key}, not ${shown(value)}`)
    })
    let outcome: { readonly result: unknown } | { readonly error: unknown } | undefined
    this.#native.callProcedure(name, 0, keys, () => {
      try {
        outcome = { result: this.#run(registered, given, args) }
      } catch (error) {
        outcome = { error }
      }
    })
    if (outcome === undefined) throw new Error(`the procedure ${name} did not run`)
    if ('error' in outcome) throw outcome.error
    return outcome.result
  }

  #run({ body }: Registered, keys: Record<string, ProcedureKey>, args: readonly unknown[]): unknown {
    const result = body(this.#scope, keys, ...args)
    if (result instanceof Promise) {
      result.catch(() => undefined)
      throw new InvalidArgument('a procedure must be done when it returns; it returned a promise')
    }
    return result
  }
}

/** The commands of a procedure: they run under its locks, in the database of its caller, while it runs. */
function scopeOf(native: NativeStore, control: ControlPlane): Commands {
  const scoped = redirectedNative(native, native.runInProcedure.bind(native))
  const connect = (): never => {
    throw new InvalidArgument('a procedure does not wait for a key')
  }
  return new CommandSet({ native: scoped, control, connect, database: 0, buffers: false }) as CommandSet &
    Commands
}

function textOrBytes(bytes: Uint8Array | undefined): ProcedureKey {
  const copy = Buffer.from(bytes ?? [])
  const text = copy.toString()
  return Buffer.from(text).equals(copy) ? text : copy
}

/** An error's message as a reply has it, with its code first: a word of capitals, of which "I" and "A" are none. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return /^[A-Z]{2,} /.test(message) ? message : `ERR ${message}`
}

/**
 * What a procedure returned, as a client of the network sees it.
 *
 * @throws InvalidArgument for what no reply stands for.
 */
function replyOf(value: unknown): Reply {
  if (value === undefined || value === null) return { type: 'null' }
  if (typeof value === 'string' || value instanceof Uint8Array) return { type: 'bulk', value }
  if (typeof value === 'boolean') return { type: 'boolean', value }
  if (typeof value === 'bigint') {
    return BigInt.asIntN(64, value) === value ? { type: 'integer', value } : { type: 'bigNumber', value }
  }
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? { type: 'integer', value } : { type: 'double', value }
  }
  // Holes of an array count, too.
  if (Array.isArray(value)) return { type: 'array', items: Array.from(value, (item) => replyOf(item)) }
  if (value instanceof Error) return { type: 'error', message: messageOf(value) }
  if (value instanceof Set) return { type: 'set', items: [...value].map(replyOf) }
  const entries = value instanceof Map ? [...value] : entriesOf(value)
  return { type: 'map', entries: entries.map(([field, item]) => [replyOf(field), replyOf(item)]) }
}

/** The fields of a plain object. Another one's would say nothing: a Date has none. */
function entriesOf(value: unknown): [string, unknown][] {
  if (typeof value === 'object' && value !== null && isPlain(value)) return Object.entries(value)
  const known = 'null, booleans, numbers, texts, bytes, arrays, Sets, Maps and plain objects'
  throw new InvalidArgument(`a procedure replies with ${known}, not with ${typeName(value)}`)
}

/** Whether an object was written as `{}` or made without a prototype; in another realm, too. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function typeName(value: unknown): string {
  if (typeof value !== 'object' || value === null) return `a ${typeof value}`
  const of: unknown = value.constructor
  return typeof of === 'function' && of.name !== ''
    ? `an object of the class ${of.name}`
    : 'an object of a class without a name'
}
