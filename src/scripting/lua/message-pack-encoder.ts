import { luaType } from './lua-api.ts'
import { type LuaMachine, valueSize } from './machine.ts'
import { OutputRoom } from './output-room.ts'
import type { TableReader } from './table-reader.ts'

/** A table within that many others is packed as nil. */
const mostLevels = 16

/** `cmsgpack.pack`. */
export class MessagePackEncoder {
  readonly #machine: LuaMachine
  readonly #tables: TableReader
  readonly #out: OutputRoom

  constructor(machine: LuaMachine, tables: TableReader) {
    this.#machine = machine
    this.#tables = tables
    this.#out = new OutputRoom(machine)
  }

  /** The Lua function: packs its arguments one behind the other. */
  pack(state: number): number {
    const machine = this.#machine
    const count = machine.argumentCount(state)
    if (count === 0) machine.raiseArgument(state, 0, 'MessagePack pack needs input.')
    this.#out.clear()
    const base = machine.base(state)
    for (let index = 0; index < count; index += 1) this.#value(base + index * valueSize, 0)
    this.#out.push(state)
    return 1
  }

  #value(value: number, level: number): void {
    const machine = this.#machine
    switch (machine.typeAt(value)) {
      case luaType.string:
        this.#string(machine.objectAt(value))
        return
      case luaType.number:
        this.#number(value)
        return
      case luaType.boolean:
        this.#out.byte(machine.objectAt(value) !== 0 ? 0xc3 : 0xc2)
        return
      case luaType.table:
        if (level === mostLevels) this.#out.byte(0xc0)
        else this.#table(this.#tables.resolve(machine.objectAt(value)), level)
        return
      default:
        this.#out.byte(0xc0)
    }
  }

  #string(object: number): void {
    const length = this.#machine.stringLength(object)
    if (length < 32) this.#out.byte(0xa0 | length)
    else if (length <= 0xff) this.#out.tagged(0xd9, length, 1)
    else if (length <= 0xffff) this.#out.tagged(0xda, length, 2)
    else this.#out.tagged(0xdb, length, 4)
    this.#out.copy(this.#machine.stringStart(object), length)
  }

  #number(value: number): void {
    const number = this.#machine.numberAt(value)
    if (Number.isInteger(number) && number >= -(2 ** 63) && number < 2 ** 63) {
      this.#integer(number)
    } else if (Math.fround(number) === number) {
      this.#out.byte(0xca)
      this.#out.float(number, 4, false)
    } else {
      // The bytes as they are, since JavaScript may change those of a NaN.
      this.#out.taggedInteger(0xcb, this.#machine.view.getBigUint64(value, true))
    }
  }

  #integer(number: number): void {
    if (number >= 0) {
      if (number <= 0x7f) this.#out.byte(number)
      else if (number <= 0xff) this.#out.tagged(0xcc, number, 1)
      else if (number <= 0xffff) this.#out.tagged(0xcd, number, 2)
      else if (number <= 0xffffffff) this.#out.tagged(0xce, number, 4)
      else this.#out.taggedInteger(0xcf, BigInt(number))
    } else if (number >= -32) this.#out.byte(number & 0xff)
    else if (number >= -0x80) this.#out.tagged(0xd0, number, 1)
    else if (number >= -0x8000) this.#out.tagged(0xd1, number, 2)
    else if (number >= -0x80000000) this.#out.tagged(0xd2, number, 4)
    else this.#out.taggedInteger(0xd3, BigInt(number))
  }

  #table(table: number, level: number): void {
    const count = this.#tables.count(table)
    if (this.#isArray(table, count)) {
      this.#header(count, 0x90, 0xdc)
      this.#tables.forEachItem(table, count, (value) => this.#value(value, level + 1))
      return
    }
    this.#header(count, 0x80, 0xde)
    const slots = this.#tables.slots(table)
    for (let index = 0; index < slots; index += 1) {
      const value = this.#tables.slot(table, index)
      if (!this.#tables.exists(value)) continue
      this.#integer(index + 1)
      this.#value(value, level + 1)
    }
    const nodes = this.#tables.nodes(table)
    for (let index = 0; index < nodes; index += 1) {
      const value = this.#tables.nodeValue(table, index)
      if (!this.#tables.exists(value)) continue
      this.#value(this.#tables.keyOf(value), level + 1)
      this.#value(value, level + 1)
    }
  }

  /** Whether a table's keys are all the numbers from 1 to their count. */
  #isArray(table: number, count: number): boolean {
    let highest = 0
    const slots = this.#tables.slots(table)
    for (let index = 0; index < slots; index += 1) {
      if (this.#tables.exists(this.#tables.slot(table, index))) highest = index + 1
    }
    const nodes = this.#tables.nodes(table)
    for (let index = 0; index < nodes; index += 1) {
      const value = this.#tables.nodeValue(table, index)
      if (!this.#tables.exists(value)) continue
      const key = this.#tables.keyOf(value)
      if (this.#machine.typeAt(key) !== luaType.number) return false
      const number = this.#machine.numberAt(key)
      if (!(number > 0 && Number.isInteger(number) && number <= 2_147_483_647)) return false
      if (number > highest) highest = number
    }
    return highest === count
  }

  #header(count: number, short: number, long: number): void {
    if (count <= 15) this.#out.byte(short | count)
    else if (count <= 0xffff) this.#out.tagged(long, count, 2)
    else this.#out.tagged(long + 1, count, 4)
  }
}
