/** What a check found in one file. */
export interface FileCheck {
  /** For people. */
  readonly lines: readonly string[]
  readonly isWhole: boolean
  /** Cuts the file where it breaks, keeps what was behind, and says what was done; absent if there is nothing to keep. */
  readonly cut?: () => Promise<string>
}
