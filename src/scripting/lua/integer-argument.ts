import type { LuaMachine } from './machine.ts'

/**
 * A number cut to an integer of 32 bits as 64-bit C does it: to 64 bits first, of which the low half stays.
 */
function toInt32(value: number): number {
  if (value >= -2_147_483_648 && value <= 2_147_483_647) return Math.trunc(value) | 0
  // Out of the range of 64 bits, and not a number, is the lowest integer, whose low half is 0.
  if (!(value >= -(2 ** 63) && value < 2 ** 63)) return 0
  return Number(BigInt.asIntN(32, BigInt(Math.trunc(value))))
}

/** The running function's argument as C's `int`; raises Lua's error if it is no number. */
export function checkInteger(machine: LuaMachine, state: number, argument: number): number {
  return toInt32(machine.api.luaL_checknumber(state, argument))
}

/** As `checkInteger`; the value to take if the argument is absent or nil is given. */
export function optionalInteger(
  machine: LuaMachine,
  state: number,
  argument: number,
  absent: number,
): number {
  return machine.api.lua_type(state, argument) <= 0 ? absent : checkInteger(machine, state, argument)
}
