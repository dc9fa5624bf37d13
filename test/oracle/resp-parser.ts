import type { Reply, ReplyEntry } from '../../src/commands/reply.ts'

/** Thrown inside the parser when the bytes end before the reply does, which has so many at least. */
class Incomplete extends Error {
  readonly least: number

  constructor(least: number) {
    super()
    this.least = least
  }
}

/**
 * Parses RESP2 and RESP3 into exact reply structures.
 *
 * A bulk string becomes a string if it is valid UTF-8, else a Buffer, so that
 * tests can write what they expect.
 */
export class RespParser {
  private bytes: Buffer = Buffer.alloc(0)
  private offset = 0
  /** What came behind them, and how many bytes are needed before parsing is worth its while. */
  private readonly behind: Uint8Array[] = []
  private received = 0
  private needed = 0

  /** Adds bytes that were received. */
  feed(bytes: Uint8Array): void {
    this.behind.push(bytes)
    this.received += bytes.length
  }

  /** The next whole reply with the bytes it was read from, or undefined if it has not come yet. */
  next(): { readonly reply: Reply; readonly bytes: Buffer } | undefined {
    if (this.received < this.needed) return undefined
    if (this.behind.length > 0) this.bytes = Buffer.concat([this.bytes, ...this.behind.splice(0)])
    this.offset = 0
    try {
      const reply = this.value()
      const bytes = this.bytes.subarray(0, this.offset)
      this.bytes = this.bytes.subarray(this.offset)
      this.received = this.bytes.length
      this.needed = 0
      return { reply, bytes }
    } catch (error) {
      if (!(error instanceof Incomplete)) throw error
      this.needed = error.least
      return undefined
    }
  }

  private value(): Reply {
    const line = this.line()
    const rest = line.slice(1)
    switch (line[0]) {
      case '+':
        return { type: 'status', value: rest }
      case '-':
        return { type: 'error', message: rest }
      case ':':
        return { type: 'integer', value: integerOf(rest) }
      case '$':
        return rest === '-1'
          ? { type: 'null' }
          : { type: 'bulk', value: textOrBytes(this.blob(Number(rest))) }
      case '*':
        return rest === '-1' ? { type: 'nullArray' } : { type: 'array', items: this.values(Number(rest)) }
      default:
        return this.valueOfRespThree(line)
    }
  }

  private valueOfRespThree(line: string): Reply {
    const rest = line.slice(1)
    switch (line[0]) {
      case '_':
        return { type: 'null' }
      case '~':
        return { type: 'set', items: this.values(Number(rest)) }
      case '>':
        return { type: 'push', items: this.values(Number(rest)) }
      case '%':
        return { type: 'map', entries: this.entries(Number(rest)) }
      case '|':
        return { type: 'attribute', entries: this.entries(Number(rest)), of: this.value() }
      case ',':
        return { type: 'double', value: doubleOf(rest) }
      case '#':
        return { type: 'boolean', value: rest === 't' }
      case '(':
        return { type: 'bigNumber', value: BigInt(rest) }
      case '=': {
        const blob = this.blob(Number(rest))
        const format = blob.subarray(0, 3).toString()
        return { type: 'verbatim', format, value: textOrBytes(blob.subarray(4)) }
      }
      default:
        throw new Error(`not RESP: ${JSON.stringify(line)}`)
    }
  }

  private values(count: number): readonly Reply[] {
    return Array.from({ length: count }, () => this.value())
  }

  private entries(count: number): readonly ReplyEntry[] {
    return Array.from({ length: count }, () => [this.value(), this.value()] as const)
  }

  private line(): string {
    const end = this.bytes.indexOf('\r\n', this.offset)
    if (end === -1) throw new Incomplete(this.bytes.length + 1)
    const line = this.bytes.toString('utf8', this.offset, end)
    this.offset = end + 2
    return line
  }

  private blob(length: number): Buffer {
    const end = this.offset + length
    if (end + 2 > this.bytes.length) throw new Incomplete(end + 2)
    const blob = Buffer.from(this.bytes.subarray(this.offset, end))
    this.offset = end + 2
    return blob
  }
}

/** Node has no strings of 512 MiB. */
const longestText = 100_000_000

function integerOf(text: string): number | bigint {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : BigInt(text)
}

function doubleOf(text: string): number {
  if (text === 'inf') return Number.POSITIVE_INFINITY
  return text === '-inf' ? Number.NEGATIVE_INFINITY : Number(text)
}

function textOrBytes(blob: Buffer): string | Buffer {
  if (blob.length > longestText) return blob
  const text = blob.toString('utf8')
  return Buffer.from(text, 'utf8').equals(blob) ? text : blob
}
