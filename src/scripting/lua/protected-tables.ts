import { luaType, registryIndex } from './lua-api.ts'
import { type LuaMachine, valueSize } from './machine.ts'

/**
 * Tables that scripts can read and not write.
 *
 * Redis marks a table as read-only inside of Lua. Lua as it is has no such mark, so a script sees an empty table
 * in its place, whose metatable reads from the real one and refuses writes. The library functions that pass
 * metatables by (rawget, next, table.insert …) look here whether a table is such a stand-in.
 */
export class ProtectedTables {
  readonly #machine: LuaMachine
  readonly #refuse: number
  /** Registry references of the real tables, by the address of their stand-ins. */
  readonly #real = new Map<number, number>()
  /** Addresses of the real tables, by the address of their stand-ins. */
  readonly #realAddresses = new Map<number, number>()
  /** Registry references of stand-ins, by the address of real tables. */
  readonly #standIns = new Map<number, number>()

  constructor(machine: LuaMachine) {
    this.#machine = machine
    const refuse = (state: number) => machine.raise(state, 'Attempt to modify a readonly table')
    this.#refuse = machine.functions([refuse])[0] ?? 0
  }

  /** Replaces the table on top of the stack by its stand-in. */
  protect(state: number): void {
    const { api } = this.#machine
    const real = api.lua_topointer(state, -1)
    const known = this.#standIns.get(real)
    if (known !== undefined) {
      api.lua_settop(state, -2)
      api.lua_rawgeti(state, registryIndex, known)
      return
    }
    api.lua_createtable(state, 0, 0)
    this.#realAddresses.set(api.lua_topointer(state, -1), real)
    this.#real.set(api.lua_topointer(state, -1), this.#reference(state, -2))
    this.#standIns.set(real, this.#reference(state, -1))
    api.lua_createtable(state, 0, 2)
    api.lua_pushvalue(state, -3)
    api.lua_setfield(state, -2, this.#machine.text('__index'))
    this.pushRefusal(state)
    api.lua_setfield(state, -2, this.#machine.text('__newindex'))
    api.lua_setmetatable(state, -2)
    api.lua_remove(state, -2)
  }

  /** The address of the real table, if this is a stand-in's; otherwise the same. */
  realTable(table: number): number {
    return this.#isStandIn(table) ? (this.#realAddresses.get(table) ?? table) : table
  }

  /** Whether the running function's first argument is a stand-in. */
  isFirstArgument(state: number): boolean {
    const machine = this.#machine
    const base = machine.base(state)
    if (base === machine.top(state) || machine.typeAt(base) !== luaType.table) return false
    return this.#isStandIn(machine.objectAt(base))
  }

  /** Puts the real table in the place of the running function's first argument, if that is a stand-in. */
  revealFirstArgument(state: number): void {
    if (!this.isFirstArgument(state)) return
    const { api } = this.#machine
    const reference = this.#real.get(this.#machine.objectAt(this.#machine.base(state)))
    if (reference === undefined) return
    api.lua_rawgeti(state, registryIndex, reference)
    api.lua_replace(state, 1)
  }

  /** Puts the stand-in in the place of the table on top of the stack, if that is protected. */
  hideTop(state: number): void {
    const machine = this.#machine
    const top = machine.top(state) - valueSize
    if (machine.typeAt(top) !== luaType.table) return
    const reference = this.#standIns.get(machine.objectAt(top))
    if (reference === undefined) return
    machine.api.lua_settop(state, -2)
    machine.api.lua_rawgeti(state, registryIndex, reference)
  }

  /** Pushes the metamethod that refuses writes. */
  pushRefusal(state: number): void {
    this.#machine.api.lua_pushcclosure(state, this.#refuse, 0)
  }

  #isStandIn(table: number): boolean {
    // Every stand-in has a metatable, and most tables have none.
    return this.#machine.view.getUint32(table + 8, true) !== 0 && this.#real.has(table)
  }

  #reference(state: number, index: number): number {
    this.#machine.api.lua_pushvalue(state, index)
    return this.#machine.api.luaL_ref(state, registryIndex)
  }
}
