import { luaType } from './lua-api.ts'
import type { LuaMachine } from './machine.ts'

/** Ends a script in a way that it cannot catch; the interpreter is made anew afterwards. */
export class ScriptEnd extends Error {
  /** The script's reply, without what names the script. */
  readonly text: string
  readonly position: Position | undefined

  constructor(text: string, position?: Position) {
    super(text)
    this.text = text
    this.position = position
  }
}

/** Where in a script something happened. */
export interface Position {
  /** The name of the chunk, such as '@user_script'. */
  readonly source: string
  readonly line: number
}

/** What the message handler of a protected call has found out about an error. */
export interface Failure {
  /** The error's text with its code. */
  readonly text: string
  readonly position: Position | undefined
}

/** The position of the function at this level of the stack of calls; undefined if there is no such level. */
export function positionAt(
  machine: LuaMachine,
  state: number,
  level: number,
): { readonly position: Position; readonly isNative: boolean } | undefined {
  const { api } = machine
  // An activation record takes 100 bytes.
  const record = machine.scratch
  if (api.lua_getstack(state, level, record) === 0) return undefined
  api.lua_getinfo(state, machine.text('Sl'), record)
  const { view } = machine
  return {
    isNative: machine.textUntilNul(view.getUint32(record + 12, true)) === 'C',
    position: {
      source: machine.textUntilNul(view.getUint32(record + 16, true)),
      line: view.getInt32(record + 20, true),
    },
  }
}

/** What raised the error: the function below the handler, or the one that called it if it is a C function. */
export function errorPosition(machine: LuaMachine, state: number): Position | undefined {
  const direct = positionAt(machine, state, 1)
  return direct?.isNative === true ? positionAt(machine, state, 2)?.position : direct?.position
}

/** The text of the error value at index 1: an error table's own, or the value's text behind ERR. */
export function errorText(machine: LuaMachine, state: number): string {
  const { api } = machine
  if (api.lua_type(state, 1) !== luaType.table) return `ERR ${describe(machine, state, 1)}`
  api.lua_getfield(state, 1, machine.text('err'))
  const type = api.lua_type(state, -1)
  // A table without text crashes Redis.
  const text =
    type === luaType.string || type === luaType.number ? describe(machine, state, -1) : 'ERR unknown error'
  api.lua_settop(state, -2)
  return text
}

/** A value as `tostring` shows it, metatables aside. */
function describe(machine: LuaMachine, state: number, index: number): string {
  const { api } = machine
  const type = api.lua_type(state, index)
  switch (type) {
    case luaType.string:
    case luaType.number: {
      api.lua_pushvalue(state, index)
      const start = api.lua_tolstring(state, -1, machine.scratch)
      const text = machine.copy(start, machine.view.getUint32(machine.scratch, true)).toString('latin1')
      api.lua_settop(state, -2)
      return text
    }
    case luaType.nil:
      return 'nil'
    case luaType.boolean:
      return api.lua_toboolean(state, index) !== 0 ? 'true' : 'false'
    default: {
      const name = machine.textUntilNul(api.lua_typename(state, type))
      const pointer = api.lua_topointer(state, index)
      return `${name}: ${pointer === 0 ? '(nil)' : `0x${pointer.toString(16)}`}`
    }
  }
}
