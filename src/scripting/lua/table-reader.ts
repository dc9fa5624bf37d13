import { luaType } from './lua-api.ts'
import { type LuaMachine, valueSize } from './machine.ts'
import type { ProtectedTables } from './protected-tables.ts'

const nodeSize = 32
const keyOffset = 16

/**
 * Reads tables from the interpreter's memory, in the order in which `next` walks them.
 * Nothing may be allocated in Lua meanwhile, since that can move a table's parts.
 */
export class TableReader {
  readonly #machine: LuaMachine
  readonly #protected: ProtectedTables

  constructor(machine: LuaMachine, protectedTables: ProtectedTables) {
    this.#machine = machine
    this.#protected = protectedTables
  }

  /** The table that has the entries: the real one, if this is the stand-in of a protected one. */
  resolve(table: number): number {
    return this.#protected.realTable(table)
  }

  /** Number of slots of the table's array part; some may be nil. */
  slots(table: number): number {
    return this.#machine.view.getUint32(table + 28, true)
  }

  /** Address of the value in a slot of the array part, counted from 0; its key is one more. */
  slot(table: number, index: number): number {
    return this.#machine.view.getUint32(table + 12, true) + index * valueSize
  }

  /** Number of nodes of the table's hash part; some may be empty. */
  nodes(table: number): number {
    return this.#machine.hasNodes(table) ? 1 << this.#machine.view.getUint8(table + 7) : 0
  }

  /** Address of a node's value, counted from 0: nil if the node is empty. */
  nodeValue(table: number, index: number): number {
    return this.#machine.view.getUint32(table + 16, true) + index * nodeSize
  }

  /** Address of the key that belongs to a node's value. */
  keyOf(nodeValue: number): number {
    return nodeValue + keyOffset
  }

  /** Whether there is a value at this address. */
  exists(value: number): boolean {
    return this.#machine.view.getUint32(value + 8, true) !== luaType.nil
  }

  /** Number of entries. */
  count(table: number): number {
    let count = 0
    const slots = this.slots(table)
    for (let index = 0; index < slots; index += 1) if (this.exists(this.slot(table, index))) count += 1
    const nodes = this.nodes(table)
    for (let index = 0; index < nodes; index += 1) if (this.exists(this.nodeValue(table, index))) count += 1
    return count
  }

  /**
   * The values of a table whose keys are whole numbers from 1 on.
   *
   * @param highest The highest key.
   * @param each Takes the address of each value in turn, or 0 where there is none.
   */
  forEachItem(table: number, highest: number, each: (value: number) => void): void {
    const slots = this.slots(table)
    const further = highest > slots ? this.#numbered(table) : undefined
    for (let key = 1; key <= highest; key += 1) {
      const value = key <= slots ? this.slot(table, key - 1) : (further?.get(key) ?? 0)
      each(value !== 0 && this.exists(value) ? value : 0)
    }
  }

  /** Addresses of the hash part's values that have numbers for keys. */
  #numbered(table: number): ReadonlyMap<number, number> {
    const found = new Map<number, number>()
    const nodes = this.nodes(table)
    for (let index = 0; index < nodes; index += 1) {
      const value = this.nodeValue(table, index)
      const key = this.keyOf(value)
      if (this.exists(value) && this.#machine.typeAt(key) === luaType.number) {
        found.set(this.#machine.numberAt(key), value)
      }
    }
    return found
  }
}
