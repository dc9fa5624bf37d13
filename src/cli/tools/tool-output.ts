import type { ProgressOutput } from './progress.ts'

/** Where a tool speaks. */
export interface ToolOutput {
  /** Results, a line each. */
  readonly print: (line: string) => void
  /** Standard error: progress and what went wrong. */
  readonly errors: ProgressOutput
}
