type Write = (level: number, message: Uint8Array) => void

/** What scripts log: a script that is begun again, since it must run alone, logs once. */
export class ScriptLog {
  readonly #write: Write
  readonly #standing: () => 'final' | 'tentative' | 'abandoned'
  /** Lines of a script that might yet be begun again. */
  #held: Parameters<Write>[] = []

  /** @param standing tells of the script that runs. */
  constructor(write: Write, standing: () => 'final' | 'tentative' | 'abandoned') {
    this.#write = write
    this.#standing = standing
  }

  add(level: number, message: Uint8Array): void {
    this.#held.push([level, message])
    if (this.#standing() === 'final') this.#release()
  }

  /** To be called when a script ends, while its standing can still be told. */
  endScript(): void {
    if (this.#held.length === 0) return
    if (this.#standing() === 'abandoned') this.#held = []
    else this.#release()
  }

  #release(): void {
    for (const line of this.#held) this.#write(...line)
    this.#held = []
  }
}
