import type { LuaFunction } from './function-stubs.ts'
import { JsonDecoder } from './json-decoder.ts'
import { JsonEncoder } from './json-encoder.ts'
import { JsonSettings } from './json-settings.ts'
import type { LuaMachine } from './machine.ts'
import type { TableReader } from './table-reader.ts'

/**
 * The library `cjson`.
 *
 * @returns Pushes the library's table, with settings of its own; `cjson.new` does it again.
 */
export function jsonLibrary(machine: LuaMachine, tables: TableReader): (state: number) => void {
  const { api } = machine
  const settings = new JsonSettings(machine)
  const encoder = new JsonEncoder(machine, settings, tables)
  const decoder = new JsonDecoder(machine, settings)
  const functions: Readonly<Record<string, LuaFunction>> = {
    encode: (state) => encoder.encode(state),
    decode: (state) => decoder.decode(state),
    ...settings.functions(),
    new: (state) => {
      pushLibrary(state)
      return 1
    },
  }
  const names = Object.keys(functions)
  const pointers = machine.functions(Object.values(functions))
  const pushLibrary = (state: number): void => {
    api.lua_createtable(state, 0, 16)
    settings.push(state)
    names.forEach((name, index) => {
      api.lua_pushvalue(state, -1)
      api.lua_pushcclosure(state, pointers[index] ?? 0, 1)
      api.lua_setfield(state, -3, machine.text(name))
    })
    api.lua_settop(state, -2)
    api.lua_pushlightuserdata(state, 0)
    api.lua_setfield(state, -2, machine.text('null'))
    machine.pushText(state, 'cjson')
    api.lua_setfield(state, -2, machine.text('_NAME'))
    machine.pushText(state, '2.1.0')
    api.lua_setfield(state, -2, machine.text('_VERSION'))
  }
  return pushLibrary
}
