import type { Reply, ReplyEntry } from '../commands/reply.ts'

/** What a server's strings may be long, and its arrays; a broken or hostile one claims anything. */
const longestString = 2 ** 31
const mostItems = 2 ** 28

/** Thrown inside of the decoder where the bytes end before the reply does. */
class Incomplete extends Error {}

/**
 * Reads the replies that a server writes, in RESP2 or RESP3, as their bytes
 * come. Strings become the bytes that they are.
 */
export class ReplyDecoder {
  #bytes = Buffer.alloc(0)
  #offset = 0
  /** What came since, until a long string is whole: joining it with each piece would copy it again and again. */
  #pieces: Buffer[] = []
  #pieceBytes = 0
  /** How many bytes the string that was cut off needs, from the start of its reply. */
  #needed = 0

  /** Takes bytes; returns the replies that are whole by now, in order. */
  feed(bytes: Buffer): readonly Reply[] {
    this.#pieces.push(bytes)
    this.#pieceBytes += bytes.length
    if (this.#bytes.length + this.#pieceBytes < this.#needed) return []
    this.#bytes = Buffer.concat([this.#bytes, ...this.#pieces])
    this.#pieces = []
    this.#pieceBytes = 0
    this.#needed = 0
    const replies: Reply[] = []
    for (let reply = this.#next(); reply !== undefined; reply = this.#next()) replies.push(reply)
    return replies
  }

  #next(): Reply | undefined {
    this.#offset = 0
    try {
      const reply = this.#reply()
      this.#bytes = this.#bytes.subarray(this.#offset)
      return reply
    } catch (error) {
      if (error instanceof Incomplete) return undefined
      throw error
    }
  }

  #reply(): Reply {
    const line = this.#line()
    const rest = line.slice(1)
    switch (line[0]) {
      case '+':
        return { type: 'status', value: rest }
      case '-':
        return { type: 'error', message: rest }
      case ':':
      case '(':
        return { type: 'integer', value: BigInt(rest) }
      case ',':
        return { type: 'double', value: Number(rest.replace('inf', 'Infinity')) }
      case '#':
        return { type: 'boolean', value: rest === 't' }
      case '_':
        return { type: 'null' }
      case '$':
        return rest === '-1' ? { type: 'null' } : { type: 'bulk', value: this.#blob(Number(rest)) }
      default:
        if (line === '*-1') return { type: 'nullArray' }
        return this.#aggregate(line[0], Number(rest))
    }
  }

  #aggregate(mark: string | undefined, count: number): Reply {
    if (!(count >= 0 && count <= mostItems)) throw new Error(`no reply has ${count} items`)
    const item = () => this.#reply()
    switch (mark) {
      case '*':
        return { type: 'array', items: Array.from({ length: count }, item) }
      case '>':
        return { type: 'push', items: Array.from({ length: count }, item) }
      case '~':
        return { type: 'set', items: Array.from({ length: count }, item) }
      case '%':
        return { type: 'map', entries: Array.from({ length: count }, (): ReplyEntry => [item(), item()]) }
      default:
        throw new Error(`no reply begins with ${mark}`)
    }
  }

  #line(): string {
    const end = this.#bytes.indexOf('\r\n', this.#offset)
    if (end === -1) throw new Incomplete()
    const line = this.#bytes.toString('utf8', this.#offset, end)
    this.#offset = end + 2
    return line
  }

  #blob(length: number): Buffer {
    if (!(length >= 0 && length <= longestString)) throw new Error(`no string has a length of ${length}`)
    const start = this.#offset
    this.#offset = start + length + 2
    if (this.#offset > this.#bytes.length) {
      this.#needed = this.#offset
      throw new Incomplete()
    }
    return this.#bytes.subarray(start, start + length)
  }
}
