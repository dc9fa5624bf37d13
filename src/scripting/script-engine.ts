import {
  type NativeFunction,
  type NativeScriptHandlers,
  type NativeScriptPort,
  type NativeStore,
  scriptFlags,
  withoutShebangBit,
} from '../native/binding.ts'
import type {
  CommandPort,
  LoadedScript,
  LuaInterpreter,
  PackedArguments,
  ScriptFlag,
} from './lua/interpreter.ts'
import { parseLibraryShebang, parseScriptShebang } from './lua/shebang.ts'
import { ScriptLog } from './script-log.ts'

/** Makes an interpreter whose scripts call commands through this port. */
export type InterpreterFactory = (port: CommandPort) => LuaInterpreter

/** Runs a procedure for FCALL. The keys and values are views that are valid during the call. */
export type ProcedureRunner = (
  name: string,
  keys: readonly Uint8Array[],
  values: readonly Uint8Array[],
  protocol: 2 | 3,
) => Uint8Array

/** A control command that a script calls. */
export interface ScriptControlCall {
  /** Zero: it is the script's. */
  readonly clientId: number
  readonly commandId: number
  readonly respVersion: 2 | 3
  readonly database: number
  /** The command's own words come first. */
  readonly arguments: readonly Buffer[]
}

/** What surrounds the scripts of a thread. */
export interface ScriptSurroundings {
  readonly createInterpreter: InterpreterFactory
  /** Runs a procedure that this thread registered; the bytes of its reply. By default there is none. */
  readonly runProcedure?: ProcedureRunner
  /** Carries out a control command; the bytes of its reply. */
  readonly answerControl: (call: ScriptControlCall) => Uint8Array
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
  readonly #scripts = new Map<number, LoadedScript>()
  readonly #desk = new Desk()
  readonly #log: ScriptLog
  /** The room for replies that native code knows. */
  #replyRoom: Uint8Array | undefined
  #runs = 0

  constructor(surroundings: ScriptSurroundings) {
    this.#surroundings = surroundings
    this.#log = new ScriptLog(surroundings.log, () => this.port?.standing() ?? 'final')
  }

  load(id: number, sha: string, body: Buffer): number {
    const { flags } = parseScriptShebang(body)
    this.#scripts.set(id, this.#lua.load(sha, body))
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
    this.#scripts.clear()
    this.#interpreter?.flushScripts()
  }

  run(buffer: ArrayBuffer): number {
    const desk = this.#begin(buffer)
    const script = this.#scripts.get(desk.id)
    if (script === undefined) throw new Error('ERR the script is not loaded')
    return this.#replied(() => this.#lua.run(script, desk, desk.protocol))
  }

  runFunction(buffer: ArrayBuffer, name: string): number {
    const desk = this.#begin(buffer)
    return this.#replied(() => this.#lua.runFunction(name, desk, desk.protocol))
  }

  runProcedure(buffer: ArrayBuffer, name: string): Uint8Array {
    const { runProcedure } = this.#surroundings
    if (runProcedure === undefined) throw new Error('ERR Function not found')
    this.#desk.read(buffer)
    return runProcedure(name, this.#desk.keys(), this.#desk.values(), this.#desk.protocol)
  }

  #begin(buffer: ArrayBuffer): Desk {
    this.#desk.read(buffer)
    if (this.#runs++ % runsAMeasurement === 0) this.port?.noteMemory(this.#lua.memoryBytes())
    return this.#desk
  }

  runControl(commandId: number, database: number, words: readonly Buffer[], resp: 2 | 3): Uint8Array {
    const { answerControl } = this.#surroundings
    return answerControl({ clientId: 0, commandId, respVersion: resp, database, arguments: words })
  }

  /** Runs a script; the size of its reply, which stands in the room that native code knows. */
  #replied(run: () => number): number {
    try {
      const size = run()
      const { reply } = this.#lua
      if (reply !== this.#replyRoom) {
        this.#replyRoom = reply
        this.port?.useReplyRoom(reply)
      }
      return size
    } finally {
      this.#log.endScript()
    }
  }

  get #lua(): LuaInterpreter {
    this.#interpreter ??= this.#surroundings.createInterpreter(this.#commandPort())
    return this.#interpreter
  }

  #commandPort(): CommandPort {
    const { port } = this
    if (port === undefined) throw new Error('the engine is not attached')
    return { ...port, log: (level, message) => this.#log.add(level, message) }
  }
}

/** How often the interpreter's memory is told, in runs. */
const runsAMeasurement = 64

const deskHeaderWords = 4

/** What native code left of a call. */
class Desk implements PackedArguments {
  id = 0
  keyCount = 0
  valueCount = 0
  protocol: 2 | 3 = 2
  lengths = new Uint32Array()
  readonly firstLength = deskHeaderWords
  bytes = new Uint8Array()
  start = 0
  #buffer: ArrayBuffer | undefined

  read(buffer: ArrayBuffer): void {
    if (buffer !== this.#buffer) {
      this.#buffer = buffer
      this.bytes = new Uint8Array(buffer)
      this.lengths = new Uint32Array(buffer, 0, buffer.byteLength >>> 2)
    }
    const words = this.lengths
    this.id = words[0] ?? 0
    this.keyCount = words[1] ?? 0
    this.valueCount = words[2] ?? 0
    this.protocol = words[3] === 3 ? 3 : 2
    this.start = 4 * (deskHeaderWords + this.keyCount + this.valueCount)
  }

  /** Views of the keys, valid during the call. */
  keys(): readonly Uint8Array[] {
    return this.#views(0, this.keyCount)
  }

  /** Views of the values, valid during the call. */
  values(): readonly Uint8Array[] {
    return this.#views(this.keyCount, this.valueCount)
  }

  #views(first: number, count: number): readonly Uint8Array[] {
    let at = this.start
    for (let index = 0; index < first; index++) at += this.#length(index)
    return Array.from({ length: count }, (_, index) => {
      const from = at
      at += this.#length(first + index)
      return this.bytes.subarray(from, at)
    })
  }

  #length(index: number): number {
    return this.lengths[deskHeaderWords + index] ?? 0
  }
}

function bitsOf(flags: readonly ScriptFlag[]): number {
  return flags.reduce((bits, flag) => bits | (1 << scriptFlags.indexOf(flag)), 0)
}
