import { quoteArgument, splitArguments } from '../config/argument-line.ts'

/** What a command line asks for. */
export type CommandLine =
  | { readonly action: 'version' }
  | { readonly action: 'help' }
  | { readonly action: 'refuse'; readonly message: string }
  | {
      readonly action: 'start'
      /** Path of the configuration file. */
      readonly file: string | undefined
      /** Whether more configuration comes on standard input. */
      readonly readsInput: boolean
      /** The options as lines of redis.conf. */
      readonly optionLines: readonly string[]
    }

const refusals: Readonly<Record<string, string>> = {
  '--test-memory': 'nacre does not test memory. Use a tool made for it, such as memtest86.',
  '--check-system': 'nacre needs no settings of the kernel: there is nothing to check.',
}

const noSentinel =
  'nacre has no Sentinel mode. Start redis-sentinel with its own file; it can watch over nacre servers.'

/**
 * Reads a command line as redis-server does: a file first if the first word is
 * no option; `-` at either end for standard input; then options, each with all
 * words up to the next one as its value. The word right after an option always
 * belongs to it, whatever it looks like.
 */
export function parseCommandLine(words: readonly string[]): CommandLine {
  const [first = ''] = words
  if (first === '-v' || first === '--version') return { action: 'version' }
  if (first === '-h' || first === '--help') return { action: 'help' }
  const refusal = words.includes('--sentinel') ? noSentinel : refusals[first]
  if (refusal !== undefined) return { action: 'refuse', message: refusal }
  const file = first === '' || first.startsWith('-') ? undefined : first
  const readsInput = words[0] === '-' || words.at(-1) === '-'
  const options = words.filter((word, index) => {
    const isEnd = index === 0 || index === words.length - 1
    return !(index === 0 && file !== undefined) && !(isEnd && word === '-')
  })
  return { action: 'start', file, readsInput, optionLines: optionLines(options) }
}

function optionLines(words: readonly string[]): readonly string[] {
  const lines: string[] = []
  let awaitsValue = false
  for (const [index, word] of words.entries()) {
    if (awaitsValue || !word.startsWith('--')) {
      const line = lines.pop()
      lines.push(line === undefined ? quoteArgument(word) : `${line} ${quoteArgument(word)}`)
      awaitsValue = false
      continue
    }
    const isBareSave = isSaveWithoutValue(word, words[index + 1])
    lines.push(isBareSave ? `${word.slice(2)} ""` : word.slice(2))
    awaitsValue = !isBareSave && splitArguments(word)?.length === 1
  }
  return lines
}

/** Only `--save` may stand alone, for no snapshots at all. */
function isSaveWithoutValue(word: string, next: string | undefined): boolean {
  return word.toLowerCase() === '--save' && (next === undefined || next.startsWith('--'))
}
