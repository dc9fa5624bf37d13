/** Prints the violations and exits with 1, or prints `success` when there are none. */
export function reportAndExit(violations: readonly string[], success: string): void {
  for (const violation of violations) console.error(violation)
  if (violations.length === 0) console.log(success)
  process.exitCode = violations.length === 0 ? 0 : 1
}
