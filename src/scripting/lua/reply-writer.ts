import { luaType } from './lua-api.ts'
import { type LuaMachine, valueSize } from './machine.ts'
import { formatDouble, formatTruncated } from './number-text.ts'
import type { ReplyRoom } from './reply-room.ts'

/** Stack slots that one level of a reply needs at most. */
const slotsPerLevel = 4

type Kind = 'err' | 'ok' | 'double' | 'map' | 'set' | 'big_number' | 'verbatim_string'

/** The fields that make a table more than an array, in the order in which Redis looks for them, and their types. */
const kinds: readonly (readonly [Kind, number])[] = [
  ['err', luaType.string],
  ['ok', luaType.string],
  ['double', luaType.number],
  ['map', luaType.table],
  ['set', luaType.table],
  ['big_number', luaType.string],
  ['verbatim_string', luaType.table],
]

/** An array whose items are being written. */
interface OpenArray {
  /** Where its header starts. */
  readonly start: number
  /** Where its first item starts. */
  readonly body: number
  /** The number of items in its header. */
  readonly expected: number
  /** Items so far. */
  count: number
}

/** Makes RESP of Lua values, as Redis converts what a script returns. */
export class ReplyWriter {
  readonly #machine: LuaMachine
  readonly #room: ReplyRoom
  /** Arrays that are being written, the innermost last. */
  readonly #open: OpenArray[] = []
  #client: 2 | 3 = 2
  #script: 2 | 3 = 2

  constructor(machine: LuaMachine, room: ReplyRoom) {
    this.#machine = machine
    this.#room = room
  }

  /**
   * Pops the value on top of the stack and writes it as a reply; returns its size.
   *
   * @param client The client's version of RESP.
   * @param script The version that the script chose, which decides about booleans.
   */
  write(state: number, client: 2 | 3, script: 2 | 3): number {
    this.#client = client
    this.#script = script
    this.#room.clear()
    if (this.#open.length > 0) this.#open.length = 0
    this.#value(state)
    return this.#room.size
  }

  /** Writes an error reply of this text; line ends in it become spaces, and a NUL ends it. Returns its size. */
  writeError(text: string): number {
    this.#room.clear()
    this.#room.line(`-${singleLine(text)}`)
    return this.#room.size
  }

  /** Writes and pops the value on top of the stack. Arrays in arrays take no stack of JavaScript. */
  #value(state: number): void {
    const { api } = this.#machine
    const outside = this.#open.length
    this.#begin(state)
    for (;;) {
      const array = this.#open.at(-1)
      if (array === undefined || this.#open.length === outside) return
      api.lua_rawgeti(state, -1, array.count + 1)
      if (this.#machine.typeAt(this.#machine.top(state) - valueSize) === luaType.nil) {
        api.lua_settop(state, -3)
        this.#endArray(array)
        this.#open.pop()
      } else {
        array.count += 1
        this.#begin(state)
      }
    }
  }

  /** Writes and pops the value on top of the stack; of a table that is an array only the start, and leaves it. */
  #begin(state: number): void {
    const { api } = this.#machine
    if (api.lua_checkstack(state, slotsPerLevel) === 0) {
      this.#room.line('-ERR reached lua stack limit')
      api.lua_settop(state, -2)
      return
    }
    const value = this.#machine.top(state) - valueSize
    switch (this.#machine.typeAt(value)) {
      case luaType.string:
        this.#bulk(this.#machine.objectAt(value))
        break
      case luaType.number:
        this.#number(this.#machine.numberAt(value))
        break
      case luaType.boolean:
        this.#boolean(this.#machine.view.getUint32(value, true) !== 0)
        break
      case luaType.table:
        if (!this.#table(state, this.#machine.objectAt(value))) return
        break
      default:
        this.#room.line(this.#client === 2 ? '$-1' : '_')
    }
    api.lua_settop(state, -2)
  }

  #number(value: number): void {
    if (value >= 0 && value < 2 ** 31) this.#room.header(':', value | 0)
    else this.#room.line(`:${formatTruncated(value)}`)
  }

  #boolean(value: boolean): void {
    if (this.#script === 2) {
      this.#room.line(value ? ':1' : this.#client === 2 ? '$-1' : '_')
    } else if (this.#client === 2) {
      this.#room.line(value ? ':1' : ':0')
    } else {
      this.#room.line(value ? '#t' : '#f')
    }
  }

  /** Whether a table was written whole; otherwise it is the innermost open array. */
  #table(state: number, table: number): boolean {
    // A table without a hash part has none of the fields that say what it is.
    if (!this.#machine.hasNodes(table)) {
      this.#beginArray(state)
      return false
    }
    for (const [kind, type] of kinds) {
      this.#pushField(state, kind)
      const isKind = this.#machine.typeAt(this.#machine.top(state) - valueSize) === type
      if (isKind && this.#kind(state, kind)) return true
      this.#machine.api.lua_settop(state, -2)
    }
    this.#beginArray(state)
    return false
  }

  /** Writes what the field on top of the stack says, and pops it; does nothing and returns false if it is incomplete. */
  #kind(state: number, kind: Kind): boolean {
    switch (kind) {
      case 'err':
        this.#room.line(`-${singleLine(this.#topText(state))}`)
        break
      case 'ok':
        this.#room.line(`+${withoutLineEnds(untilNul(this.#topText(state)))}`)
        break
      case 'double':
        this.#double(this.#machine.top(state) - valueSize)
        break
      case 'map':
        this.#entries(state, '%')
        break
      case 'set':
        this.#entries(state, '~')
        break
      case 'big_number':
        this.#bigNumber(withoutLineEnds(this.#topText(state)))
        break
      case 'verbatim_string':
        return this.#verbatim(state)
    }
    this.#machine.api.lua_settop(state, -2)
    return true
  }

  #double(value: number): void {
    const number = this.#machine.numberAt(value)
    const text = formatDouble(number, (this.#machine.view.getUint8(value + 7) & 0x80) !== 0)
    this.#room.line(this.#client === 2 ? `$${text.length}\r\n${text}` : `,${text}`)
  }

  #bigNumber(text: string): void {
    this.#room.line(this.#client === 2 ? `$${text.length}\r\n${text}` : `(${text}`)
  }

  /** Writes the entries of the table on top of the stack: keys and values, or keys alone. */
  #entries(state: number, mark: '%' | '~'): void {
    const { api } = this.#machine
    const body = this.#room.size
    let count = 0
    api.lua_pushnil(state)
    while (api.lua_next(state, -2) !== 0) {
      if (mark === '~') api.lua_settop(state, -2)
      api.lua_pushvalue(state, mark === '~' ? -1 : -2)
      this.#value(state)
      if (mark === '%') this.#value(state)
      count += 1
    }
    if (this.#client === 3) this.#room.replace(body, 0, `${mark}${count}\r\n`)
    else this.#room.replace(body, 0, `*${mark === '%' ? 2 * count : count}\r\n`)
  }

  #beginArray(state: number): void {
    // The table's own length is right but for arrays with holes.
    const expected = this.#machine.api.lua_objlen(state, -1)
    const start = this.#room.size
    this.#room.header('*', expected)
    this.#open.push({ start, body: this.#room.size, expected, count: 0 })
  }

  #endArray({ start, body, expected, count }: OpenArray): void {
    if (count !== expected) this.#room.replace(start, body - start, `*${count}\r\n`)
  }

  #verbatim(state: number): boolean {
    const { api } = this.#machine
    this.#pushField(state, 'format')
    const format = this.#stringOnTop(state)
    api.lua_settop(state, -2)
    this.#pushField(state, 'string')
    const text = this.#stringOnTop(state)
    if (format !== undefined && text !== undefined) {
      if (this.#client === 2) {
        this.#bulk(text)
      } else {
        const length = this.#machine.stringLength(text) + 4
        const name = untilNul(this.#latin1(format)).slice(0, 3).padEnd(3)
        this.#room.text(`=${length}\r\n${name}:`)
        this.#copy(text)
        this.#room.text('\r\n')
      }
      api.lua_settop(state, -3)
      return true
    }
    api.lua_settop(state, -2)
    return false
  }

  #pushField(state: number, name: string): void {
    const machine = this.#machine
    machine.api.lua_pushlstring(state, machine.text(name), name.length)
    machine.api.lua_rawget(state, -2)
  }

  #stringOnTop(state: number): number | undefined {
    const value = this.#machine.top(state) - valueSize
    return this.#machine.typeAt(value) === luaType.string ? this.#machine.objectAt(value) : undefined
  }

  #topText(state: number): string {
    return this.#latin1(this.#machine.objectAt(this.#machine.top(state) - valueSize))
  }

  #latin1(object: number): string {
    const machine = this.#machine
    return machine.copy(machine.stringStart(object), machine.stringLength(object)).toString('latin1')
  }

  #bulk(object: number): void {
    this.#room.header('$', this.#machine.stringLength(object))
    this.#copy(object)
    this.#room.text('\r\n')
  }

  #copy(object: number): void {
    const machine = this.#machine
    const start = machine.stringStart(object)
    this.#room.copy(machine.bytes, start, machine.stringLength(object))
  }
}

/** Text as an error reply carries it: up to its first NUL, in one line, without line ends behind it. */
function singleLine(text: string): string {
  return withoutLineEnds(untilNul(text).replace(/[\r\n]+$/, ''))
}

function untilNul(text: string): string {
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}

function withoutLineEnds(text: string): string {
  return text.replace(/[\r\n]/g, ' ')
}
