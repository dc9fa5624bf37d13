import type { JsonSettings } from './json-settings.ts'
import type { LuaMachine } from './machine.ts'

const token = {
  objectBegin: 'T_OBJ_BEGIN',
  objectEnd: 'T_OBJ_END',
  arrayBegin: 'T_ARR_BEGIN',
  arrayEnd: 'T_ARR_END',
  string: 'T_STRING',
  number: 'T_NUMBER',
  boolean: 'T_BOOLEAN',
  null: 'T_NULL',
  colon: 'T_COLON',
  comma: 'T_COMMA',
  end: 'T_END',
  error: 'T_ERROR',
} as const

type Token = (typeof token)[keyof typeof token]

/** Stack slots for a table, a key and a value. */
const slotsPerLevel = 3

const escaped: Readonly<Record<number, number>> = {
  34: 34,
  47: 47,
  92: 92,
  98: 8,
  102: 12,
  110: 10,
  114: 13,
  116: 9,
}

/** Numbers as C's strtod reads them from the start of a text. */
const decimalNumber = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/
const hexNumber = /^([-+]?)0[xX](?:([0-9a-fA-F]+)\.?([0-9a-fA-F]*)|\.([0-9a-fA-F]+))(?:[pP]([-+]?\d+))?/
const wordNumber = /^([-+]?)(infinity|inf|nan)/i

/** `cjson.decode`: reads JSON in the interpreter's memory and pushes what it says. */
export class JsonDecoder {
  readonly #machine: LuaMachine
  readonly #settings: JsonSettings
  #state = 0
  #start = 0
  #at = 0
  #end = 0
  #depth = 0
  #maxDepth = 0
  #takesInvalid = true
  /** Room for strings with escapes; 0 while none was needed. */
  #room = 0
  #token: Token = token.end
  #tokenStart = 0
  #error = ''
  #number = 0
  #boolean = 0
  #stringStart = 0
  #stringLength = 0

  constructor(machine: LuaMachine, settings: JsonSettings) {
    this.#machine = machine
    this.#settings = settings
  }

  /** The Lua function. */
  decode(state: number): number {
    const machine = this.#machine
    if (machine.argumentCount(state) !== 1) machine.raiseArgument(state, 1, 'expected 1 argument')
    this.#start = machine.api.luaL_checklstring(state, 1, machine.scratch)
    this.#end = this.#start + machine.view.getUint32(machine.scratch, true)
    this.#state = state
    this.#at = this.#start
    this.#depth = 0
    const block = this.#settings.block(state)
    this.#maxDepth = this.#settings.get(block, 'decodeMaxDepth')
    this.#takesInvalid = this.#settings.get(block, 'decodeInvalid') !== 0
    if (
      this.#end - this.#start >= 2 &&
      (this.#byte(this.#start) === 0 || this.#byte(this.#start + 1) === 0)
    ) {
      machine.raise(state, 'JSON parser does not support UTF-16 or UTF-32')
    }
    try {
      this.#next()
      this.#value()
      this.#next()
      if (!this.#is(token.end)) this.#refuse('the end')
    } finally {
      if (this.#room !== 0) machine.api.free(this.#room)
      this.#room = 0
    }
    return 1
  }

  #value(): void {
    const { api } = this.#machine
    switch (this.#token) {
      case token.string:
        api.lua_pushlstring(this.#state, this.#stringStart, this.#stringLength)
        return
      case token.number:
        api.lua_pushnumber(this.#state, this.#number)
        return
      case token.boolean:
        api.lua_pushboolean(this.#state, this.#boolean)
        return
      case token.objectBegin:
        this.#object()
        return
      case token.arrayBegin:
        this.#array()
        return
      case token.null:
        api.lua_pushlightuserdata(this.#state, 0)
        return
      default:
        this.#refuse('value')
    }
  }

  #descend(): void {
    this.#depth += 1
    const { api } = this.#machine
    if (this.#depth <= this.#maxDepth && api.lua_checkstack(this.#state, slotsPerLevel) !== 0) return
    this.#machine.raise(
      this.#state,
      `Found too many nested data structures (${this.#depth}) at character ${this.#at - this.#start}`,
    )
  }

  #object(): void {
    const { api } = this.#machine
    this.#descend()
    api.lua_createtable(this.#state, 0, 0)
    this.#next()
    if (!this.#is(token.objectEnd)) {
      for (;;) {
        if (!this.#is(token.string)) this.#refuse('object key string')
        api.lua_pushlstring(this.#state, this.#stringStart, this.#stringLength)
        this.#next()
        if (!this.#is(token.colon)) this.#refuse('colon')
        this.#next()
        this.#value()
        api.lua_rawset(this.#state, -3)
        this.#next()
        if (this.#is(token.objectEnd)) break
        if (!this.#is(token.comma)) this.#refuse('comma or object end')
        this.#next()
      }
    }
    this.#depth -= 1
  }

  #array(): void {
    const { api } = this.#machine
    this.#descend()
    api.lua_createtable(this.#state, 0, 0)
    this.#next()
    if (!this.#is(token.arrayEnd)) {
      for (let index = 1; ; index += 1) {
        this.#value()
        api.lua_rawseti(this.#state, -2, index)
        this.#next()
        if (this.#is(token.arrayEnd)) break
        if (!this.#is(token.comma)) this.#refuse('comma or array end')
        this.#next()
      }
    }
    this.#depth -= 1
  }

  #refuse(expected: string): never {
    const found = this.#is(token.error) ? this.#error : this.#token
    return this.#machine.raise(
      this.#state,
      `Expected ${expected} but found ${found} at character ${this.#tokenStart - this.#start + 1}`,
    )
  }

  /** Reads the next token. */
  #next(): void {
    const { bytes } = this.#machine
    let at = this.#at
    let byte = bytes[at] as number
    while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) {
      at += 1
      byte = bytes[at] as number
    }
    this.#at = at
    this.#tokenStart = at
    switch (byte) {
      case 0x22:
        this.#string()
        return
      case 0x2c:
        this.#mark(token.comma)
        return
      case 0x3a:
        this.#mark(token.colon)
        return
      case 0x5b:
        this.#mark(token.arrayBegin)
        return
      case 0x5d:
        this.#mark(token.arrayEnd)
        return
      case 0x7b:
        this.#mark(token.objectBegin)
        return
      case 0x7d:
        this.#mark(token.objectEnd)
        return
      case 0:
        this.#token = token.end
        return
      default:
        if ((byte >= 0x30 && byte <= 0x39) || byte === 0x2d) this.#numberToken()
        else this.#word()
    }
  }

  #is(kind: Token): boolean {
    return this.#token === kind
  }

  #mark(kind: Token): void {
    this.#token = kind
    this.#at += 1
  }

  #fail(error: string): void {
    this.#token = token.error
    this.#tokenStart = this.#at
    this.#error = error
  }

  #word(): void {
    if (this.#startsWith('true') || this.#startsWith('false')) {
      this.#boolean = this.#byte(this.#at) === 0x74 ? 1 : 0
      this.#token = token.boolean
      this.#at += this.#boolean === 1 ? 4 : 5
    } else if (this.#startsWith('null')) {
      this.#token = token.null
      this.#at += 4
    } else if (this.#takesInvalid && /^[iInN+]/.test(this.#ahead(1)) && this.#isInvalidNumber()) {
      this.#slowNumber()
    } else {
      this.#fail('invalid token')
    }
  }

  #startsWith(word: string): boolean {
    for (let index = 0; index < word.length; index += 1) {
      if (this.#byte(this.#at + index) !== word.charCodeAt(index)) return false
    }
    return true
  }

  #numberToken(): void {
    if (!this.#takesInvalid && this.#isInvalidNumber()) {
      this.#fail('invalid number')
      return
    }
    const { bytes } = this.#machine
    let at = this.#at
    const negative = bytes[at] === 0x2d
    if (negative) at += 1
    const digits = at
    let value = 0
    let byte = bytes[at] as number
    while (byte >= 0x30 && byte <= 0x39) {
      value = value * 10 + (byte - 0x30)
      at += 1
      byte = bytes[at] as number
    }
    // Fifteen digits are exact; anything behind the digits that can belong to a number is read the other way.
    const isWhole = byte !== 0x2e && (byte | 0x20) !== 0x65 && (byte | 0x20) !== 0x78
    if (at > digits && at - digits <= 15 && isWhole) {
      this.#token = token.number
      this.#number = negative ? -value : value
      this.#at = at
    } else {
      this.#slowNumber()
    }
  }

  /** Whether what stands here is a number for C and none for JSON. */
  #isInvalidNumber(): boolean {
    const text = this.#ahead(8)
    if (text.startsWith('+')) return true
    const unsigned = text.startsWith('-') ? text.slice(1) : text
    return /^0[xX0-9]/.test(unsigned) || /^(inf|nan)/i.test(unsigned)
  }

  #slowNumber(): void {
    let end = this.#at
    while (isOfNumbers(this.#byte(end))) end += 1
    const text = this.#ahead(end - this.#at)
    const hex = hexNumber.exec(text)
    const word = wordNumber.exec(text)
    const plain = decimalNumber.exec(text)
    let length = 0
    if (hex !== null) {
      const [all, sign = '', whole = '', fraction = '', onlyFraction = '', power = '0'] = hex
      const behind = fraction + onlyFraction
      const digits = Number(BigInt(`0x${whole}${behind}`))
      this.#number = (sign === '-' ? -1 : 1) * digits * 2 ** (Number(power) - 4 * behind.length)
      length = all.length
    } else if (word !== null) {
      const [all, sign = '', name = ''] = word
      this.#number = /nan/i.test(name)
        ? Number.NaN
        : sign === '-'
          ? Number.NEGATIVE_INFINITY
          : Number.POSITIVE_INFINITY
      length = all.length
    } else if (plain !== null) {
      this.#number = Number(plain[0])
      length = plain[0].length
    }
    if (length === 0) {
      this.#fail('invalid number')
      return
    }
    this.#token = token.number
    this.#at += length
  }

  #string(): void {
    const { bytes } = this.#machine
    const start = this.#at + 1
    let at = start
    for (;;) {
      const byte = bytes[at] as number
      if (byte === 0x22) break
      if (byte === 0x5c || byte === 0) {
        this.#escapedString(start, at)
        return
      }
      at += 1
    }
    this.#token = token.string
    this.#stringStart = start
    this.#stringLength = at - start
    this.#at = at + 1
  }

  /** A string with escapes, the first at `plainEnd`; or one that does not end. */
  #escapedString(start: number, plainEnd: number): void {
    const machine = this.#machine
    if (this.#room === 0) this.#room = machine.allocate(this.#end - this.#start + 1)
    const room = this.#room
    machine.bytes.copyWithin(room, start, plainEnd)
    let size = plainEnd - start
    this.#at = plainEnd
    for (;;) {
      let byte = this.#byte(this.#at)
      if (byte === 0x22) break
      if (byte === 0) {
        this.#fail('unexpected end of string')
        return
      }
      if (byte === 0x5c) {
        const code = this.#byte(this.#at + 1)
        if (code === 0x75) {
          const written = this.#unicode(room + size)
          if (written === 0) {
            this.#fail('invalid unicode escape code')
            return
          }
          size += written
          continue
        }
        const meant = escaped[code]
        if (meant === undefined) {
          this.#fail('invalid escape code')
          return
        }
        byte = meant
        this.#at += 1
      }
      machine.bytes[room + size] = byte
      size += 1
      this.#at += 1
    }
    this.#at += 1
    this.#token = token.string
    this.#stringStart = room
    this.#stringLength = size
  }

  /** Writes the character of `\uXXXX`, or of two of them, as UTF-8; returns its length, or 0 if there is none. */
  #unicode(room: number): number {
    let point = this.#hex4(this.#at + 2)
    let length = 6
    if (point < 0) return 0
    if ((point & 0xf800) === 0xd800) {
      if ((point & 0x400) !== 0) return 0
      if (this.#byte(this.#at + 6) !== 0x5c || this.#byte(this.#at + 7) !== 0x75) return 0
      const low = this.#hex4(this.#at + 8)
      if (low < 0 || (low & 0xfc00) !== 0xdc00) return 0
      point = 0x10000 + ((point & 0x3ff) << 10) + (low & 0x3ff)
      length = 12
    }
    const { bytes } = this.#machine
    const utf8 = Buffer.from(String.fromCodePoint(point))
    for (let index = 0; index < utf8.length; index += 1) bytes[room + index] = utf8[index] as number
    this.#at += length
    return utf8.length
  }

  #hex4(start: number): number {
    let value = 0
    for (let at = start; at < start + 4; at += 1) {
      const byte = this.#byte(at)
      const lower = byte | 0x20
      let digit = -1
      if (byte >= 0x30 && byte <= 0x39) digit = byte - 0x30
      else if (lower >= 0x61 && lower <= 0x66) digit = lower - 0x57
      if (digit < 0) return -1
      value = value * 16 + digit
    }
    return value
  }

  /** The byte here. Behind the end Lua keeps a NUL, at which all reading stops. */
  #byte(at: number): number {
    return this.#machine.bytes[at] as number
  }

  #ahead(length: number): string {
    return this.#machine.copy(this.#at, Math.min(length, this.#end - this.#at)).toString('latin1')
  }
}

/** Whether a byte can be part of a number: a letter, a digit, a sign or a point. */
function isOfNumbers(byte: number): boolean {
  const lower = byte | 0x20
  return (
    (lower >= 0x61 && lower <= 0x7a) ||
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x2e
  )
}
