import { type LibraryChanges, libraryChanges } from './base-library.ts'
import type { LuaFunction } from './function-stubs.ts'
import { globalsIndex, luaType, registryIndex } from './lua-api.ts'
import type { LuaMachine } from './machine.ts'
import type { ProtectedTables } from './protected-tables.ts'

/** Libraries of functions by name; values that are no functions go with them. */
export type Libraries = Readonly<Record<string, Library>>

/** The content of one library. */
export interface Library {
  readonly functions: Readonly<Record<string, LuaFunction>>
  readonly values?: Readonly<Record<string, string | number>>
  /** Pushes the library's table, in the place of one with the functions. */
  readonly push?: (state: number) => void
}

/** Functions of Lua's base library that scripts do not have. */
const withheld = ['dofile', 'loadfile', 'print', 'newproxy', 'getfenv', 'setfenv', 'module', 'require']
const luaLibraries = ['string', 'table', 'math', 'coroutine'] as const
const protectedLibraries = [...luaLibraries, 'redis', 'cjson', 'cmsgpack', 'struct', 'bit']

/** The parts of a state that are needed to run something in it. */
export interface Sandbox {
  readonly state: number
  /** Registry reference of the real table of globals. */
  readonly globals: number
  /** Registry reference of what scripts see of it. */
  readonly visibleGlobals: number
}

/** Makes states whose globals are those of Redis's scripts. */
export class SandboxMaker {
  readonly tables: ProtectedTables

  readonly #machine: LuaMachine
  readonly #libraries: Libraries
  readonly #changes: LibraryChanges
  /** C function pointers, by 'library.name'. */
  readonly #pointers = new Map<string, number>()

  constructor(machine: LuaMachine, tables: ProtectedTables, libraries: Libraries) {
    this.#machine = machine
    this.#libraries = libraries
    this.tables = tables
    const native = this.#nativePointers()
    this.#changes = libraryChanges(machine, this.tables, (library, name) =>
      machine.nativeFunction(native.get(`${library}.${name}`) ?? 0),
    )
    this.#place(this.#changes)
    this.#place(
      Object.fromEntries(Object.entries(libraries).map(([name, { functions }]) => [name, functions])),
    )
    this.#place({ guard: { missing: missingGlobal(machine) } })
    this.#pointers.set('native next', native.get('_G.next') ?? 0)
  }

  /**
   * Makes a state.
   *
   * @param omitted Functions that this kind of state does not have, as 'library.name'.
   */
  make(omitted: readonly string[]): Sandbox {
    const { api } = this.#machine
    const state = api.luaL_newstate()
    if (state === 0) throw new RangeError('the interpreter has no memory for a state')
    openLuaLibraries(this.#machine, state)
    for (const name of withheld) this.#setNil(state, globalsIndex, name)
    for (const [library, functions] of Object.entries(this.#changes)) {
      if (library === '_G') this.#setFunctions(state, globalsIndex, library, Object.keys(functions))
      else {
        api.lua_getfield(state, globalsIndex, this.#machine.text(library))
        this.#setFunctions(state, -2, library, Object.keys(functions))
        api.lua_settop(state, -2)
      }
    }
    for (const [name, library] of Object.entries(this.#libraries)) {
      const names = Object.keys(library.functions).filter((key) => !omitted.includes(`${name}.${key}`))
      this.#addLibrary(state, name, names, library)
    }
    this.#protectLibraries(state)
    return this.#protectGlobals(state)
  }

  /** Sets functions in the table below the top of the stack (`index` counts with one value pushed). */
  #setFunctions(state: number, index: number, library: string, names: readonly string[]): void {
    const { api } = this.#machine
    for (const name of names) {
      this.#pushFunction(state, library, name)
      api.lua_setfield(state, index, this.#machine.text(name))
    }
  }

  #pushFunction(state: number, library: string, name: string): void {
    const { api } = this.#machine
    const pointer = this.#pointers.get(`${library}.${name}`) ?? 0
    if (library === '_G' && name === 'pairs') {
      api.lua_pushcclosure(state, this.#pointers.get('native next') ?? 0, 0)
      api.lua_pushcclosure(state, this.#pointers.get('_G.next') ?? 0, 0)
      api.lua_pushcclosure(state, pointer, 2)
    } else {
      api.lua_pushcclosure(state, pointer, 0)
    }
  }

  #addLibrary(state: number, name: string, names: readonly string[], library: Library): void {
    const { api } = this.#machine
    if (name === '_G') {
      this.#setFunctions(state, globalsIndex, name, names)
      return
    }
    if (library.push === undefined) api.lua_createtable(state, 0, 16)
    else library.push(state)
    this.#setFunctions(state, -2, name, names)
    for (const [key, value] of Object.entries(library.values ?? {})) {
      if (typeof value === 'number') api.lua_pushnumber(state, value)
      else this.#machine.pushText(state, value)
      api.lua_setfield(state, -2, this.#machine.text(key))
    }
    api.lua_setfield(state, globalsIndex, this.#machine.text(name))
  }

  #protectLibraries(state: number): void {
    const { api } = this.#machine
    for (const name of protectedLibraries) {
      api.lua_getfield(state, globalsIndex, this.#machine.text(name))
      this.tables.protect(state)
      api.lua_setfield(state, globalsIndex, this.#machine.text(name))
    }
    // Methods of strings come from the stand-in, so that a script cannot reach the real table.
    this.#machine.pushText(state, '')
    api.lua_getmetatable(state, -1)
    api.lua_getfield(state, globalsIndex, this.#machine.text('string'))
    api.lua_setfield(state, -2, this.#machine.text('__index'))
    this.tables.protect(state)
    api.lua_settop(state, -3)
  }

  #protectGlobals(state: number): Sandbox {
    const { api } = this.#machine
    api.lua_pushvalue(state, globalsIndex)
    this.pushMissingGuard(state)
    api.lua_pushvalue(state, -1)
    this.tables.protect(state)
    api.lua_settop(state, -2)
    api.lua_setmetatable(state, -2)
    api.lua_pushvalue(state, -1)
    const globals = api.luaL_ref(state, registryIndex)
    this.tables.protect(state)
    api.lua_rawgeti(state, registryIndex, globals)
    api.lua_pushvalue(state, -2)
    api.lua_setfield(state, -2, this.#machine.text('_G'))
    api.lua_settop(state, -2)
    api.lua_pushvalue(state, -1)
    api.lua_replace(state, globalsIndex)
    const visibleGlobals = api.luaL_ref(state, registryIndex)
    return { state, globals, visibleGlobals }
  }

  /** Pushes a metatable whose reads end in Redis's error about missing globals. */
  pushMissingGuard(state: number): void {
    const { api } = this.#machine
    api.lua_createtable(state, 0, 1)
    api.lua_pushcclosure(state, this.#pointers.get('guard.missing') ?? 0, 0)
    api.lua_setfield(state, -2, this.#machine.text('__index'))
  }

  #setNil(state: number, index: number, name: string): void {
    this.#machine.api.lua_pushnil(state)
    this.#machine.api.lua_setfield(state, index, this.#machine.text(name))
  }

  #place(functions: Readonly<Record<string, Readonly<Record<string, LuaFunction>>>>): void {
    const all = Object.entries(functions).flatMap(([library, members]) =>
      Object.entries(members).map(([name, body]) => [`${library}.${name}`, body] as const),
    )
    const pointers = this.#machine.functions(all.map(([, body]) => body))
    all.forEach(([name], index) => {
      this.#pointers.set(name, pointers[index] ?? 0)
    })
  }

  /** C function pointers of Lua's own libraries, taken from a state that is closed again. */
  #nativePointers(): ReadonlyMap<string, number> {
    const { api } = this.#machine
    const state = api.luaL_newstate()
    openLuaLibraries(this.#machine, state)
    const found = new Map<string, number>()
    for (const library of ['_G', ...luaLibraries]) {
      api.lua_getfield(state, globalsIndex, this.#machine.text(library))
      api.lua_pushnil(state)
      while (api.lua_next(state, -2) !== 0) {
        const pointer = api.lua_tocfunction(state, -1)
        if (pointer !== 0) {
          const name = this.#machine.textUntilNul(api.lua_tolstring(state, -2, 0))
          found.set(`${library}.${name}`, pointer)
        }
        api.lua_settop(state, -2)
      }
      api.lua_settop(state, -2)
    }
    api.lua_close(state)
    return found
  }
}

function openLuaLibraries({ api }: LuaMachine, state: number): void {
  api.luaopen_base(state)
  api.luaopen_table(state)
  api.luaopen_string(state)
  api.luaopen_math(state)
  api.lua_settop(state, 0)
}

/** The metamethod for reads of globals that do not exist. */
function missingGlobal(machine: LuaMachine): LuaFunction {
  const { api } = machine
  return (state) => {
    const type = api.lua_type(state, 2)
    if (type !== luaType.string && type !== luaType.number) {
      return machine.raise(state, 'Second argument to luaProtectedTableError must be a string or number')
    }
    const name = machine.textUntilNul(api.lua_tolstring(state, 2, 0))
    return machine.raise(state, `Script attempted to access nonexistent global variable '${name}'`)
  }
}
