import type { Reply, ReplyEntry } from '../../src/commands/reply.ts'

/** Thrown inside the parser when the bytes end before the reply does. */
class Incomplete extends Error {}

/**
 * Parses RESP2 and RESP3 into exact reply structures.
 *
 * A bulk string becomes a string if it is valid UTF-8, else a Buffer, so that
 * tests can write what they expect.
 */
export class RespParser {
  private bytes: Buffer = Buffer.alloc(0)
  private offset = 0

  /** Adds bytes that were received. */
  feed(bytes: Uint8Array): void {
    this.bytes = Buffer.concat([this.bytes, bytes])
  }

  /** The next whole reply with the bytes it was read from, or undefined if it has not come yet. */
  next(): { readonly reply: Reply; readonly bytes: Buffer } | undefined {
    this.offset = 0
    try {
      const reply = this.value()
      const bytes = this.bytes.subarray(0, this.offset)
      this.bytes = this.bytes.subarray(this.offset)
      return { reply, bytes }
    } catch (error) {
      if (error instanceof Incomplete) return undefined
      throw error
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
    if (end === -1) throw new Incomplete()
    const line = this.bytes.toString('utf8', this.offset, end)
    this.offset = end + 2
    return line
  }

  private blob(length: number): Buffer {
    const end = this.offset + length
    if (end + 2 > this.bytes.length) throw new Incomplete()
    const blob = Buffer.from(this.bytes.subarray(this.offset, end))
    this.offset = end + 2
    return blob
  }
}

function integerOf(text: string): number | bigint {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : BigInt(text)
}

function doubleOf(text: string): number {
  if (text === 'inf') return Number.POSITIVE_INFINITY
  return text === '-inf' ? Number.NEGATIVE_INFINITY : Number(text)
}

function textOrBytes(blob: Buffer): string | Buffer {
  const text = blob.toString('utf8')
  return Buffer.from(text, 'utf8').equals(blob) ? text : blob
}
