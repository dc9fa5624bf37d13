/** What a check found in one file. */
export interface FileCheck {
  /** For people. */
  readonly lines: readonly string[]
  readonly isWhole: boolean
  /** Cuts off the end that is not whole, keeps it, and says what was done; absent if that is not what is wrong. */
  readonly cut?: () => Promise<string>
}
