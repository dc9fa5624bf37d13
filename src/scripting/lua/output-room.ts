import type { LuaMachine } from './machine.ts'

const initialSize = 4096
/** A larger room is given back after use. */
const keptSize = 262_144

/** Bytes that grow at their end, in the interpreter's memory, so that a Lua string can be made of them at once. */
export class OutputRoom {
  readonly #machine: LuaMachine
  #start: number
  #capacity = initialSize
  #size = 0

  constructor(machine: LuaMachine) {
    this.#machine = machine
    this.#start = machine.allocate(initialSize)
  }

  /** Forgets what there is. */
  clear(): void {
    this.#size = 0
    if (this.#capacity <= keptSize) return
    this.#machine.api.free(this.#start)
    this.#start = this.#machine.allocate(initialSize)
    this.#capacity = initialSize
  }

  /** Pushes the bytes as a Lua string. */
  push(state: number): void {
    this.#machine.api.lua_pushlstring(state, this.#start, this.#size)
  }

  /** Appends a byte. */
  byte(value: number): void {
    this.#reserve(1)
    this.#machine.bytes[this.#start + this.#size] = value
    this.#size += 1
  }

  /** Appends text, a byte a character. */
  text(text: string): void {
    const length = text.length
    this.#reserve(length)
    const bytes = this.#machine.bytes
    const end = this.#start + this.#size
    for (let index = 0; index < length; index += 1) bytes[end + index] = text.charCodeAt(index)
    this.#size += length
  }

  /** Appends bytes that lie in the interpreter's memory. */
  copy(start: number, length: number): void {
    this.#reserve(length)
    const bytes = this.#machine.bytes
    const end = this.#start + this.#size
    if (length > 32) bytes.copyWithin(end, start, start + length)
    else for (let index = 0; index < length; index += 1) bytes[end + index] = bytes[start + index] as number
    this.#size += length
  }

  /** Appends a byte, and an integer of `size` bytes (1, 2 or 4), big endian. */
  tagged(tag: number, value: number, size: 1 | 2 | 4): void {
    this.#reserve(5)
    const { view } = this.#machine
    const at = this.#start + this.#size
    view.setUint8(at, tag)
    if (size === 1) view.setUint8(at + 1, value)
    else if (size === 2) view.setUint16(at + 1, value, false)
    else view.setUint32(at + 1, value, false)
    this.#size += 1 + size
  }

  /** Appends a double or a float. */
  float(value: number, size: 4 | 8, littleEndian: boolean): void {
    this.#reserve(8)
    const { view } = this.#machine
    const at = this.#start + this.#size
    if (size === 4) view.setFloat32(at, value, littleEndian)
    else view.setFloat64(at, value, littleEndian)
    this.#size += size
  }

  /** Appends an integer of 64 bits behind a tag, big endian. */
  taggedInteger(tag: number, value: bigint): void {
    this.#reserve(9)
    const { view } = this.#machine
    const at = this.#start + this.#size
    view.setUint8(at, tag)
    view.setBigUint64(at + 1, BigInt.asUintN(64, value), false)
    this.#size += 9
  }

  #reserve(more: number): void {
    const needed = this.#size + more
    if (needed <= this.#capacity) return
    const capacity = Math.max(2 * this.#capacity, needed)
    const start = this.#machine.allocate(capacity)
    this.#machine.bytes.copyWithin(start, this.#start, this.#start + this.#size)
    this.#machine.api.free(this.#start)
    this.#start = start
    this.#capacity = capacity
  }
}
