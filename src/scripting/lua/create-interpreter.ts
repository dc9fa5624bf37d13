import type { LoadedFunction } from './function-loader.ts'
import {
  type CommandPort,
  type InterpreterOptions,
  type LoadedScript,
  type LuaInterpreter,
  type PackedArguments,
  type RegisteredFunction,
  ScriptError,
} from './interpreter.ts'
import { registryIndex } from './lua-api.ts'
import { LuaInstance } from './lua-instance.ts'
import { ReplyRoom } from './reply-room.ts'
import { parseScriptShebang } from './shebang.ts'

const leastMemoryBytes = 16 * 1024 * 1024
const usualMemoryBytes = 256 * 1024 * 1024

/**
 * Makes an interpreter, at once and on this thread.
 *
 * @throws RangeError if the memory limit is below 16 MiB.
 */
export function createInterpreter(port: CommandPort, options: InterpreterOptions = {}): LuaInterpreter {
  const memoryLimitBytes = options.memoryLimitBytes ?? usualMemoryBytes
  if (!(memoryLimitBytes >= leastMemoryBytes)) {
    throw new RangeError(`memoryLimitBytes is ${memoryLimitBytes}; an interpreter needs 16 MiB (16777216)`)
  }
  return new Interpreter(port, memoryLimitBytes, options.redisVersion ?? '7.0.15')
}

/** A script that was loaded. */
class Script implements LoadedScript {
  readonly sha: string
  readonly body: Uint8Array
  isForgotten = false
  /** Place in the registry of the instance `compiledIn`. */
  reference = 0
  compiledIn: LuaInstance | undefined

  constructor(sha: string, body: Uint8Array) {
    this.sha = sha
    this.body = body
  }
}

/** Keeps what was loaded, so that an instance which a script has broken can be replaced by another. */
class Interpreter implements LuaInterpreter {
  readonly #port: CommandPort
  readonly #memoryLimitBytes: number
  readonly #redisVersion: string
  readonly #scripts = new Map<string, Script>()
  readonly #libraries = new Map<string, Uint8Array>()
  readonly #loaded = new Map<string, readonly LoadedFunction[]>()
  readonly #functions = new Map<string, LoadedFunction>()
  readonly #room = new ReplyRoom()
  #instance: LuaInstance | undefined
  /** The instance in which the libraries are loaded. */
  #librariesIn: LuaInstance | undefined

  constructor(port: CommandPort, memoryLimitBytes: number, redisVersion: string) {
    this.#port = port
    this.#memoryLimitBytes = memoryLimitBytes
    this.#redisVersion = redisVersion
  }

  get reply(): Uint8Array {
    return this.#room.bytes
  }

  load(sha: string, body: Uint8Array): Script {
    const known = this.#scripts.get(sha)
    if (known !== undefined) return known
    const { length } = parseScriptShebang(body)
    const script = new Script(sha, Uint8Array.from(body.subarray(length)))
    this.#compile(script)
    this.#scripts.set(sha, script)
    return script
  }

  flushScripts(): void {
    const { api } = this.#current().machine
    const { state } = this.#current().sandbox('script')
    for (const script of this.#scripts.values()) {
      if (script.compiledIn === this.#instance) api.luaL_unref(state, registryIndex, script.reference)
      script.isForgotten = true
    }
    this.#scripts.clear()
  }

  run(script: Script, packed: PackedArguments, protocol: 2 | 3): number {
    if (script.isForgotten) throw new Error(`no script ${script.sha} is loaded`)
    const instance = this.#current()
    if (script.compiledIn !== instance) this.#compile(script)
    return instance.run('script', script.reference, script.sha, packed, protocol)
  }

  loadLibrary(name: string, body: Uint8Array): readonly RegisteredFunction[] {
    const loader = this.#withLibraries().loader()
    const functions = loader.load(body)
    this.dropLibrary(name)
    this.#libraries.set(name, Uint8Array.from(body))
    this.#keep(name, functions)
    return functions.map(({ reference: _, ...registered }) => registered)
  }

  dropLibrary(name: string): void {
    const functions = this.#loaded.get(name) ?? []
    if (this.#librariesIn === this.#current()) this.#current().loader().release(functions)
    for (const { name: known } of functions) this.#functions.delete(known)
    this.#loaded.delete(name)
    this.#libraries.delete(name)
  }

  runFunction(name: string, packed: PackedArguments, protocol: 2 | 3): number {
    const instance = this.#withLibraries()
    const found = this.#functions.get(name)
    if (found === undefined) throw new Error(`no function ${name} is loaded`)
    return instance.run('function', found.reference, name, packed, protocol)
  }

  memoryBytes(): number {
    return this.#instance === undefined || this.#instance.broken ? 0 : this.#instance.memoryBytes()
  }

  close(): void {
    this.#instance = undefined
    this.#librariesIn = undefined
    this.#scripts.clear()
    this.#functions.clear()
    this.#loaded.clear()
    this.#libraries.clear()
  }

  /** The instance in use; a new one in the place of one that a script has broken. */
  #current(): LuaInstance {
    if (this.#instance === undefined || this.#instance.broken) {
      this.#instance = new LuaInstance(this.#port, this.#memoryLimitBytes, this.#redisVersion, this.#room)
    }
    return this.#instance
  }

  #compile(script: Script): void {
    const instance = this.#current()
    const { state } = instance.sandbox('script')
    const refusal = instance.compile(state, script.body, '@user_script')
    if (refusal !== undefined) {
      throw new ScriptError(`ERR Error compiling script (new function): ${refusal}`)
    }
    script.reference = instance.machine.api.luaL_ref(state, registryIndex)
    script.compiledIn = instance
  }

  /** The instance in use, with all libraries loaded. */
  #withLibraries(): LuaInstance {
    const instance = this.#current()
    if (this.#librariesIn === instance) return instance
    this.#librariesIn = instance
    for (const [name, body] of this.#libraries) this.#keep(name, instance.loader().load(body))
    return instance
  }

  #keep(name: string, functions: readonly LoadedFunction[]): void {
    this.#loaded.set(name, functions)
    for (const loaded of functions) this.#functions.set(loaded.name, loaded)
  }
}
