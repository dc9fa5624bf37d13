/** Words that begin a line of redis.conf and are no parameters. */

const directives: ReadonlySet<string> = new Set([
  'include',
  'rename-command',
  'user',
  'loadmodule',
  'sentinel',
])

/** Words that Redis once had and still skips over in files. */
const retired: ReadonlySet<string> = new Set([
  'list-max-ziplist-entries',
  'list-max-ziplist-value',
  'lua-replicate-commands',
])

/** All directives, for suggestions. */
export const directiveWords: readonly string[] = [...directives]

/** Whether a lower-case word is a directive. */
export function isDirective(word: string): boolean {
  return directives.has(word)
}

/** Whether a lower-case word is a directive without effect. */
export function isRetired(word: string): boolean {
  return retired.has(word)
}
