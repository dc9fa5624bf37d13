import type { LuaMachine } from './machine.ts'

const mostIntegerBytes = 32
const highestInteger = 2_147_483_647
/** The largest alignment of C's types, which `!` alone means. */
const usualAlignment = 8

/** What stands for a letter of a format of `struct`. */
export interface StructItem {
  /** The letter. */
  readonly option: string
  /** Bytes of the item; 0 if the format does not say. */
  readonly size: number
  /** Bytes to skip before it. */
  readonly padding: number
  readonly littleEndian: boolean
}

/** Walks a format of `struct`, whose sizes are those of C on 64-bit machines. */
export class StructFormat {
  readonly #machine: LuaMachine
  readonly #state: number
  readonly #text: string
  #at = 0
  #alignment = 1
  #littleEndian = true

  /** Reads the format in the running function's first argument. */
  constructor(machine: LuaMachine, state: number) {
    this.#machine = machine
    this.#state = state
    this.#text = machine.textUntilNul(machine.api.luaL_checklstring(state, 1, 0))
  }

  /**
   * Reads the next letter.
   *
   * @param position Bytes that there are before it.
   * @returns undefined at the end.
   */
  next(position: number): StructItem | undefined {
    const option = this.#text[this.#at]
    if (option === undefined) return undefined
    this.#at += 1
    const size = this.#size(option)
    let padding = 0
    if (size !== 0 && option !== 'c') {
      const unit = Math.min(size, this.#alignment)
      padding = (unit - (position & (unit - 1))) & (unit - 1)
    }
    return { option, size, padding, littleEndian: this.#littleEndian }
  }

  /** Takes a letter that stands for no item. */
  control(option: string): void {
    switch (option) {
      case ' ':
        return
      case '>':
        this.#littleEndian = false
        return
      case '<':
        this.#littleEndian = true
        return
      case '!': {
        const alignment = this.#number(usualAlignment)
        if (alignment <= 0 || (alignment & (alignment - 1)) !== 0) {
          this.#machine.raise(this.#state, `alignment ${alignment} is not a power of 2`)
        }
        this.#alignment = alignment
        return
      }
      default:
        this.#machine.raiseArgument(this.#state, 1, `invalid format option '${option}'`)
    }
  }

  #size(option: string): number {
    switch (option) {
      case 'b':
      case 'B':
      case 'x':
        return 1
      case 'h':
      case 'H':
        return 2
      case 'f':
        return 4
      case 'l':
      case 'L':
      case 'T':
      case 'd':
        return 8
      case 'c':
        return this.#number(1)
      case 'i':
      case 'I': {
        const size = this.#number(4)
        if (size > mostIntegerBytes) {
          this.#machine.raise(
            this.#state,
            `integral size ${size} is larger than limit of ${mostIntegerBytes}`,
          )
        }
        return size
      }
      default:
        return 0
    }
  }

  #number(absent: number): number {
    const digits = /^\d+/.exec(this.#text.slice(this.#at, this.#at + 16))?.[0]
    if (digits === undefined) return absent
    const value = Number(digits)
    if (value > highestInteger) this.#machine.raise(this.#state, 'integral size overflow')
    this.#at += digits.length
    return value
  }
}
