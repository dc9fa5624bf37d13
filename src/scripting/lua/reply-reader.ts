import type { LuaMachine } from './machine.ts'

const carriageReturn = 0x0d
/** Stack slots that one level of a reply needs. */
const slotsPerLevel = 6

/** Makes Lua values of RESP replies that lie in the interpreter's memory, as Redis converts them. */
export class ReplyReader {
  readonly #machine: LuaMachine
  /** Where the next value starts. */
  #at = 0

  constructor(machine: LuaMachine) {
    this.#machine = machine
  }

  /**
   * Pushes the value of one whole reply.
   *
   * @returns Whether it is an error: a table with the field `err`.
   */
  push(state: number, start: number): boolean {
    this.#at = start
    return this.#value(state)
  }

  #value(state: number): boolean {
    const { api, view } = this.#machine
    const start = this.#at + 1
    const mark = view.getUint8(this.#at)
    switch (mark) {
      case 0x24: // $
        this.#bulk(state)
        return false
      case 0x3a: // :
        api.lua_pushnumber(state, this.#number())
        return false
      case 0x2b: // +
        this.#field(state, 'ok', start, this.#lineLength())
        return false
      case 0x2d: // -
        this.#error(state, start, this.#lineLength())
        return true
      case 0x2a: // *
        this.#array(state)
        return false
      case 0x5f: // _
        this.#at += 3
        api.lua_pushnil(state)
        return false
      case 0x23: // #
        this.#at += 4
        api.lua_pushboolean(state, view.getUint8(start) === 0x74 ? 1 : 0)
        return false
      default:
        this.#valueOfResp3(state, mark, start)
        return false
    }
  }

  #valueOfResp3(state: number, mark: number, start: number): void {
    const { api } = this.#machine
    switch (mark) {
      case 0x25: // %
        this.#map(state)
        return
      case 0x7e: // ~
        this.#set(state)
        return
      case 0x2c: // ,
        api.lua_createtable(state, 0, 1)
        api.lua_pushnumber(state, this.#double(start))
        api.lua_setfield(state, -2, this.#machine.text('double'))
        return
      case 0x28: // (
        this.#field(state, 'big_number', start, this.#lineLength())
        return
      case 0x3d: // =
        this.#verbatim(state)
        return
      default:
        throw new Error(`a reply starts with the byte ${mark}`)
    }
  }

  #bulk(state: number): void {
    const { api } = this.#machine
    const length = this.#number()
    if (length < 0) {
      api.lua_pushboolean(state, 0)
      return
    }
    const start = this.#at
    this.#at = start + length + 2
    api.lua_pushlstring(state, start, length)
  }

  #array(state: number): void {
    const { api } = this.#machine
    const count = this.#number()
    if (count < 0) {
      api.lua_pushboolean(state, 0)
      return
    }
    api.luaL_checkstack(state, slotsPerLevel, this.#machine.text('reply is nested too deeply'))
    api.lua_createtable(state, count, 0)
    for (let index = 1; index <= count; index += 1) {
      this.#value(state)
      api.lua_rawseti(state, -2, index)
    }
  }

  #map(state: number): void {
    const { api } = this.#machine
    const count = this.#number()
    api.luaL_checkstack(state, slotsPerLevel, this.#machine.text('reply is nested too deeply'))
    api.lua_createtable(state, 0, 1)
    api.lua_createtable(state, 0, count)
    for (let index = 0; index < count; index += 1) {
      this.#value(state)
      this.#value(state)
      api.lua_rawset(state, -3)
    }
    api.lua_setfield(state, -2, this.#machine.text('map'))
  }

  #set(state: number): void {
    const { api } = this.#machine
    const count = this.#number()
    api.luaL_checkstack(state, slotsPerLevel, this.#machine.text('reply is nested too deeply'))
    api.lua_createtable(state, 0, 1)
    api.lua_createtable(state, 0, count)
    for (let index = 0; index < count; index += 1) {
      this.#value(state)
      api.lua_pushboolean(state, 1)
      api.lua_rawset(state, -3)
    }
    api.lua_setfield(state, -2, this.#machine.text('set'))
  }

  #verbatim(state: number): void {
    const { api } = this.#machine
    const length = this.#number()
    const start = this.#at
    this.#at = start + length + 2
    api.lua_createtable(state, 0, 1)
    api.lua_createtable(state, 0, 2)
    api.lua_pushlstring(state, start + 4, length - 4)
    api.lua_setfield(state, -2, this.#machine.text('string'))
    api.lua_pushlstring(state, start, 3)
    api.lua_setfield(state, -2, this.#machine.text('format'))
    api.lua_setfield(state, -2, this.#machine.text('verbatim_string'))
  }

  /** A table with one text. */
  #field(state: number, name: string, start: number, length: number): void {
    const { api } = this.#machine
    api.lua_createtable(state, 0, 1)
    api.lua_pushlstring(state, start, length)
    api.lua_setfield(state, -2, this.#machine.text(name))
  }

  /** An error's table says that the statistics have counted it already. */
  #error(state: number, start: number, length: number): void {
    const { api } = this.#machine
    const text = this.#machine.copy(start, length).toString('latin1')
    pushError(this.#machine, state, `-${text}`)
    api.lua_pushboolean(state, 1)
    api.lua_setfield(state, -2, this.#machine.text('ignore_error_stats_update'))
  }

  #double(start: number): number {
    const text = this.#machine.copy(start, this.#lineLength()).toString('latin1')
    return text === 'inf'
      ? Number.POSITIVE_INFINITY
      : text === '-inf'
        ? Number.NEGATIVE_INFINITY
        : Number(text)
  }

  /** The integer of this line, rounded to a double; goes on to the next line. */
  #number(): number {
    const { view } = this.#machine
    const start = this.#at + 1
    let at = start
    const negative = view.getUint8(at) === 0x2d
    if (negative) at += 1
    let value = 0
    for (;;) {
      const byte = view.getUint8(at)
      if (byte === carriageReturn) break
      value = value * 10 + (byte - 0x30)
      at += 1
    }
    this.#at = at + 2
    // Digit by digit the sum is exact to 2^53 only.
    if (value > Number.MAX_SAFE_INTEGER)
      return Number(this.#machine.copy(start, at - start).toString('latin1'))
    return negative ? -value : value
  }

  /** Bytes of this line behind its mark; goes on to the next line. */
  #lineLength(): number {
    const start = this.#at + 1
    const end = this.#machine.bytes.indexOf(carriageReturn, start)
    this.#at = end + 2
    return end - start
  }
}

/**
 * Pushes an error's table: `{err = 'CODE message'}`. Text that starts with '-' begins with its code, unless it is
 * one word; other text gets the code ERR.
 */
export function pushError(machine: LuaMachine, state: number, text: string): void {
  const trimmed = text.replace(/^[\r\n]+|[\r\n]+$/g, '')
  const space = trimmed.indexOf(' ')
  let message = `ERR ${trimmed}`
  if (trimmed.startsWith('-')) message = space < 0 ? `ERR ${trimmed.slice(1)}` : trimmed.slice(1)
  machine.api.lua_createtable(state, 0, 2)
  machine.pushText(state, message)
  machine.api.lua_setfield(state, -2, machine.text('err'))
}
