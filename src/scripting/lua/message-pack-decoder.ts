import { checkInteger, optionalInteger } from './integer-argument.ts'
import type { LuaMachine } from './machine.ts'

const unlimited = 2_147_483_647
/** Levels beyond which Lua's stack would end before the bytes do. */
const mostLevels = 2000
/** A table, a key and a value, which may be a table. */
const slotsPerLevel = 4

/** Bytes behind the tag of a number. */
const numberSizes: Readonly<Record<number, number>> = {
  202: 4,
  203: 8,
  204: 1,
  205: 2,
  206: 4,
  207: 8,
  208: 1,
  209: 2,
  210: 4,
  211: 8,
}

/** `cmsgpack.unpack` and its like. */
export class MessagePackDecoder {
  readonly #machine: LuaMachine
  #state = 0
  #at = 0
  #end = 0
  #depth = 0

  constructor(machine: LuaMachine) {
    this.#machine = machine
  }

  /** `unpack(bytes)`: all values. */
  unpack(state: number): number {
    return this.#unpack(state, 0, 0)
  }

  /** `unpack_one(bytes, [offset])`: the next offset, or -1 at the end, and a value. */
  unpackOne(state: number): number {
    const offset = optionalInteger(this.#machine, state, 2, 0)
    this.#dropFurther(state)
    return this.#unpack(state, 1, offset)
  }

  /** `unpack_limit(bytes, limit, [offset])`: the next offset, or -1 at the end, and at most so many values. */
  unpackLimit(state: number): number {
    const limit = checkInteger(this.#machine, state, 2)
    const offset = optionalInteger(this.#machine, state, 3, 0)
    this.#dropFurther(state)
    return this.#unpack(state, limit, offset)
  }

  /** Leaves the first argument alone, which may be missing. */
  #dropFurther(state: number): void {
    if (this.#machine.argumentCount(state) > 1) this.#machine.api.lua_settop(state, 1)
  }

  #unpack(state: number, limit: number, offset: number): number {
    const machine = this.#machine
    const { api } = machine
    const all = limit === 0 && offset === 0
    const start = api.luaL_checklstring(state, 1, machine.scratch)
    const length = machine.view.getUint32(machine.scratch, true)
    if (offset < 0 || limit < 0) {
      machine.raise(state, `Invalid request to unpack with offset of ${offset} and limit of ${length}.`)
    }
    if (offset > length) {
      machine.raise(state, `Start offset ${offset} greater than input length ${length}.`)
    }
    this.#state = state
    this.#at = start + offset
    this.#end = start + length
    this.#depth = 0
    const most = all ? unlimited : limit
    let count = 0
    const tooMany = machine.text('too many return values at once; use unpack_one or unpack_limit instead.')
    while (this.#at < this.#end && count < most) {
      api.luaL_checkstack(state, 1, tooMany)
      this.#value()
      count += 1
    }
    if (all) return count
    api.luaL_checkstack(state, 1, machine.text('in function mp_unpack_full'))
    api.lua_pushnumber(state, this.#at === this.#end ? -1 : this.#at - start)
    api.lua_insert(state, 2)
    return count + 1
  }

  #value(): void {
    const machine = this.#machine
    this.#need(1)
    const tag = machine.view.getUint8(this.#at)
    if (tag < 0x80) this.#number(1, tag)
    else if (tag >= 0xe0) this.#number(1, tag - 0x100)
    else if (tag < 0x90) this.#map(1, tag & 0x0f)
    else if (tag < 0xa0) this.#array(1, tag & 0x0f)
    else if (tag < 0xc0) this.#string(1, tag & 0x1f)
    else this.#tagged(tag)
  }

  #tagged(tag: number): void {
    const { api } = this.#machine
    switch (tag) {
      case 0xc0:
        this.#at += 1
        api.lua_pushnil(this.#state)
        return
      case 0xc2:
      case 0xc3:
        this.#at += 1
        api.lua_pushboolean(this.#state, tag & 1)
        return
      case 0xd9:
        this.#string(2, this.#length(1))
        return
      case 0xda:
        this.#string(3, this.#length(2))
        return
      case 0xdb:
        this.#string(5, this.#length(4))
        return
      case 0xdc:
        this.#array(3, this.#length(2))
        return
      case 0xdd:
        this.#array(5, this.#length(4))
        return
      case 0xde:
        this.#map(3, this.#length(2))
        return
      case 0xdf:
        this.#map(5, this.#length(4))
        return
      default:
        this.#taggedNumber(tag)
    }
  }

  #taggedNumber(tag: number): void {
    const size = numberSizes[tag]
    if (size === undefined) this.#machine.raise(this.#state, 'Bad data format in input.')
    this.#need(1 + size)
    const { view } = this.#machine
    const at = this.#at + 1
    let value: number
    switch (tag) {
      case 0xca:
        value = view.getFloat32(at, false)
        break
      case 0xcb:
        value = view.getFloat64(at, false)
        break
      case 0xcc:
        value = view.getUint8(at)
        break
      case 0xcd:
        value = view.getUint16(at, false)
        break
      case 0xce:
        value = view.getUint32(at, false)
        break
      case 0xd0:
        value = view.getInt8(at)
        break
      case 0xd1:
        value = view.getInt16(at, false)
        break
      case 0xd2:
        value = view.getInt32(at, false)
        break
      default:
        // An unsigned integer of 64 bits is taken for a signed one, as in Redis.
        value = Number(view.getBigInt64(at, false))
    }
    this.#number(1 + size, value)
  }

  #number(size: number, value: number): void {
    this.#at += size
    this.#machine.api.lua_pushnumber(this.#state, value)
  }

  /** The length behind a tag. */
  #length(size: 1 | 2 | 4): number {
    this.#need(1 + size)
    const { view } = this.#machine
    const at = this.#at + 1
    if (size === 1) return view.getUint8(at)
    return size === 2 ? view.getUint16(at, false) : view.getUint32(at, false)
  }

  #string(header: number, length: number): void {
    this.#need(header + length)
    this.#machine.api.lua_pushlstring(this.#state, this.#at + header, length)
    this.#at += header + length
  }

  #array(header: number, count: number): void {
    const { api } = this.#machine
    this.#at += header
    api.lua_createtable(this.#state, 0, 0)
    this.#descend('in function mp_decode_to_lua_array')
    for (let index = 1; index <= count; index += 1) {
      this.#value()
      api.lua_rawseti(this.#state, -2, index)
    }
    this.#depth -= 1
  }

  #map(header: number, count: number): void {
    const { api } = this.#machine
    this.#at += header
    api.lua_createtable(this.#state, 0, 0)
    this.#descend('in function mp_decode_to_lua_hash')
    for (let index = 0; index < count; index += 1) {
      this.#value()
      this.#value()
      api.lua_rawset(this.#state, -3)
    }
    this.#depth -= 1
  }

  #descend(place: string): void {
    this.#depth += 1
    if (this.#depth > mostLevels) this.#machine.raise(this.#state, `stack overflow (${place})`)
    this.#machine.api.luaL_checkstack(this.#state, slotsPerLevel, this.#machine.text(place))
  }

  #need(size: number): void {
    if (this.#end - this.#at < size) this.#machine.raise(this.#state, 'Missing bytes in input.')
  }
}
