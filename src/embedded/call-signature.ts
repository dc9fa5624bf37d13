import { callLayout, countsKeys, isConstant } from '../commands/call-layout.ts'
import type { Argument, CommandFacts } from '../commands/declare.ts'

/** What no call fits: each one is marshalled. */
const never = '-'

/**
 * Which calls of a command the addon can read by itself, since their
 * parameters are the command's words: a letter for each required parameter,
 * `b` for text or bytes and `i` for a whole number, and a star after the
 * letter of one that repeats.
 */
export function callSignature(declaration: CommandFacts): string {
  const { required, options } = callLayout(declaration)
  if (declaration.arguments?.some((argument) => isConstant(argument) || countsKeys(argument))) return never
  const letters = required.map(letterOf)
  const repeating = required.findIndex(({ multiple }) => multiple === true)
  if (letters.includes(never)) return never
  if (repeating === -1) return letters.join('')
  const isLast = repeating === required.length - 1 && options.length === 0
  return isLast ? `${letters.join('')}*` : never
}

function letterOf(argument: Argument): string {
  switch (argument.type) {
    case 'key':
    case 'pattern':
    case 'string':
      return argument.token === undefined ? 'b' : never
    case 'integer':
    case 'unix-time':
      return argument.token === undefined ? 'i' : never
    default:
      return never
  }
}
