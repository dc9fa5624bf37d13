import type { LuaFunction } from './function-stubs.ts'
import { luaType } from './lua-api.ts'
import type { LuaMachine } from './machine.ts'
import { toInt64 } from './number-text.ts'
import { OutputRoom } from './output-room.ts'
import { StructFormat, type StructItem } from './struct-format.ts'

const integers = 'bBhHlLTiI'

/** The library `struct`: values as bytes of C's types. */
export function structLibrary(machine: LuaMachine): Readonly<Record<string, LuaFunction>> {
  const out = new OutputRoom(machine)
  return {
    pack: (state) => pack(machine, out, state),
    unpack: (state) => unpack(machine, state),
    size: (state) => size(machine, state),
  }
}

function size(machine: LuaMachine, state: number): number {
  const format = new StructFormat(machine, state)
  let position = 0
  for (let item = format.next(position); item !== undefined; item = format.next(position)) {
    if (item.option === 's') machine.raiseArgument(state, 1, "option 's' has no fixed size")
    if (item.option === 'c' && item.size === 0) {
      machine.raiseArgument(state, 1, "option 'c0' has no fixed size")
    }
    if (!/[0-9A-Za-z]/.test(item.option)) format.control(item.option)
    position += item.padding + item.size
  }
  machine.api.lua_pushnumber(state, position)
  return 1
}

function pack(machine: LuaMachine, out: OutputRoom, state: number): number {
  const format = new StructFormat(machine, state)
  const { api } = machine
  // An argument that is missing is told to be nil, as in Redis.
  api.lua_pushnil(state)
  out.clear()
  let argument = 1
  let position = 0
  for (let item = format.next(position); item !== undefined; item = format.next(position)) {
    for (let index = 0; index < item.padding; index += 1) out.byte(0)
    position += item.padding + item.size
    if (integers.includes(item.option)) {
      argument += 1
      packInteger(out, api.luaL_checknumber(state, argument), item)
      continue
    }
    switch (item.option) {
      case 'x':
        out.byte(0)
        break
      case 'f':
      case 'd':
        argument += 1
        out.float(api.luaL_checknumber(state, argument), item.option === 'f' ? 4 : 8, item.littleEndian)
        break
      case 'c':
      case 's': {
        argument += 1
        const start = api.luaL_checklstring(state, argument, machine.scratch)
        const length = machine.view.getUint32(machine.scratch, true)
        if (length < item.size) machine.raiseArgument(state, argument + 1, 'string too short')
        const taken = item.size === 0 ? length : item.size
        out.copy(start, taken)
        if (item.option === 's') out.byte(0)
        position += taken - item.size + (item.option === 's' ? 1 : 0)
        break
      }
      default:
        format.control(item.option)
    }
  }
  out.push(state)
  return 1
}

function packInteger(out: OutputRoom, value: number, { size: bytes, littleEndian }: StructItem): void {
  let rest: bigint
  if (value < 2 ** 63) rest = toInt64(value)
  // Beyond 2^64 the conversion of x86 leaves nothing of the number.
  else rest = value < 2 ** 64 ? BigInt(Math.trunc(value)) : value >= 2 ** 64 ? 0n : 2n ** 63n
  rest = BigInt.asUintN(64, rest)
  const low = Number(rest & 0xffffffffn)
  const high = Number(rest >> 32n)
  for (let index = 0; index < bytes; index += 1) {
    const place = littleEndian ? index : bytes - 1 - index
    const word = place < 4 ? low : high
    out.byte(place < 8 ? (word >>> (8 * (place & 3))) & 0xff : 0)
  }
}

function unpack(machine: LuaMachine, state: number): number {
  const format = new StructFormat(machine, state)
  const { api } = machine
  const start = api.luaL_checklstring(state, 2, machine.scratch)
  const length = machine.view.getUint32(machine.scratch, true)
  let position = firstPosition(machine, state) - 1
  let count = 0
  const need = (bytes: number): void => {
    if (!(bytes >= 0 && bytes <= length && position >= 0 && position <= length - bytes)) {
      machine.raiseArgument(state, 2, 'data string too short')
    }
  }
  for (let item = format.next(position); item !== undefined; item = format.next(position)) {
    position += item.padding
    need(item.size)
    api.luaL_checkstack(state, 2, machine.text('too many results'))
    let taken = item.size
    if (integers.includes(item.option)) {
      api.lua_pushnumber(state, unpackInteger(machine, start + position, item))
      count += 1
    } else if (item.option === 'f' || item.option === 'd') {
      const at = start + position
      const { view } = machine
      const little = item.littleEndian
      api.lua_pushnumber(
        state,
        item.option === 'f' ? view.getFloat32(at, little) : view.getFloat64(at, little),
      )
      count += 1
    } else if (item.option === 'c') {
      if (taken === 0) {
        taken = previousSize(machine, state, count)
        count -= 1
        need(taken)
      }
      api.lua_pushlstring(state, start + position, taken)
      count += 1
    } else if (item.option === 's') {
      const end = machine.bytes.subarray(start + position, start + length).indexOf(0)
      if (end < 0) machine.raise(state, 'unfinished string in data')
      api.lua_pushlstring(state, start + position, end)
      taken = end + 1
      count += 1
    } else if (item.option !== 'x') {
      format.control(item.option)
    }
    position += taken
  }
  api.lua_pushnumber(state, position + 1)
  return count + 1
}

/** The third argument: from which byte to read, counted from 1. */
function firstPosition(machine: LuaMachine, state: number): number {
  const { api } = machine
  if (api.lua_type(state, 3) <= 0) return 1
  const position = toInt64(api.luaL_checknumber(state, 3))
  if (position === 0n) machine.raiseArgument(state, 3, 'offset must be 1 or greater')
  // A negative position is one far behind the end for C.
  return position < 0n ? Number.MAX_SAFE_INTEGER : Number(position)
}

/** Pops the last result, which says how long the string of 'c0' is. */
function previousSize(machine: LuaMachine, state: number, count: number): number {
  const { api } = machine
  if (count === 0 || api.lua_type(state, -1) !== luaType.number) {
    machine.raise(state, "format 'c0' needs a previous size")
  }
  const size = Math.trunc(api.lua_tonumber(state, -1))
  api.lua_settop(state, -2)
  // As in C's conversion to size_t, nothing is left of what is beyond 2^64.
  return size >= 2 ** 64 ? 0 : size
}

function unpackInteger(machine: LuaMachine, start: number, item: StructItem): number {
  const { size: bytes, littleEndian } = item
  const { view } = machine
  const signed = item.option >= 'a'
  if (bytes === 1) return signed ? view.getInt8(start) : view.getUint8(start)
  if (bytes === 2) return signed ? view.getInt16(start, littleEndian) : view.getUint16(start, littleEndian)
  if (bytes === 4) return signed ? view.getInt32(start, littleEndian) : view.getUint32(start, littleEndian)
  let value = 0n
  for (let index = 0; index < bytes; index += 1) {
    const at = littleEndian ? start + bytes - 1 - index : start + index
    value = (value << 8n) | BigInt(view.getUint8(at))
  }
  value = BigInt.asUintN(64, value)
  if (!signed) return Number(value)
  // C shifts the mask by the size in bits modulo 64.
  const mask = BigInt.asUintN(64, -1n << BigInt((bytes * 8 - 1) & 63))
  return Number(BigInt.asIntN(64, (value & mask) !== 0n ? value | mask : value))
}
