import type { LuaFunction } from './function-stubs.ts'
import { checkInteger } from './integer-argument.ts'
import { allResults, luaType, upvalueIndex } from './lua-api.ts'
import { type LuaMachine, valueSize } from './machine.ts'
import type { ProtectedTables } from './protected-tables.ts'
import { RandomNumbers } from './random-numbers.ts'
import { stringFormat } from './string-format.ts'

const bytecodeMark = 0x1b
const readOnly = 'Attempt to modify a readonly table'

/** Lua's own C functions, by library and name. */
export type NativeFunctions = (library: string, name: string) => LuaFunction

/** The functions of Lua's libraries that scripts of Redis see otherwise, by library and name. */
export type LibraryChanges = Readonly<Record<string, Readonly<Record<string, LuaFunction>>>>

/** What takes the place of functions of Lua's own libraries. */
export function libraryChanges(
  machine: LuaMachine,
  tables: ProtectedTables,
  native: NativeFunctions,
): LibraryChanges {
  return {
    _G: {
      ...tableFunctions(machine, tables, native),
      ...loadingFunctions(machine, native),
      pcall: protectedCall(machine),
      tostring: toText(machine, native('_G', 'tostring')),
      tonumber: toNumber(machine, native('_G', 'tonumber')),
    },
    table: {
      insert: refusing(machine, tables, native('table', 'insert')),
      foreach: revealing(tables, native('table', 'foreach')),
    },
    string: { format: stringFormat(machine, native('string', 'format')) },
    math: randomFunctions(machine),
  }
}

/** Reads of a protected table go to the real one. */
function revealing(tables: ProtectedTables, native: LuaFunction): LuaFunction {
  return (state) => {
    tables.revealFirstArgument(state)
    return native(state)
  }
}

/** Writes to a protected table end in an error, which has no position, as those of Redis have none. */
function refusing(machine: LuaMachine, tables: ProtectedTables, native: LuaFunction, least = 1): LuaFunction {
  return (state) => {
    if (machine.argumentCount(state) >= least && tables.isFirstArgument(state)) {
      machine.raisePlain(state, readOnly)
    }
    return native(state)
  }
}

function tableFunctions(
  machine: LuaMachine,
  tables: ProtectedTables,
  native: NativeFunctions,
): Record<string, LuaFunction> {
  const next = native('_G', 'next')
  const pairs = native('_G', 'pairs')
  const getMetatable = native('_G', 'getmetatable')
  return {
    next: revealing(tables, next),
    rawget: revealing(tables, native('_G', 'rawget')),
    rawset: refusing(machine, tables, native('_G', 'rawset'), 3),
    setmetatable: refusing(machine, tables, native('_G', 'setmetatable'), 2),
    // Its upvalues are two functions: Lua's own next, and the one that looks behind protection.
    pairs: (state) => {
      if (!tables.isFirstArgument(state)) return pairs(state)
      machine.api.lua_pushvalue(state, upvalueIndex(2))
      machine.api.lua_pushvalue(state, 1)
      machine.api.lua_pushnil(state)
      return 3
    },
    getmetatable: (state) => {
      tables.revealFirstArgument(state)
      const results = getMetatable(state)
      tables.hideTop(state)
      return results
    },
  }
}

/** `load` and `loadstring` refuse bytecode, as if it were text. */
function loadingFunctions(machine: LuaMachine, native: NativeFunctions): Record<string, LuaFunction> {
  const { api } = machine
  const load = native('_G', 'load')
  const loadString = native('_G', 'loadstring')
  const readText = (state: number): number => {
    // White space in front makes the compiler take the first byte for text.
    if (api.lua_toboolean(state, upvalueIndex(2)) === 0) {
      api.lua_pushboolean(state, 1)
      api.lua_replace(state, upvalueIndex(2))
      machine.pushText(state, ' ')
      return 1
    }
    api.lua_pushvalue(state, upvalueIndex(1))
    api.lua_call(state, 0, 1)
    return 1
  }
  const reader = machine.functions([readText])[0] ?? 0
  return {
    load: (state) => {
      const base = machine.base(state)
      if (machine.argumentCount(state) > 0 && machine.typeAt(base) === luaType.function) {
        api.lua_pushvalue(state, 1)
        api.lua_pushboolean(state, 0)
        api.lua_pushcclosure(state, reader, 2)
        api.lua_replace(state, 1)
      }
      return load(state)
    },
    loadstring: (state) => {
      const base = machine.base(state)
      const count = machine.argumentCount(state)
      if (count === 0 || machine.typeAt(base) !== luaType.string) return loadString(state)
      const object = machine.objectAt(base)
      const isBytecode =
        machine.stringLength(object) > 0 &&
        machine.view.getUint8(machine.stringStart(object)) === bytecodeMark
      if (isBytecode) {
        if (count === 1) api.lua_pushvalue(state, 1)
        machine.pushText(state, ' \x1b')
        api.lua_replace(state, 1)
      }
      return loadString(state)
    },
  }
}

/** `pcall` that gives of an error's table the text. */
function protectedCall(machine: LuaMachine): LuaFunction {
  const { api } = machine
  return (state) => {
    const count = machine.argumentCount(state)
    if (count === 0) {
      api.lua_pushboolean(state, 0)
      machine.pushText(state, 'attempt to call a boolean value')
      return 2
    }
    api.lua_pushboolean(state, 1)
    api.lua_insert(state, 1)
    if (api.lua_pcall(state, count - 1, allResults, 0) !== 0) {
      api.lua_remove(state, 1)
      if (api.lua_type(state, -1) === luaType.table) {
        api.lua_getfield(state, -1, machine.text('err'))
        const type = api.lua_type(state, -1)
        if (type === luaType.string || type === luaType.number) api.lua_replace(state, -2)
      }
      api.lua_pushboolean(state, 0)
      api.lua_insert(state, 1)
    }
    return api.lua_gettop(state)
  }
}

/** `tostring` that shows the null pointer, which is cjson.null, as Redis's C library does. */
function toText(machine: LuaMachine, native: LuaFunction): LuaFunction {
  return (state) => {
    const base = machine.base(state)
    const isNull =
      machine.argumentCount(state) > 0 &&
      machine.typeAt(base) === luaType.lightUserdata &&
      machine.objectAt(base) === 0
    if (!isNull) return native(state)
    machine.pushText(state, 'userdata: (nil)')
    return 1
  }
}

/** `tonumber` in a base other than ten reads 64 bits, as Redis does: in WebAssembly C's `long` has 32. */
function toNumber(machine: LuaMachine, native: LuaFunction): LuaFunction {
  const { api } = machine
  return (state) => {
    const base = machine.base(state)
    if (machine.argumentCount(state) < 2 || machine.typeAt(base) !== luaType.string) return native(state)
    if (machine.typeAt(base + valueSize) !== luaType.number) return native(state)
    const radix = machine.numberAt(base + valueSize)
    const object = machine.objectAt(base)
    if (Math.trunc(radix) === 10 || !(radix >= 2 && radix < 37)) return native(state)
    const text = machine.copy(machine.stringStart(object), machine.stringLength(object)).toString('latin1')
    const number = parseUnsigned(text, Math.trunc(radix))
    if (number === undefined) api.lua_pushnil(state)
    else api.lua_pushnumber(state, number)
    return 1
  }
}

/** A whole text as C's strtoul reads it, in 64 bits. */
function parseUnsigned(text: string, radix: number): number | undefined {
  const parts = /^[ \t\n\v\f\r]*([-+]?)(?:0[xX](?=[0-9a-fA-F]))?([0-9a-zA-Z]+)[ \t\n\v\f\r]*$/.exec(text)
  const plain = /^[ \t\n\v\f\r]*([-+]?)([0-9a-zA-Z]+)[ \t\n\v\f\r]*$/.exec(text)
  const [, sign = '', digits = ''] = (radix === 16 ? parts : plain) ?? []
  if (digits === '') return undefined
  let value = 0n
  for (const digit of digits) {
    const worth = Number.parseInt(digit, 36)
    if (worth >= radix) return undefined
    value = value * BigInt(radix) + BigInt(worth)
  }
  if (value >= 2n ** 64n) return Number(2n ** 64n - 1n)
  return Number(sign === '-' ? BigInt.asUintN(64, -value) : value)
}

function randomFunctions(machine: LuaMachine): Record<string, LuaFunction> {
  const numbers = new RandomNumbers()
  const highest = 2_147_483_647
  return {
    random: (state) => {
      const { api } = machine
      const unit = (numbers.next() % highest) / highest
      const count = machine.argumentCount(state)
      if (count === 0) {
        api.lua_pushnumber(state, unit)
        return 1
      }
      if (count > 2) return machine.raise(state, 'wrong number of arguments')
      const low = count === 1 ? 1 : checkInteger(machine, state, 1)
      const high = checkInteger(machine, state, count)
      if (low > high) return machine.raiseArgument(state, count, 'interval is empty')
      // The width is C's int and may wrap.
      const width = count === 1 ? high : (high - low + 1) | 0
      api.lua_pushnumber(state, Math.floor(unit * width) + low)
      return 1
    },
    randomseed: (state) => {
      numbers.seed(checkInteger(machine, state, 1))
      return 0
    },
  }
}
