import { createHash } from 'node:crypto'
import { createInterpreter } from '../../../src/scripting/lua/create-interpreter.ts'
import {
  type InterpreterOptions,
  type LuaInterpreter,
  type PackedArguments,
  ScriptError,
} from '../../../src/scripting/lua/interpreter.ts'
import { StringStorePort } from './string-store-port.ts'

/** How a script is run; texts are a byte a character. */
export interface ScriptCall {
  readonly keys?: readonly string[]
  readonly args?: readonly string[]
  readonly protocol?: 2 | 3
}

/** An interpreter on a store of strings, with texts in the place of bytes. */
export class ScriptRunner {
  readonly port = new StringStorePort()
  readonly interpreter: LuaInterpreter

  constructor(options: InterpreterOptions = {}) {
    this.interpreter = createInterpreter(this.port, options)
  }

  /** Loads and runs a script as EVAL does; the reply's bytes as text, of a refused script too. */
  eval(script: string, call: ScriptCall = {}): string {
    const body = Buffer.from(script, 'latin1')
    const sha = createHash('sha1').update(body).digest('hex')
    const { keys = [], args = [], protocol = 2 } = call
    try {
      const loaded = this.interpreter.load(sha, body)
      return this.#reply(this.interpreter.run(loaded, packed(keys, args), protocol))
    } catch (error) {
      if (error instanceof ScriptError) return `-${error.message}\r\n`
      throw error
    }
  }

  /** Runs a loaded function as FCALL does. */
  call(name: string, { keys = [], args = [], protocol = 2 }: ScriptCall = {}): string {
    return this.#reply(this.interpreter.runFunction(name, packed(keys, args), protocol))
  }

  #reply(size: number): string {
    return Buffer.from(this.interpreter.reply.subarray(0, size)).toString('latin1')
  }

  /** The error's message with which a library is refused. */
  libraryRefusal(name: string, body: string): string {
    try {
      this.interpreter.loadLibrary(name, bytes(body))
    } catch (error) {
      if (error instanceof ScriptError) return error.message
      throw error
    }
    throw new Error('the library was not refused')
  }
}

/** An error reply of a script, with the suffix that names the script cut to its line. */
export function withoutSha(reply: string): string {
  return reply.replace(/ script: [0-9a-f]{40}, on @user_script:(\d+)\.\r\n$/, ' [line $1]')
}

const bytes = (content: string) => Buffer.from(content, 'latin1')

/** Keys and values, a byte a character, as an interpreter takes them. */
export function packed(keys: readonly string[], values: readonly string[]): PackedArguments {
  const all = [...keys, ...values]
  return {
    keyCount: keys.length,
    valueCount: values.length,
    lengths: Uint32Array.from(all, ({ length }) => length),
    firstLength: 0,
    bytes: bytes(all.join('')),
    start: 0,
  }
}
