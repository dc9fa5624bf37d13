const initialSize = 4096
/** A larger room is not kept for the next reply. */
const keptSize = 262_144
const digitZero = 0x30

/** The bytes of the reply that is being written, outside of the interpreter. */
export class ReplyRoom {
  bytes = Buffer.allocUnsafeSlow(initialSize)
  size = 0

  /** Forgets what there is. */
  clear(): void {
    this.size = 0
    if (this.bytes.length > keptSize) this.bytes = Buffer.allocUnsafeSlow(initialSize)
  }

  /** Appends text, a byte a character. */
  text(text: string): void {
    const { length } = text
    this.#reserve(length)
    if (length > 32) this.bytes.write(text, this.size, 'latin1')
    else for (let at = 0; at < length; at += 1) this.bytes[this.size + at] = text.charCodeAt(at)
    this.size += length
  }

  /** Appends a text and the end of a line. */
  line(text: string): void {
    this.text(text)
    this.#reserve(2)
    this.bytes[this.size] = 0x0d
    this.bytes[this.size + 1] = 0x0a
    this.size += 2
  }

  /** Appends a mark of one byte, a whole number that is not negative, and the end of a line. */
  header(mark: string, value: number): void {
    if (value > 9_999) {
      this.line(mark + value)
      return
    }
    this.#reserve(7)
    const { bytes } = this
    let at = this.size
    bytes[at++] = mark.charCodeAt(0)
    if (value > 999) bytes[at++] = digitZero + ((value / 1000) | 0)
    if (value > 99) bytes[at++] = digitZero + (((value / 100) | 0) % 10)
    if (value > 9) bytes[at++] = digitZero + (((value / 10) | 0) % 10)
    bytes[at++] = digitZero + (value % 10)
    bytes[at++] = 0x0d
    bytes[at++] = 0x0a
    this.size = at
  }

  /** Appends `length` bytes of `memory`. */
  copy(memory: Uint8Array, start: number, length: number): void {
    this.#reserve(length)
    this.bytes.set(memory.subarray(start, start + length), this.size)
    this.size += length
  }

  /** Puts text in at `place`, and takes `dropped` bytes there away. */
  replace(place: number, dropped: number, text: string): void {
    this.#reserve(text.length)
    this.bytes.copyWithin(place + text.length, place + dropped, this.size)
    this.bytes.write(text, place, 'latin1')
    this.size += text.length - dropped
  }

  #reserve(more: number): void {
    if (this.size + more <= this.bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(2 * this.bytes.length, this.size + more))
    larger.set(this.bytes.subarray(0, this.size))
    this.bytes = larger
  }
}
