import type { WasmMemory, WasmTable } from './web-assembly.ts'

/** What the WebAssembly binary exports of Lua's C API, as far as it is used here. Pointers are addresses in its memory. */
export interface LuaApi {
  readonly memory: WasmMemory
  readonly __indirect_function_table: WasmTable
  __wasm_call_ctors(): void
  stackSave(): number
  stackRestore(pointer: number): void
  setThrew(threw: number, value: number): void
  malloc(size: number): number
  free(pointer: number): void

  luaL_newstate(): number
  lua_close(state: number): void
  lua_checkstack(state: number, slots: number): number
  lua_gettop(state: number): number
  lua_settop(state: number, index: number): void
  lua_remove(state: number, index: number): void
  lua_insert(state: number, index: number): void
  lua_replace(state: number, index: number): void
  lua_pushvalue(state: number, index: number): void
  lua_type(state: number, index: number): number
  lua_typename(state: number, type: number): number
  lua_tonumber(state: number, index: number): number
  lua_toboolean(state: number, index: number): number
  lua_tolstring(state: number, index: number, length: number): number
  lua_objlen(state: number, index: number): number
  lua_tocfunction(state: number, index: number): number
  lua_topointer(state: number, index: number): number
  lua_pushnil(state: number): void
  lua_pushnumber(state: number, value: number): void
  lua_pushlstring(state: number, text: number, length: number): void
  lua_pushcclosure(state: number, func: number, upvalues: number): void
  lua_pushboolean(state: number, value: number): void
  lua_newuserdata(state: number, size: number): number
  lua_touserdata(state: number, index: number): number
  lua_pushlightuserdata(state: number, pointer: number): void
  lua_getfield(state: number, index: number, name: number): void
  lua_setfield(state: number, index: number, name: number): void
  lua_rawget(state: number, index: number): void
  lua_rawset(state: number, index: number): void
  lua_rawgeti(state: number, index: number, key: number): void
  lua_rawseti(state: number, index: number, key: number): void
  lua_createtable(state: number, items: number, fields: number): void
  lua_getmetatable(state: number, index: number): number
  lua_setmetatable(state: number, index: number): number
  lua_setfenv(state: number, index: number): number
  lua_next(state: number, index: number): number
  lua_concat(state: number, count: number): void
  lua_call(state: number, args: number, results: number): void
  lua_pcall(state: number, args: number, results: number, handler: number): number
  lua_error(state: number): number
  lua_gc(state: number, what: number, data: number): number
  lua_getstack(state: number, level: number, activation: number): number
  lua_getinfo(state: number, what: number, activation: number): number
  lua_sethook(state: number, hook: number, mask: number, count: number): number
  luaL_loadbuffer(state: number, text: number, length: number, name: number): number
  luaL_where(state: number, level: number): void
  luaL_argerror(state: number, argument: number, message: number): number
  luaL_typerror(state: number, argument: number, typeName: number): number
  luaL_checkstack(state: number, slots: number, message: number): void
  luaL_checktype(state: number, argument: number, type: number): void
  luaL_checkany(state: number, argument: number): void
  luaL_checklstring(state: number, argument: number, length: number): number
  luaL_checknumber(state: number, argument: number): number
  luaL_ref(state: number, table: number): number
  luaL_unref(state: number, table: number, reference: number): void
  luaopen_base(state: number): number
  luaopen_table(state: number): number
  luaopen_string(state: number): number
  luaopen_math(state: number): number
}

/** Pseudo-index of the registry. */
export const registryIndex = -10_000
/** Pseudo-index of the running thread's globals. */
export const globalsIndex = -10_002
/** As many results as there are. */
export const allResults = -1

/** Pseudo-index of an upvalue of the running C function; the first is 1. */
export function upvalueIndex(upvalue: number): number {
  return globalsIndex - upvalue
}

/** The tags of Lua's types. */
export const luaType = {
  none: -1,
  nil: 0,
  boolean: 1,
  lightUserdata: 2,
  number: 3,
  string: 4,
  table: 5,
  function: 6,
  userdata: 7,
  thread: 8,
} as const

/** What `lua_pcall` and `luaL_loadbuffer` return. */
export const luaStatus = { ok: 0, runtimeError: 2, syntaxError: 3, memoryError: 4, handlerError: 5 } as const
