/**
 * One WebAssembly instance of Lua 5.1, and what TypeScript needs to work on it.
 *
 * The binary is `wasmoon-lua5.1`'s, of an exact version, used without its JavaScript. It was built by Emscripten with
 * setjmp and longjmp done by JavaScript exceptions: `luaD_rawrunprotected` calls the import `invoke_vii`, and
 * an error of Lua arrives there as the exception that `_emscripten_throw_longjmp` throws. Every other exception
 * (a trap, exhausted stack, the end of a killed script) passes through, and leaves the instance unusable.
 *
 * Values are read from the memory directly, since a call of the API costs more than reading a word. The layout
 * is that of Lua 5.1 with 32-bit pointers, verified when an instance is made:
 *
 *     lua_State   8: top     12: base (first argument of the running C function)
 *     value       0: number (8 bytes), pointer or boolean (4 bytes)     8: type          16 bytes in all
 *     string     12: length  16: bytes
 *     table       7: log2 of nodes   8: metatable   12: array   16: nodes   28: slots of the array
 *     node        0: value   16: key                                          32 bytes in all
 */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type LuaFunction, type LuaHook, stubFunctions } from './function-stubs.ts'
import { type LuaApi, luaType } from './lua-api.ts'
import { type WasmImports, type WasmModule, webAssembly } from './web-assembly.ts'

/** Bytes of a value on Lua's stack. */
export const valueSize = 16

const pageSize = 65_536
/** What `_emscripten_throw_longjmp` throws: `invoke_vii` knows it by its identity. */
const longJump = new Error('a Lua error that no protected call caught')
const notSupported = -52
/** WASI's "bad file descriptor". */
const badDescriptor = 8

let compiled: WasmModule | undefined

function luaModule(): WasmModule {
  if (compiled === undefined) {
    const path = createRequire(import.meta.url).resolve('wasmoon-lua5.1/dist/liblua5.1.wasm')
    compiled = new webAssembly.Module(readFileSync(path))
  }
  return compiled
}

/** An instance, its memory and its functions. */
export class LuaMachine {
  readonly api: LuaApi
  /** The whole memory, as bytes; another object after the memory has grown. */
  bytes: Uint8Array
  /** The whole memory, as words; another object after the memory has grown. */
  view: DataView
  /** 256 bytes for passing small things; whoever calls anything else in between finds them changed. */
  readonly scratch: number
  /** What a table without a hash part has in place of nodes. */
  readonly #noNodes: number

  readonly #limitBytes: number
  readonly #texts = new Map<string, number>()
  /** Functions of the table by their places: to ask the table each time costs more than a call. */
  readonly #functions: ((first?: number, second?: number) => void)[] = []

  /** @param limitBytes The most that the memory may grow to. */
  constructor(limitBytes: number) {
    this.#limitBytes = Math.min(limitBytes, 32_768 * pageSize)
    const instance = new webAssembly.Instance(luaModule(), this.#imports())
    this.api = instance.exports as unknown as LuaApi
    this.bytes = new Uint8Array(this.api.memory.buffer)
    this.view = new DataView(this.api.memory.buffer)
    this.api.__wasm_call_ctors()
    this.scratch = this.allocate(256)
    this.#noNodes = this.#verifiedLayout()
  }

  /** Room outside of Lua; freed with `api.free`. */
  allocate(size: number): number {
    const pointer = this.api.malloc(size)
    if (pointer === 0) throw new RangeError(`the interpreter's memory has no room for ${size} bytes`)
    return pointer
  }

  /** The address of a constant text, with a NUL behind it; it is kept for good, so it must not come from a script. */
  text(text: string): number {
    let pointer = this.#texts.get(text)
    if (pointer === undefined) {
      const bytes = Buffer.from(text, 'latin1')
      pointer = this.allocate(bytes.length + 1)
      this.bytes.set(bytes, pointer)
      this.bytes[pointer + bytes.length] = 0
      this.#texts.set(text, pointer)
    }
    return pointer
  }

  /** Puts functions into the table; returns their places, which are C function pointers. */
  functions(functions: readonly LuaFunction[]): readonly number[] {
    return this.#place(stubFunctions('function', functions))
  }

  /** Puts a hook into the table; returns its place. */
  hook(hook: LuaHook): number {
    return this.#place(stubFunctions('hook', [hook]))[0] ?? 0
  }

  /** A C function of the binary, called as from the running C function: with its arguments and its name in errors. */
  nativeFunction(pointer: number): LuaFunction {
    return this.api.__indirect_function_table.get(pointer) as LuaFunction
  }

  /** Address of the running C function's first argument. */
  base(state: number): number {
    return this.view.getUint32(state + 12, true)
  }

  /** Address behind the last value on the stack. */
  top(state: number): number {
    return this.view.getUint32(state + 8, true)
  }

  /** Number of arguments, as long as nothing was pushed. */
  argumentCount(state: number): number {
    return (this.top(state) - this.base(state)) / valueSize
  }

  /** The type of the value at this address. */
  typeAt(value: number): number {
    return this.view.getUint32(value + 8, true)
  }

  /** The number in the value at this address, which is one. */
  numberAt(value: number): number {
    return this.view.getFloat64(value, true)
  }

  /** The table, string or other object that the value at this address points to. */
  objectAt(value: number): number {
    return this.view.getUint32(value, true)
  }

  /** Address of a string object's bytes. */
  stringStart(object: number): number {
    return object + 16
  }

  /** Length of a string object in bytes. */
  stringLength(object: number): number {
    return this.view.getUint32(object + 12, true)
  }

  /** Whether a table object has a hash part. */
  hasNodes(table: number): boolean {
    return this.view.getUint32(table + 16, true) !== this.#noNodes
  }

  /** A copy of memory. */
  copy(start: number, length: number): Buffer {
    return Buffer.from(this.bytes.subarray(start, start + length))
  }

  /** The text before the next NUL, a byte a character. */
  textUntilNul(start: number): string {
    const end = this.bytes.indexOf(0, start)
    return this.copy(start, end - start).toString('latin1')
  }

  /** Pushes text, a byte a character. */
  pushText(state: number, text: string): void {
    this.pushBytes(state, Buffer.from(text, 'latin1'))
  }

  /** Pushes bytes as a string. */
  pushBytes(state: number, bytes: Uint8Array): void {
    if (bytes.length <= 256) {
      this.bytes.set(bytes, this.scratch)
      this.api.lua_pushlstring(state, this.scratch, bytes.length)
      return
    }
    const room = this.allocate(bytes.length)
    this.bytes.set(bytes, room)
    try {
      this.api.lua_pushlstring(state, room, bytes.length)
    } finally {
      this.api.free(room)
    }
  }

  /** Raises an error of Lua with the position of the Lua function that called the running C function. */
  raise(state: number, message: string): never {
    this.api.luaL_where(state, 1)
    this.pushText(state, message)
    this.api.lua_concat(state, 2)
    this.raiseTop(state)
  }

  /** Raises an error without a position. */
  raisePlain(state: number, message: string): never {
    this.pushText(state, message)
    this.raiseTop(state)
  }

  /** Raises the value on top of the stack. */
  raiseTop(state: number): never {
    this.api.lua_error(state)
    throw longJump
  }

  /** Raises "bad argument #… to '…' (message)". */
  raiseArgument(state: number, argument: number, message: string): never {
    this.pushText(state, message)
    this.api.luaL_argerror(state, argument, this.api.lua_tolstring(state, -1, 0))
    throw longJump
  }

  #functionAt(index: number): (first?: number, second?: number) => void {
    let found = this.#functions[index]
    if (found === undefined) {
      found = this.api.__indirect_function_table.get(index) as (first?: number, second?: number) => void
      this.#functions[index] = found
    }
    return found
  }

  #place(functions: readonly unknown[]): readonly number[] {
    const table = this.api.__indirect_function_table
    const first = table.grow(functions.length)
    for (const [index, body] of functions.entries()) table.set(first + index, body)
    return functions.map((_, index) => first + index)
  }

  #imports(): WasmImports {
    const refuse = () => notSupported
    const env: Record<string, (...parameters: number[]) => number | undefined> = {
      invoke_vii: (index = 0, first, second) => {
        const stack = this.api.stackSave()
        try {
          this.#functionAt(index)(first, second)
        } catch (error) {
          this.api.stackRestore(stack)
          if (error !== longJump) throw error
          this.api.setThrew(1, 0)
        }
        return undefined
      },
      _emscripten_throw_longjmp: () => {
        throw longJump
      },
      emscripten_memcpy_js: (target = 0, source = 0, length = 0) => {
        this.bytes.copyWithin(target, source, source + length)
        return undefined
      },
      emscripten_resize_heap: (size = 0) => (this.#grow(size >>> 0) ? 1 : 0),
      emscripten_date_now: () => Date.now(),
      _emscripten_get_now_is_monotonic: () => 1,
      exit: (code) => {
        // Lua does so where it has no memory left outside of a protected call.
        throw new RangeError(`the interpreter ended itself with code ${code}`)
      },
    }
    const wasi: typeof env = {
      environ_sizes_get: (count = 0, size = 0) => {
        const view = new DataView(this.api.memory.buffer)
        view.setUint32(count, 0, true)
        view.setUint32(size, 0, true)
        return 0
      },
      environ_get: () => 0,
    }
    for (const { module, name } of webAssembly.Module.imports(luaModule())) {
      if (module === 'env') env[name] ??= refuse
      else wasi[name] ??= () => badDescriptor
    }
    return { env, wasi_snapshot_preview1: wasi }
  }

  #grow(size: number): boolean {
    const memory = this.api.memory
    const current = memory.buffer.byteLength
    if (size > this.#limitBytes) return false
    const wanted = Math.min(Math.max(size, current + current / 4), this.#limitBytes)
    try {
      memory.grow(Math.ceil((wanted - current) / pageSize))
    } catch {
      return false
    }
    this.bytes = new Uint8Array(memory.buffer)
    this.view = new DataView(memory.buffer)
    return true
  }

  /** Refuses a binary with another layout than is read here; returns the address of the shared empty node. */
  #verifiedLayout(): number {
    const { api, view } = this
    const state = api.luaL_newstate()
    this.pushText(state, 'layout')
    api.lua_pushnumber(state, 1.5)
    api.lua_createtable(state, 3, 0)
    const base = this.base(state)
    const table = this.objectAt(base + 2 * valueSize)
    const fits =
      this.argumentCount(state) === 3 &&
      this.typeAt(base) === luaType.string &&
      this.stringStart(this.objectAt(base)) === api.lua_tolstring(state, 1, 0) &&
      this.stringLength(this.objectAt(base)) === 6 &&
      this.numberAt(base + valueSize) === 1.5 &&
      table === api.lua_topointer(state, 3) &&
      view.getUint32(table + 8, true) === 0 &&
      view.getUint32(table + 28, true) === 3
    const noNodes = view.getUint32(table + 16, true)
    api.lua_pushnumber(state, 2.5)
    api.lua_setfield(state, 3, this.text('field'))
    const node = view.getUint32(table + 16, true)
    const nodeFits =
      view.getUint8(table + 7) === 0 &&
      this.typeAt(node) === luaType.number &&
      this.numberAt(node) === 2.5 &&
      this.typeAt(node + valueSize) === luaType.string &&
      this.stringLength(this.objectAt(node + valueSize)) === 5
    api.lua_close(state)
    if (!fits || !nodeFits)
      throw new Error('wasmoon-lua5.1 has another memory layout than this version of nacre reads')
    return noNodes
  }
}
