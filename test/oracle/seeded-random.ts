/** Random numbers that a seed repeats. */
export class SeededRandom {
  readonly seed: number
  private state: number

  /** @param seed By default `NACRE_SEED` from the environment, else a new one; print it. */
  constructor(seed: number = Number(process.env.NACRE_SEED ?? Math.floor(Math.random() * 2 ** 32))) {
    this.seed = seed
    this.state = seed >>> 0
  }

  /** A whole number from 0 up to, not including, the bound. */
  below(bound: number): number {
    return Math.floor(this.unit() * bound)
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.unit() < probability
  }

  /** One of the items; there must be one. */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }

  /** Mulberry32: 32 bits of state, enough for tests. */
  private unit(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
