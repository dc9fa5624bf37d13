import { createFunctionLoader, type FunctionLoader } from './function-loader.ts'
import type { CommandPort, PackedArguments } from './interpreter.ts'
import { redisLibraries } from './libraries.ts'
import { luaStatus, luaType, registryIndex } from './lua-api.ts'
import { LuaMachine, valueSize } from './machine.ts'
import { ProtectedTables } from './protected-tables.ts'
import { RedisLibrary } from './redis-library.ts'
import type { ReplyRoom } from './reply-room.ts'
import { ReplyWriter } from './reply-writer.ts'
import { type Sandbox, SandboxMaker } from './sandbox.ts'
import { errorPosition, errorText, type Failure, positionAt, ScriptEnd } from './script-failure.ts'
import { TableReader } from './table-reader.ts'

/** Instructions between two looks at whether the script must end. */
const hookInterval = 100_000
const hookCountMask = 8
/** What every state keeps at the bottom of its stack. */
const handlerIndex = 1
const globalsStackIndex = 2
const smallLength = 24
const argumentRoomSize = 65_536
const bytecodeMark = 0x1b
const noTable = 0
const noReference = 0

/** A global that holds arguments of scripts. */
interface ArgumentTable {
  /** Address of its name. */
  readonly name: number
  address: number
  /** Where the registry holds it, too. */
  reference: number
}

/** Which state something runs in: they differ in a few functions. */
export type StateKind = 'script' | 'function'

const omissions: Readonly<Record<StateKind, readonly string[]>> = {
  script: [],
  function: ['redis.breakpoint', 'redis.debug', 'redis.replicate_commands', '_G.__redis__err__handler'],
}

/** One WebAssembly instance with its states. After `broken` became true nothing may be called. */
export class LuaInstance {
  readonly machine: LuaMachine
  /** Whether the states may be inconsistent, or without memory: the instance must be replaced. */
  broken = false

  readonly #port: CommandPort
  readonly #redis: RedisLibrary
  readonly #maker: SandboxMaker
  readonly #writer: ReplyWriter
  readonly #handler: number
  readonly #hook: number
  readonly #sandboxes: Record<StateKind, Sandbox | undefined> = { script: undefined, function: undefined }
  #loader: FunctionLoader | undefined
  #failure: Failure | undefined
  /** When a library that is loading must have ended, in milliseconds of `performance.now()`. */
  #deadlineMs = Number.POSITIVE_INFINITY
  readonly #argumentRoom: number
  readonly #keys: ArgumentTable
  readonly #argv: ArgumentTable

  constructor(port: CommandPort, memoryLimitBytes: number, redisVersion: string, room: ReplyRoom) {
    const machine = new LuaMachine(memoryLimitBytes)
    this.machine = machine
    this.#port = port
    this.#redis = new RedisLibrary(machine, port)
    this.#writer = new ReplyWriter(machine, room)
    const tables = new ProtectedTables(machine)
    const libraries = redisLibraries(machine, new TableReader(machine, tables), this.#redis, redisVersion)
    this.#maker = new SandboxMaker(machine, tables, libraries)
    this.#handler = machine.functions([(state) => this.#noteFailure(state)])[0] ?? 0
    this.#hook = machine.hook((state) => this.#interrupt(state))
    this.#argumentRoom = machine.allocate(argumentRoomSize)
    this.#keys = { name: machine.text('KEYS'), address: noTable, reference: noReference }
    this.#argv = { name: machine.text('ARGV'), address: noTable, reference: noReference }
  }

  /** The state for this kind, made when it is first wanted: its stack holds the handler and the globals. */
  sandbox(kind: StateKind): Sandbox {
    let sandbox = this.#sandboxes[kind]
    if (sandbox === undefined) {
      const { api } = this.machine
      sandbox = this.#maker.make(omissions[kind])
      api.lua_pushcclosure(sandbox.state, this.#handler, 0)
      api.lua_rawgeti(sandbox.state, registryIndex, sandbox.globals)
      api.lua_sethook(sandbox.state, this.#hook, hookCountMask, hookInterval)
      this.#sandboxes[kind] = sandbox
    }
    return sandbox
  }

  /** What loads libraries of functions, for the state of functions. */
  loader(): FunctionLoader {
    this.#loader ??= createFunctionLoader(this, this.#maker, this.sandbox('function'))
    return this.#loader
  }

  /**
   * Compiles a chunk and pushes it as a function.
   *
   * @returns The compiler's message if it is refused; nothing is pushed then.
   */
  compile(state: number, body: Uint8Array, chunkName: string): string | undefined {
    const { machine } = this
    try {
      const room = machine.allocate(body.length + 1)
      // Bytecode is not taken: white space in front makes it a text that is no Lua.
      const shift = body[0] === bytecodeMark ? 1 : 0
      machine.bytes[room] = 0x20
      machine.bytes.set(body, room + shift)
      const status = machine.api.luaL_loadbuffer(state, room, body.length + shift, machine.text(chunkName))
      machine.api.free(room)
      if (status === luaStatus.ok) return undefined
      if (status === luaStatus.memoryError) this.broken = true
      const message = this.#topText(state)
      machine.api.lua_settop(state, -2)
      return message
    } catch (error) {
      // Neither memory nor V8's stack may suffice for what clients send.
      this.broken = true
      if (error instanceof RangeError) return 'not enough memory'
      throw error
    }
  }

  /**
   * Runs the function in this registry slot.
   *
   * @param name How errors call it: the script's SHA-1 or the function's name.
   * @returns The size of the reply.
   */
  run(kind: StateKind, reference: number, name: string, packed: PackedArguments, protocol: 2 | 3): number {
    const { api } = this.machine
    const { state } = this.sandbox(kind)
    this.#redis.resp = 2
    try {
      if (kind === 'script') this.#setArguments(state, packed)
      api.lua_rawgeti(state, registryIndex, reference)
      if (kind === 'function') {
        const valuesStart = this.#pushStrings(state, packed, 0, packed.keyCount, packed.start)
        this.#pushStrings(state, packed, packed.keyCount, packed.valueCount, valuesStart)
      }
      const status = api.lua_pcall(state, kind === 'script' ? 0 : 2, 1, handlerIndex)
      if (status === luaStatus.ok) return this.#writer.write(state, protocol, this.#redis.resp)
      return this.#writer.writeError(this.#takeFailure(state, status, name))
    } catch (error) {
      this.broken = true
      return this.#writer.writeError(faultText(error, name))
    }
  }

  /**
   * Calls the function on top of the stack, without arguments and results, as a library that is loading.
   *
   * @param limitMs How long it may run.
   * @returns The error's text, or undefined if there was none.
   */
  runLibrary(state: number, limitMs: number): string | undefined {
    this.#deadlineMs = performance.now() + limitMs
    try {
      const status = this.machine.api.lua_pcall(state, 0, 0, handlerIndex)
      if (status === luaStatus.ok) return undefined
      return this.#takeError(state, status)?.text ?? 'ERR not enough memory'
    } catch (error) {
      this.broken = true
      return error instanceof ScriptEnd ? error.text : faultText(error, '')
    } finally {
      this.#deadlineMs = Number.POSITIVE_INFINITY
    }
  }

  /** Bytes that the states have allocated. */
  memoryBytes(): number {
    const { api } = this.machine
    let bytes = 0
    for (const sandbox of Object.values(this.#sandboxes)) {
      if (sandbox === undefined) continue
      bytes += api.lua_gc(sandbox.state, 3, 0) * 1024 + api.lua_gc(sandbox.state, 4, 0)
    }
    return bytes
  }

  /** Pops the error that a protected call left. */
  #takeError(state: number, status: number): Failure | undefined {
    const failure = this.#failure
    this.#failure = undefined
    this.machine.api.lua_settop(state, -2)
    if (status === luaStatus.memoryError) this.broken = true
    return status === luaStatus.runtimeError ? failure : undefined
  }

  #takeFailure(state: number, status: number, name: string): string {
    const message = this.#topText(state)
    const failure = this.#takeError(state, status)
    if (failure === undefined) return `ERR Error running script ${name}, ${message.slice(0, 100)}`
    const { text, position } = failure
    return position === undefined ? text : text + suffix(name, position.source, position.line)
  }

  /** The message handler: keeps what the error says and where it arose. */
  #noteFailure(state: number): number {
    const text = errorText(this.machine, state)
    this.#failure = { text: untilNul(text), position: errorPosition(this.machine, state) }
    return 1
  }

  #interrupt(state: number): void {
    if (performance.now() > this.#deadlineMs) throw new ScriptEnd('ERR FUNCTION LOAD timeout')
    if (this.#deadlineMs === Number.POSITIVE_INFINITY && this.#port.interrupted()) {
      const { position } = positionAt(this.machine, state, 0) ?? {}
      throw new ScriptEnd('ERR Script killed by user with SCRIPT KILL...', position)
    }
  }

  #setArguments(state: number, packed: PackedArguments): void {
    const { keyCount, valueCount, start } = packed
    const valuesStart = this.#setTable(state, this.#keys, packed, 0, keyCount, start)
    this.#setTable(state, this.#argv, packed, keyCount, valueCount, valuesStart)
  }

  /**
   * Sets KEYS or ARGV to `count` of the arguments, whose bytes begin at `start`; returns where they end. The table of
   * the script before serves once more if it has room for as many, and nothing else was made of it.
   */
  #setTable(
    state: number,
    table: ArgumentTable,
    packed: PackedArguments,
    first: number,
    count: number,
    start: number,
  ): number {
    const { api } = this.machine
    if (!this.#isPlain(table.address, count)) this.#renew(state, table, count)
    else if (count === 0) return start
    else api.lua_rawgeti(state, registryIndex, table.reference)
    const end = this.#fill(state, packed, first, count, start)
    api.lua_settop(state, -2)
    return end
  }

  /** Pushes a new table, which is the global from now on. */
  #renew(state: number, table: ArgumentTable, count: number): void {
    const { machine } = this
    const { api } = machine
    api.lua_createtable(state, count, 0)
    table.address = machine.objectAt(machine.top(state) - valueSize)
    api.lua_pushvalue(state, -1)
    if (table.reference === noReference) table.reference = api.luaL_ref(state, registryIndex)
    else api.lua_rawseti(state, registryIndex, table.reference)
    api.lua_pushvalue(state, -1)
    api.lua_setfield(state, globalsStackIndex, table.name)
  }

  /** Whether there is such a table, with room for exactly so many items, without fields and a metatable. */
  #isPlain(table: number, count: number): boolean {
    const { machine } = this
    if (table === noTable || machine.hasNodes(table)) return false
    const { view } = machine
    return view.getUint32(table + 28, true) === count && view.getUint32(table + 8, true) === 0
  }

  /** Pushes an array of `count` of the arguments, whose bytes begin at `start`; returns where they end. */
  #pushStrings(state: number, packed: PackedArguments, first: number, count: number, start: number): number {
    this.machine.api.lua_createtable(state, count, 0)
    return this.#fill(state, packed, first, count, start)
  }

  /** Fills the array on top of the stack. */
  #fill(state: number, packed: PackedArguments, first: number, count: number, start: number): number {
    const { api } = this.machine
    const { bytes, lengths, firstLength } = packed
    const room = this.#argumentRoom
    let at = start
    for (let index = 0; index < count; index += 1) {
      const length = lengths[firstLength + first + index] as number
      const memory = this.machine.bytes
      if (length <= smallLength) {
        for (let byte = 0; byte < length; byte += 1) memory[room + byte] = bytes[at + byte] as number
        api.lua_pushlstring(state, room, length)
      } else if (length <= argumentRoomSize) {
        memory.set(bytes.subarray(at, at + length), room)
        api.lua_pushlstring(state, room, length)
      } else {
        this.machine.pushBytes(state, bytes.subarray(at, at + length))
      }
      api.lua_rawseti(state, -2, index + 1)
      at += length
    }
    return at
  }

  #topText(state: number): string {
    const { api } = this.machine
    if (api.lua_type(state, -1) !== luaType.string) return 'execution failure'
    return this.machine.textUntilNul(api.lua_tolstring(state, -1, 0))
  }
}

function suffix(name: string, source: string, line: number): string {
  return ` script: ${name}, on ${source}:${line}.`
}

/** The reply of a script that ended the interpreter. */
function faultText(error: unknown, name: string): string {
  if (error instanceof ScriptEnd) {
    return error.position === undefined
      ? error.text
      : error.text + suffix(name, error.position.source, error.position.line)
  }
  // V8 has no more stack where C code recurses too deeply; the same class says that memory has ended.
  const reason =
    error instanceof RangeError ? 'stack overflow or out of memory in a C function' : String(error)
  return `ERR Error running script ${name}, ${reason}`
}

function untilNul(text: string): string {
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}
