import { commandTable } from '../commands/command-table.ts'
import {
  type CommandDeclaration,
  type CommandTable,
  type ControlContext,
  commandWords,
  fullName,
} from '../commands/declare.ts'
import { encodeReply } from '../commands/encode-reply.ts'
import { declarations } from '../commands/index.ts'
import type { Reply } from '../commands/reply.ts'
import type { NativeStore } from '../native/binding.ts'
import { commandIds } from '../native/load.ts'

/** A control command as a connection, or a caller in the process, brought it. */
export interface ControlCall {
  /** Zero for a caller in the process. */
  readonly clientId: number
  readonly commandId: number
  readonly respVersion: 2 | 3
  readonly database: number
  /** The command's own words come first. */
  readonly arguments: readonly Buffer[]
}

/** The faces that control commands use, for the connection that asks. */
export type FacesFor = (call: ControlCall) => Omit<ControlContext, 'commands' | 'words'>

const names = [...commandIds.keys()]

/** The commands that this process answers, as COMMAND describes them. */
export const servedCommands: CommandTable = commandTable(declarations, isServed)

function isServed(declaration: CommandDeclaration): boolean {
  return commandIds.has(fullName(declaration))
}

/** Runs control commands and encodes their replies. */
export class ControlPlane {
  readonly #native: NativeStore
  readonly #facesFor: FacesFor

  constructor(native: NativeStore, facesFor: FacesFor) {
    this.#native = native
    this.#facesFor = facesFor
  }

  /** The bytes of the reply. Never rejects: what a command throws becomes an error reply. */
  async answer(call: ControlCall): Promise<Buffer> {
    return encodeReply(await this.run(call), call.respVersion)
  }

  /** The reply. Never rejects either. */
  async run(call: ControlCall): Promise<Reply> {
    const startedMs = performance.now()
    const reply = await this.#run(call)
    this.#account(call, reply, performance.now() - startedMs)
    return reply
  }

  /** The store may have been closed meanwhile. */
  #account({ commandId, clientId, arguments: args }: ControlCall, reply: Reply, durationMs: number): void {
    if (!this.#native.isOpen()) return
    const error = reply.type === 'error' ? reply.message : undefined
    this.#native.accountControl(commandId, clientId, args, Math.round(durationMs * 1000), error)
  }

  /** The bytes of the reply to a command of a script, which holds locks: it is there at once. It is not counted. */
  answerScript(call: ControlCall): Buffer {
    return encodeReply(this.#replyAtOnce(call), call.respVersion)
  }

  #replyAtOnce(call: ControlCall): Reply {
    try {
      const reply = this.#begin(call)
      if (!(reply instanceof Promise)) return reply
      reply.catch(() => undefined)
      return { type: 'error', message: 'ERR This Redis command is not allowed from script' }
    } catch (error) {
      return errorReplyOf(error)
    }
  }

  async #run(call: ControlCall): Promise<Reply> {
    try {
      return await this.#begin(call)
    } catch (error) {
      return errorReplyOf(error)
    }
  }

  #begin(call: ControlCall): Reply | Promise<Reply> {
    const name = names[call.commandId] ?? ''
    const declaration = servedCommands.find(name)
    if (declaration === undefined || !('run' in declaration)) {
      return { type: 'error', message: `ERR command '${name}' has no body` }
    }
    const count = commandWords(declaration).length
    const words = call.arguments.slice(0, count)
    const context: ControlContext = { ...this.#facesFor(call), commands: servedCommands, words }
    return declaration.run(context, call.arguments.slice(count))
  }
}

function errorReplyOf(error: unknown): Reply {
  if (!(error instanceof Error)) return { type: 'error', message: 'ERR internal error' }
  const message = /^[A-Z]+( |$)/.test(error.message) ? error.message : `ERR ${error.message}`
  return { type: 'error', message }
}
