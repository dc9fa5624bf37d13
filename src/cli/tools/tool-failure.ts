/** Why a tool ends without having done its work; the message is for whoever called it. */
export class ToolFailure extends Error {
  override readonly name = 'ToolFailure'
  /** What the process ends with: 1 for work that failed, 2 for a command line that makes no sense. */
  readonly exitCode: 1 | 2

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** The failure of a command line that makes no sense. */
export const usageFailure = (message: string): ToolFailure => new ToolFailure(message, 2)
