const mask = (1n << 48n) - 1n

/** The generator of math.random: the 48-bit linear congruence of POSIX's lrand48, the same on every machine. */
export class RandomNumbers {
  /** The state's high 24 bits and low 24 bits: products of halves stay exact in doubles. */
  #high = 0x1234ab
  #low = 0xcd330e

  /** Begins the sequence that belongs to a seed of 32 bits. */
  seed(seed: number): void {
    const state = ((BigInt(seed >>> 0) << 16n) | 0x330en) & mask
    this.#high = Number(state >> 24n)
    this.#low = Number(state & 0xffffffn)
  }

  /** The next number, from 0 to 2^31 - 1. */
  next(): number {
    // state * 0x5deece66d + 11, modulo 2^48
    const low = this.#low * 0xece66d + 11
    const carry = Math.floor(low / 0x1000000)
    const high = this.#high * 0xece66d + this.#low * 0x5de + carry
    this.#low = low % 0x1000000
    this.#high = high % 0x1000000
    return this.#high * 128 + Math.floor(this.#low / 0x20000)
  }
}
