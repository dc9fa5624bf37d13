import type { LuaFunction } from './function-stubs.ts'
import { luaType } from './lua-api.ts'
import type { LuaMachine } from './machine.ts'
import { valueSize } from './machine.ts'

/** 2^52 + 2^51: a double that is this large has the integers below 2^51 in its low bits, rounded. */
const shiftIntoLowBits = 6_755_399_441_055_744
const converted = new DataView(new ArrayBuffer(8))

/** The library `bit`: operations on numbers modulo 2^32, with results from -2^31 to 2^31 - 1. */
export function bitLibrary(machine: LuaMachine): Readonly<Record<string, LuaFunction>> {
  const { api } = machine
  const bits = (state: number, argument: number): number => {
    const value = machine.base(state) + (argument - 1) * valueSize
    const isNumber = value < machine.top(state) && machine.typeAt(value) === luaType.number
    return toBits(isNumber ? machine.numberAt(value) : api.luaL_checknumber(state, argument))
  }
  const push = (state: number, result: number): number => {
    api.lua_pushnumber(state, result | 0)
    return 1
  }
  const ofAll =
    (combine: (left: number, right: number) => number): LuaFunction =>
    (state) => {
      let result = bits(state, 1)
      for (let argument = machine.argumentCount(state); argument > 1; argument -= 1) {
        result = combine(result, bits(state, argument))
      }
      return push(state, result)
    }
  const shift =
    (move: (value: number, distance: number) => number): LuaFunction =>
    (state) => {
      const value = bits(state, 1)
      return push(state, move(value, bits(state, 2) & 31))
    }
  return {
    tobit: (state) => push(state, bits(state, 1)),
    bnot: (state) => push(state, ~bits(state, 1)),
    band: ofAll((left, right) => left & right),
    bor: ofAll((left, right) => left | right),
    bxor: ofAll((left, right) => left ^ right),
    lshift: shift((value, distance) => value << distance),
    rshift: shift((value, distance) => value >>> distance),
    arshift: shift((value, distance) => value >> distance),
    rol: shift((value, distance) => (value << distance) | (value >>> ((32 - distance) & 31))),
    ror: shift((value, distance) => (value >>> distance) | (value << ((32 - distance) & 31))),
    bswap: (state) => {
      const value = bits(state, 1)
      converted.setInt32(0, value, true)
      return push(state, converted.getInt32(0, false))
    },
    tohex: (state) => {
      const value = bits(state, 1)
      const digits = machine.argumentCount(state) < 2 ? 8 : bits(state, 2)
      const text = (value >>> 0).toString(16).padStart(8, '0')
      const count = Math.min(Math.abs(digits), 8)
      machine.pushText(state, (digits < 0 ? text.toUpperCase() : text).slice(8 - count))
      return 1
    },
  }
}

/** The low 32 bits of the nearest integer. */
function toBits(value: number): number {
  if ((value | 0) === value) return value | 0
  converted.setFloat64(0, value + shiftIntoLowBits, true)
  return converted.getInt32(0, true)
}
