/** How far a piece of work is. */
export interface ProgressState {
  readonly done: number
  /** 0 or less if nobody knows. */
  readonly total: number
  /** What is being counted, for people: `1,204 keys`. */
  readonly detail: string
}

/** Where progress is shown: standard error. */
export interface ProgressOutput {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

const barWidth = 24
const intervalMs = 100
const eraseLine = '\r\u001b[K'

/**
 * A line that shows how far some work is, and is gone when the work has ended. Nothing is
 * written where the output is no terminal.
 */
export class Progress {
  readonly #title: string
  readonly #output: ProgressOutput
  readonly #state: () => ProgressState
  readonly #timer: NodeJS.Timeout | undefined

  constructor(title: string, output: ProgressOutput, state: () => ProgressState) {
    this.#title = title
    this.#output = output
    this.#state = state
    if (output.isTTY !== true) return
    this.#show()
    this.#timer = setInterval(() => this.#show(), intervalMs).unref()
  }

  /** Takes the line away. */
  end(): void {
    if (this.#timer === undefined) return
    clearInterval(this.#timer)
    this.#output.write(eraseLine)
  }

  #show(): void {
    const text = `${this.#title} ${progressText(this.#state())}`
    this.#output.write(eraseLine + text.slice(0, (this.#output.columns ?? 80) - 1))
  }
}

/** The bar, the percentage and the detail; without a known total only the detail. */
export function progressText({ done, total, detail }: ProgressState): string {
  if (total <= 0) return detail
  const share = Math.min(1, Math.max(0, done / total))
  const filled = Math.round(share * barWidth)
  const bar = `${'#'.repeat(filled)}${'.'.repeat(barWidth - filled)}`
  return `[${bar}] ${String(Math.floor(share * 100)).padStart(3)} % ${detail}`
}

/** A number with commas, and the noun in its form. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
