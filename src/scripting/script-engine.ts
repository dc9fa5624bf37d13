import {
  type NativeFunction,
  type NativeScriptHandlers,
  type NativeScriptPort,
  type NativeStore,
  scriptFlags,
  withoutShebangBit,
} from '../native/binding.ts'
import type { CommandPort, LuaInterpreter, RunOptions, ScriptFlag } from './lua/interpreter.ts'
import { parseLibraryShebang, parseScriptShebang } from './lua/shebang.ts'

/** Makes an interpreter whose scripts call commands through this port. */
export type InterpreterFactory = (port: CommandPort) => LuaInterpreter

/** Runs a procedure for FCALL. The keys and values are views that are valid during the call. */
export type ProcedureRunner = (
  name: string,
  keys: readonly Uint8Array[],
  values: readonly Uint8Array[],
  protocol: 2 | 3,
) => Uint8Array

/** What surrounds the scripts of a thread. */
export interface ScriptSurroundings {
  readonly createInterpreter: InterpreterFactory
  /** Runs a procedure that this thread registered; the bytes of its reply. By default there is none. */
  readonly runProcedure?: ProcedureRunner
  /** Takes what scripts log; `level` is 0 (debug) to 3 (warning). */
  readonly log: (level: number, message: Uint8Array) => void
}

/** Has this thread run scripts for its callers. The interpreter is made with the first script. */
export function attachScripts(native: NativeStore, surroundings: ScriptSurroundings): void {
  const engine = new ScriptEngine(surroundings)
  engine.port = native.attachScripts(engine)
  engines.set(native, engine)
}

/** Native code does not keep an engine alive, since the engine holds the store by its port. */
const engines = new WeakMap<NativeStore, ScriptEngine>()

/** Carries out what native code wants of an interpreter. */
class ScriptEngine implements NativeScriptHandlers {
  port: NativeScriptPort | undefined
  readonly #surroundings: ScriptSurroundings
  #interpreter: LuaInterpreter | undefined
  readonly #shas = new Map<number, string>()
  readonly #arguments = new PackedArguments()
  #runs = 0

  constructor(surroundings: ScriptSurroundings) {
    this.#surroundings = surroundings
  }

  load(id: number, sha: string, body: Buffer): number {
    const { flags } = parseScriptShebang(body)
    this.#lua.load(sha, body)
    this.#shas.set(id, sha)
    return flags === undefined ? withoutShebangBit : bitsOf(flags)
  }

  nameLibrary(code: Buffer): string {
    return parseLibraryShebang(code).name
  }

  loadLibrary(name: string, code: Buffer): readonly NativeFunction[] {
    return this.#lua
      .loadLibrary(name, code)
      .map(({ flags, ...named }): NativeFunction => ({ ...named, flags: bitsOf(flags) }))
  }

  dropLibrary(name: string): void {
    this.#lua.dropLibrary(name)
  }

  flush(): void {
    this.#shas.clear()
    this.#interpreter?.flushScripts()
  }

  run(id: number, packed: ArrayBuffer, keys: number, values: number, protocol: 2 | 3): Uint8Array {
    this.#begin(packed, keys, values)
    const sha = this.#shas.get(id) ?? ''
    return this.#lua.run(sha, this.#arguments.keys, this.#arguments.values, runOptions[protocol])
  }

  runFunction(name: string, packed: ArrayBuffer, keys: number, values: number, protocol: 2 | 3): Uint8Array {
    this.#begin(packed, keys, values)
    return this.#lua.runFunction(name, this.#arguments.keys, this.#arguments.values, runOptions[protocol])
  }

  runProcedure(name: string, packed: ArrayBuffer, keys: number, values: number, protocol: 2 | 3): Uint8Array {
    const { runProcedure } = this.#surroundings
    if (runProcedure === undefined) throw new Error('ERR Function not found')
    this.#arguments.read(packed, keys, values)
    return runProcedure(name, this.#arguments.keys, this.#arguments.values, protocol)
  }

  #begin(packed: ArrayBuffer, keys: number, values: number): void {
    this.#arguments.read(packed, keys, values)
    if (this.#runs++ % runsAMeasurement === 0) this.port?.noteMemory(this.#lua.memoryBytes())
  }

  get #lua(): LuaInterpreter {
    this.#interpreter ??= this.#surroundings.createInterpreter(this.#commandPort())
    return this.#interpreter
  }

  #commandPort(): CommandPort {
    const { port } = this
    if (port === undefined) throw new Error('the engine is not attached')
    return { ...port, log: this.#surroundings.log }
  }
}

/** How often the interpreter's memory is told, in runs. */
const runsAMeasurement = 64

const runOptions: { readonly [Protocol in 2 | 3]: RunOptions } = { 2: { protocol: 2 }, 3: { protocol: 3 } }

/** Reads the arguments that native code packed; the views are valid during one run. */
class PackedArguments {
  keys: readonly Uint8Array[] = []
  values: readonly Uint8Array[] = []
  #buffer: ArrayBuffer | undefined
  #bytes = new Uint8Array()
  #lengths = new Uint32Array()

  read(packed: ArrayBuffer, keys: number, values: number): void {
    if (packed !== this.#buffer) {
      this.#buffer = packed
      this.#bytes = new Uint8Array(packed)
      this.#lengths = new Uint32Array(packed, 0, packed.byteLength >>> 2)
    }
    const start = 4 * (keys + values)
    const end = this.#endOf(0, keys, start)
    this.keys = this.#views(0, keys, start)
    this.values = this.#views(keys, values, end)
  }

  #endOf(first: number, count: number, start: number): number {
    let end = start
    for (let index = first; index < first + count; index++) end += this.#lengths[index] ?? 0
    return end
  }

  #views(first: number, count: number, start: number): readonly Uint8Array[] {
    if (count === 0) return none
    const views: Uint8Array[] = []
    let at = start
    for (let index = first; index < first + count; index++) {
      const end = at + (this.#lengths[index] ?? 0)
      views.push(this.#bytes.subarray(at, end))
      at = end
    }
    return views
  }
}

const none: readonly Uint8Array[] = []

function bitsOf(flags: readonly ScriptFlag[]): number {
  return flags.reduce((bits, flag) => bits | (1 << scriptFlags.indexOf(flag)), 0)
}
