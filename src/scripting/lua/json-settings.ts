import type { LuaFunction } from './function-stubs.ts'
import { checkInteger } from './integer-argument.ts'
import { luaType, upvalueIndex } from './lua-api.ts'
import type { LuaMachine } from './machine.ts'

/** How invalid numbers are encoded. */
export const invalidNumbers = { refused: 0, written: 1, null: 2 } as const

/** The settings of one `cjson`: numbers in a userdata that is the first upvalue of each of its functions. */
const fields = [
  'sparseConvert',
  'sparseRatio',
  'sparseSafe',
  'encodeMaxDepth',
  'decodeMaxDepth',
  'precision',
  'keepBuffer',
  'encodeInvalid',
  'decodeInvalid',
] as const

/** The name of a setting. */
export type JsonSetting = (typeof fields)[number]

const offsets = Object.fromEntries(fields.map((field, index) => [field, 4 * index])) as Readonly<
  Record<JsonSetting, number>
>
const defaults: Readonly<Record<JsonSetting, number>> = {
  sparseConvert: 0,
  sparseRatio: 2,
  sparseSafe: 10,
  encodeMaxDepth: 1000,
  decodeMaxDepth: 1000,
  precision: 14,
  keepBuffer: 1,
  encodeInvalid: 0,
  decodeInvalid: 1,
}
const highest = 2_147_483_647

/** Reads and changes settings. */
export class JsonSettings {
  readonly #machine: LuaMachine

  constructor(machine: LuaMachine) {
    this.#machine = machine
  }

  /** Pushes a userdata with the usual settings. */
  push(state: number): void {
    const block = this.#machine.api.lua_newuserdata(state, 4 * fields.length)
    for (const field of fields) this.#machine.view.setInt32(block + offsets[field], defaults[field], true)
  }

  /** Where the settings of the running function lie. */
  block(state: number): number {
    return this.#machine.api.lua_touserdata(state, upvalueIndex(1))
  }

  /** A setting's value. */
  get(block: number, field: JsonSetting): number {
    return this.#machine.view.getInt32(block + offsets[field], true)
  }

  /** The functions that show and change settings. */
  functions(): Readonly<Record<string, LuaFunction>> {
    const onOff = ['off', 'on']
    return {
      encode_sparse_array: (state) => {
        this.#prepare(state, 3)
        this.#choice(state, 1, 'sparseConvert', onOff)
        this.#integer(state, 2, 'sparseRatio', 0, highest)
        this.#integer(state, 3, 'sparseSafe', 0, highest)
        return 3
      },
      encode_max_depth: (state) => this.#oneInteger(state, 'encodeMaxDepth', 1, highest),
      decode_max_depth: (state) => this.#oneInteger(state, 'decodeMaxDepth', 1, highest),
      encode_number_precision: (state) => this.#oneInteger(state, 'precision', 1, 14),
      encode_keep_buffer: (state) => this.#oneChoice(state, 'keepBuffer', onOff),
      encode_invalid_numbers: (state) => this.#oneChoice(state, 'encodeInvalid', ['off', 'on', 'null']),
      decode_invalid_numbers: (state) => this.#oneChoice(state, 'decodeInvalid', onOff),
    }
  }

  #prepare(state: number, most: number): void {
    if (this.#machine.argumentCount(state) > most) {
      this.#machine.raiseArgument(state, most + 1, 'found too many arguments')
    }
    this.#machine.api.lua_settop(state, most)
  }

  #oneInteger(state: number, field: JsonSetting, least: number, most: number): number {
    this.#prepare(state, 1)
    this.#integer(state, 1, field, least, most)
    return 1
  }

  #oneChoice(state: number, field: JsonSetting, words: readonly string[]): number {
    this.#prepare(state, 1)
    this.#choice(state, 1, field, words)
    return 1
  }

  /** Changes a setting if there is an argument, and pushes it. */
  #integer(state: number, argument: number, field: JsonSetting, least: number, most: number): void {
    const { api } = this.#machine
    if (api.lua_type(state, argument) !== luaType.nil) {
      const value = checkInteger(this.#machine, state, argument)
      if (value < least || value > most) {
        // The error names the first argument, whichever it is, as in Redis.
        this.#machine.raiseArgument(state, 1, `expected integer between ${least} and ${most}`)
      }
      this.#set(state, field, value)
    }
    api.lua_pushnumber(state, this.get(this.block(state), field))
  }

  #choice(state: number, argument: number, field: JsonSetting, words: readonly string[]): void {
    const { api } = this.#machine
    const type = api.lua_type(state, argument)
    if (type === luaType.boolean) {
      this.#set(state, field, api.lua_toboolean(state, argument))
    } else if (type !== luaType.nil) {
      const word = this.#machine.textUntilNul(api.luaL_checklstring(state, argument, 0))
      const index = words.indexOf(word)
      if (index < 0) this.#machine.raiseArgument(state, argument, `invalid option '${word}'`)
      this.#set(state, field, index)
    }
    const value = this.get(this.block(state), field)
    if (value <= 1) api.lua_pushboolean(state, value)
    else this.#machine.pushText(state, words[value] ?? '')
  }

  #set(state: number, field: JsonSetting, value: number): void {
    this.#machine.view.setInt32(this.block(state) + offsets[field], value, true)
  }
}
