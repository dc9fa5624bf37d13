import { camelCase } from '../commands/call-layout.ts'
import { type CommandDeclaration, commandWords, fullName, subcommandsOf } from '../commands/declare.ts'
import type { declarations } from '../commands/index.ts'
import type { ApiOf } from '../commands/infer.ts'
import type { AsBuffers, AsStrings } from '../commands/infer-result.ts'
import { type Marshaller, marshallerOf } from '../commands/marshal.ts'
import type { InProcessSocket } from '../connection/in-process-socket.ts'
import type { NativeCommandCall, NativeStore } from '../native/binding.ts'
import { commandIds } from '../native/load.ts'
import { callSignature } from './call-signature.ts'
import { type ConnectionCommand, connectionCommands } from './connection-commands.ts'
import { type ControlPlane, servedCommands } from './control-plane.ts'
import { valueOfReply } from './reply-value.ts'
import { StoreClosedError } from './store-closed-error.ts'
import { waitingCall } from './waiting-call.ts'

/** Every command as a typed call: `get`, `bitfieldRo`, `object.encoding`. */
export interface Commands extends ApiOf<typeof declarations, AsStrings, ConnectionCommand> {}

/** The same calls, with strings returned as the bytes that they are. */
export interface BufferCommands extends ApiOf<typeof declarations, AsBuffers, ConnectionCommand> {}

/** For whom commands run. */
export interface CommandTarget {
  readonly native: NativeStore
  readonly control: ControlPlane
  /** Opens a connection inside the process, for a command that may wait. */
  readonly connect: () => InProcessSocket
  readonly database: number
  readonly buffers: boolean
}

/**
 * The calls of one database's commands. Each is made when it is first used, so
 * that opening a store makes none.
 */
export class CommandSet {
  readonly #target: CommandTarget

  constructor(target: CommandTarget) {
    this.#target = target
  }

  /** The same calls, with strings returned as Buffers. */
  get buffers(): CommandSet {
    if (this.#target.buffers) return this
    return fix(this, 'buffers', new CommandSet({ ...this.#target, buffers: true }))
  }

  static {
    for (const declaration of callable(servedCommands.commands)) {
      const name = camelCase(declaration.name)
      Object.defineProperty(CommandSet.prototype, name, {
        configurable: true,
        get(this: CommandSet) {
          return fix(this, name, entryOf(declaration, this.#target))
        },
        set(this: CommandSet, value: unknown) {
          fix(this, name, value)
        },
      })
    }
  }
}

/** Gives an object a property that can be replaced, as a test that spies on calls will do. */
function fix<Value>(object: object, name: string | symbol, value: Value): Value {
  Object.defineProperty(object, name, { value, configurable: true, writable: true })
  return value
}

function callable(commands: readonly CommandDeclaration[]): readonly CommandDeclaration[] {
  const left: readonly string[] = connectionCommands
  return commands.filter((declaration) => !left.includes(fullName(declaration)))
}

/** A command's call, a container's group of calls, or both in one. */
function entryOf(declaration: CommandDeclaration, target: CommandTarget): unknown {
  if ('handler' in declaration) {
    const call = nativeCall(declaration, target)
    return declaration.flags.includes('blocking') ? callThatMayWait(declaration, call, target) : call
  }
  const group = 'run' in declaration ? controlCall(declaration, target) : {}
  for (const subcommand of callable(subcommandsOf(declaration))) {
    fix(group, camelCase(subcommand.name), entryOf(subcommand, target))
  }
  return group
}

/** More words go in an array: they would not fit on the stack. */
const mostCallWords = 16

/** Where a native call keeps its fallback from being collected. */
const fallbackKey = Symbol('fallback')

function nativeCall(declaration: CommandDeclaration, target: CommandTarget): NativeCommandCall {
  const { native, buffers, database } = target
  const id = idOf(declaration)
  const ofWords = native.commandOfWords(id, buffers, database)
  let marshal: Marshaller | undefined
  const fallback = (...args: readonly unknown[]): unknown => {
    marshal ??= marshallerOf(declaration)
    const words = marshal(args)
    return words.length <= mostCallWords ? ofWords(...words) : native.run(id, buffers, database, words)
  }
  const call = native.command(id, buffers, database, callSignature(declaration), fallback)
  fix(call, fallbackKey, fallback)
  return call
}

/** A call that can wait for a key returns a promise, and does not hold up its thread. */
function callThatMayWait(declaration: CommandDeclaration, call: NativeCommandCall, target: CommandTarget) {
  const { reply } = declaration
  const waits = (args: readonly unknown[]): boolean =>
    reply.kind !== 'when' || isGiven(args.at(-1), camelCase(reply.token))
  return (...args: readonly unknown[]): unknown => {
    if (!target.native.isOpen()) throw new StoreClosedError()
    if (!waits(args)) return call(...args)
    const words = [...commandWords(declaration), ...marshallerOf(declaration)(args)]
    return waitingCall(target.connect, target.database, words).then((answer) =>
      valueOfReply(answer, target.buffers),
    )
  }
}

/** Whether the last parameter is an object of options with this one. */
function isGiven(options: unknown, name: string): boolean {
  return typeof options === 'object' && options !== null && Reflect.get(options, name) !== undefined
}

function controlCall(declaration: CommandDeclaration, target: CommandTarget) {
  return async (...args: readonly unknown[]): Promise<unknown> => {
    if (!target.native.isOpen()) throw new StoreClosedError()
    const words = [...commandWords(declaration), ...marshallerOf(declaration)(args)]
    const reply = await target.control.run({
      clientId: 0,
      commandId: idOf(declaration),
      respVersion: 3,
      database: target.database,
      arguments: words.map((word) => Buffer.from(word as Uint8Array)),
    })
    return valueOfReply(reply, target.buffers)
  }
}

function idOf(declaration: CommandDeclaration): number {
  const id = commandIds.get(fullName(declaration))
  if (id === undefined) throw new Error(`the addon has no command ${fullName(declaration)}`)
  return id
}
