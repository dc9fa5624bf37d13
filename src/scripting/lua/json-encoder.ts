import { invalidNumbers, type JsonSettings } from './json-settings.ts'
import { luaType } from './lua-api.ts'
import type { LuaMachine } from './machine.ts'
import { formatDouble, formatGeneral } from './number-text.ts'
import { OutputRoom } from './output-room.ts'
import type { TableReader } from './table-reader.ts'

/** Levels for which Lua's stack would have room in Redis. */
const mostLevels = 2600
const highestInteger = 2_147_483_647

/** What stands for each byte that JSON does not show as it is; undefined for the others. */
const escapes: readonly (string | undefined)[] = Array.from({ length: 256 }, (_, byte) => {
  const short: Readonly<Record<number, string>> = {
    8: '\\b',
    9: '\\t',
    10: '\\n',
    12: '\\f',
    13: '\\r',
    34: '\\"',
    47: '\\/',
    92: '\\\\',
  }
  const unseen = byte < 32 || byte === 127
  return short[byte] ?? (unseen ? `\\u${byte.toString(16).padStart(4, '0')}` : undefined)
})
const needsEscape = Uint8Array.from(escapes, (text) => (text === undefined ? 0 : 1))

/** `cjson.encode`. */
export class JsonEncoder {
  readonly #machine: LuaMachine
  readonly #settings: JsonSettings
  readonly #tables: TableReader
  readonly #out: OutputRoom
  #state = 0
  #block = 0
  #depth = 0
  #precision = 14
  /** Integers below it have no more digits than the precision. */
  #wholeLimit = 1e14

  constructor(machine: LuaMachine, settings: JsonSettings, tables: TableReader) {
    this.#machine = machine
    this.#settings = settings
    this.#tables = tables
    this.#out = new OutputRoom(machine)
  }

  /** The Lua function. */
  encode(state: number): number {
    const machine = this.#machine
    if (machine.argumentCount(state) !== 1) machine.raiseArgument(state, 1, 'expected 1 argument')
    this.#state = state
    this.#block = this.#settings.block(state)
    this.#depth = 0
    this.#precision = this.#settings.get(this.#block, 'precision')
    this.#wholeLimit = 10 ** this.#precision
    this.#out.clear()
    this.#value(machine.base(state))
    this.#out.push(state)
    return 1
  }

  #value(value: number): void {
    const machine = this.#machine
    const type = machine.typeAt(value)
    switch (type) {
      case luaType.string:
        this.#string(machine.objectAt(value))
        return
      case luaType.number:
        this.#number(machine.numberAt(value))
        return
      case luaType.boolean:
        this.#out.text(machine.objectAt(value) !== 0 ? 'true' : 'false')
        return
      case luaType.table:
        this.#table(this.#tables.resolve(machine.objectAt(value)))
        return
      case luaType.nil:
        this.#out.text('null')
        return
      default:
        if (type === luaType.lightUserdata && machine.objectAt(value) === 0) this.#out.text('null')
        else this.#fail(type, 'type not supported')
    }
  }

  #table(table: number): void {
    this.#depth += 1
    if (this.#depth > this.#settings.get(this.#block, 'encodeMaxDepth') || this.#depth > mostLevels) {
      this.#machine.raise(this.#state, `Cannot serialise, excessive nesting (${this.#depth})`)
    }
    const length = this.#arrayLength(table)
    if (length > 0) this.#array(table, length)
    else this.#object(table)
    this.#depth -= 1
  }

  /** The highest key of a table that is an array; otherwise 0. */
  #arrayLength(table: number): number {
    const tables = this.#tables
    let highest = 0
    let count = 0
    const slots = tables.slots(table)
    for (let index = 0; index < slots; index += 1) {
      if (!tables.exists(tables.slot(table, index))) continue
      highest = index + 1
      count += 1
    }
    const nodes = tables.nodes(table)
    for (let index = 0; index < nodes; index += 1) {
      const value = tables.nodeValue(table, index)
      if (!tables.exists(value)) continue
      const key = tables.keyOf(value)
      if (this.#machine.typeAt(key) !== luaType.number) return 0
      const number = this.#machine.numberAt(key)
      if (!(number >= 1 && Math.floor(number) === number)) return 0
      // C keeps it in an int, where a number that is too large becomes the lowest.
      if (number > highest) highest = number > highestInteger ? -highestInteger - 1 : number
      count += 1
    }
    const ratio = this.#settings.get(this.#block, 'sparseRatio')
    if (ratio > 0 && highest > count * ratio && highest > this.#settings.get(this.#block, 'sparseSafe')) {
      if (this.#settings.get(this.#block, 'sparseConvert') === 0) {
        this.#fail(luaType.table, 'excessively sparse array')
      }
      return 0
    }
    return highest
  }

  #array(table: number, length: number): void {
    this.#out.byte(0x5b)
    let first = true
    this.#tables.forEachItem(table, length, (value) => {
      if (!first) this.#out.byte(0x2c)
      first = false
      if (value === 0) this.#out.text('null')
      else this.#value(value)
    })
    this.#out.byte(0x5d)
  }

  #object(table: number): void {
    const tables = this.#tables
    this.#out.byte(0x7b)
    let first = true
    const slots = tables.slots(table)
    for (let index = 0; index < slots; index += 1) {
      const value = tables.slot(table, index)
      if (!tables.exists(value)) continue
      this.#out.text(first ? `"${index + 1}":` : `,"${index + 1}":`)
      first = false
      this.#value(value)
    }
    const nodes = tables.nodes(table)
    for (let index = 0; index < nodes; index += 1) {
      const value = tables.nodeValue(table, index)
      if (!tables.exists(value)) continue
      if (!first) this.#out.byte(0x2c)
      first = false
      this.#key(tables.keyOf(value))
      this.#out.byte(0x3a)
      this.#value(value)
    }
    this.#out.byte(0x7d)
  }

  #key(key: number): void {
    const machine = this.#machine
    const type = machine.typeAt(key)
    if (type === luaType.string) {
      this.#string(machine.objectAt(key))
    } else if (type === luaType.number) {
      this.#out.byte(0x22)
      this.#number(machine.numberAt(key))
      this.#out.byte(0x22)
    } else {
      this.#fail(type, 'table key must be a number or string')
    }
  }

  #number(value: number): void {
    if (!Number.isFinite(value)) {
      const invalid = this.#settings.get(this.#block, 'encodeInvalid')
      if (invalid === invalidNumbers.refused) this.#fail(luaType.number, 'must not be NaN or Inf')
      this.#out.text(invalid === invalidNumbers.null ? 'null' : formatDouble(value))
      return
    }
    if (Number.isInteger(value) && value < this.#wholeLimit && value > -this.#wholeLimit && value !== 0) {
      this.#out.text(String(value))
      return
    }
    this.#out.text(formatGeneral(value, this.#precision))
  }

  #string(object: number): void {
    const machine = this.#machine
    const start = machine.stringStart(object)
    const end = start + machine.stringLength(object)
    this.#out.byte(0x22)
    let at = start
    while (at < end) {
      // Writing may move the memory's view, so it is taken anew for each run of plain bytes.
      const bytes = machine.bytes
      const plain = at
      while (at < end && needsEscape[bytes[at] as number] === 0) at += 1
      const byte = bytes[at] as number
      if (at > plain) this.#out.copy(plain, at - plain)
      if (at === end) break
      this.#out.text(escapes[byte] ?? '')
      at += 1
    }
    this.#out.byte(0x22)
  }

  #fail(type: number, reason: string): never {
    const name = this.#machine.textUntilNul(this.#machine.api.lua_typename(this.#state, type))
    return this.#machine.raise(this.#state, `Cannot serialise ${name}: ${reason}`)
  }
}
