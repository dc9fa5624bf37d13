import type { LuaFunction } from './function-stubs.ts'
import { luaType } from './lua-api.ts'
import { type LuaMachine, valueSize } from './machine.ts'
import { toInt64 } from './number-text.ts'

const percent = 0x25
const integerSpec = /^%([-+ #0]{0,5})(\d{0,2})(?:(\.)(\d{0,2}))?([diouxX])/

/**
 * `string.format` with integers of 64 bits, as Redis has them: in WebAssembly C's `long` has 32.
 * Integers that need more are formatted here and handed on as text.
 *
 * @param native Lua's own `string.format`.
 */
export function stringFormat(machine: LuaMachine, native: LuaFunction): LuaFunction {
  return (state) => {
    const base = machine.base(state)
    const count = (machine.top(state) - base) / valueSize
    if (
      count > 1 &&
      machine.typeAt(base) === luaType.string &&
      hasIntegers(machine, machine.objectAt(base))
    ) {
      rewrite(machine, state, count)
    }
    return native(state)
  }
}

/** Whether a format has a directive for integers, or something that looks like one. */
function hasIntegers(machine: LuaMachine, format: number): boolean {
  const start = machine.stringStart(format)
  const end = start + machine.stringLength(format)
  const view = machine.view
  let inDirective = false
  for (let at = start; at < end; at += 1) {
    const byte = view.getUint8(at)
    if (byte === percent) inDirective = !inDirective
    else if (inDirective && byte >= 0x41) {
      if (
        byte === 0x64 ||
        byte === 0x78 ||
        byte === 0x58 ||
        byte === 0x69 ||
        byte === 0x75 ||
        byte === 0x6f
      ) {
        return true
      }
      inDirective = false
    }
  }
  return false
}

function rewrite(machine: LuaMachine, state: number, count: number): void {
  const { api } = machine
  const object = machine.objectAt(machine.base(state))
  const format = machine.copy(machine.stringStart(object), machine.stringLength(object)).toString('latin1')
  let result = ''
  let changed = false
  let argument = 1
  let at = 0
  while (at < format.length) {
    if (format[at] !== '%' || format[at + 1] === '%') {
      const length = format[at] === '%' ? 2 : 1
      result += format.slice(at, at + length)
      at += length
      continue
    }
    argument += 1
    const spec = integerSpec.exec(format.slice(at, at + 16))
    const number = argument <= count ? largeNumber(machine, state, argument, spec?.[5]) : undefined
    if (spec === null || number === undefined) {
      const directive = /^%[-+ #0.\d]*./s.exec(format.slice(at))?.[0] ?? '%'
      result += directive
      at += directive.length
      continue
    }
    machine.pushText(state, formatInteger(number, spec))
    api.lua_replace(state, argument)
    result += '%s'
    at += spec[0].length
    changed = true
  }
  if (!changed) return
  machine.pushText(state, result)
  api.lua_replace(state, 1)
}

/** The argument's number if C's 32-bit `long` cannot format it. */
function largeNumber(
  machine: LuaMachine,
  state: number,
  argument: number,
  conversion: string | undefined,
): number | undefined {
  if (conversion === undefined) return undefined
  const value = machine.base(state) + (argument - 1) * valueSize
  const type = machine.typeAt(value)
  if (type !== luaType.number && type !== luaType.string) return undefined
  const number = machine.api.lua_tonumber(state, argument)
  // Text that is no number gives 0, and Lua's own error later.
  const lowest = conversion === 'd' || conversion === 'i' ? -2_147_483_648 : 0
  return number >= lowest && number <= 2_147_483_647 ? undefined : number
}

function formatInteger(value: number, spec: RegExpExecArray): string {
  const [, flags = '', width = '', point, precision = '', conversion = 'd'] = spec
  const signed = conversion === 'd' || conversion === 'i'
  const integer = signed || !(value >= 2 ** 63) ? toInt64(value) : toUnsigned(value)
  let prefix = ''
  let digits: string
  if (signed) {
    prefix = integer < 0n ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''
    digits = (integer < 0n ? -integer : integer).toString()
  } else {
    const radix = conversion === 'o' ? 8 : conversion === 'u' ? 10 : 16
    digits = BigInt.asUintN(64, integer).toString(radix)
    if (conversion === 'X') digits = digits.toUpperCase()
    if (flags.includes('#')) {
      if (radix === 8 && integer !== 0n) digits = `0${digits}`
      if (radix === 16 && integer !== 0n) prefix = `0${conversion}`
    }
  }
  if (point !== undefined) digits = (integer === 0n ? '' : digits).padStart(Number(precision), '0')
  const total = Number(width)
  if (flags.includes('-')) return (prefix + digits).padEnd(total)
  if (flags.includes('0') && point === undefined) {
    return prefix + digits.padStart(total - prefix.length, '0')
  }
  return (prefix + digits).padStart(total)
}

/** A number from 2^63 on as C's unsigned 64-bit integer: beyond 2^64 the conversion of x86 leaves nothing of it. */
function toUnsigned(value: number): bigint {
  return value < 2 ** 64 ? BigInt(Math.trunc(value)) : 0n
}
