import type { Argument, CommandFacts, KeyArgument, ValueArgument } from '../../src/commands/declare.ts'
import { commandWords } from '../../src/commands/declare.ts'
import type { SeededRandom } from './seeded-random.ts'

/** What kind of argument lists to make. */
export interface ArgumentGrammar {
  /** Leaves out what came after this version. */
  readonly upTo?: string
  /** Gives options in any order, as most commands take them. */
  readonly anyOrder?: true
  /** Chooses the word for a key or a value. */
  readonly wordFor?: (argument: KeyArgument | ValueArgument, random: SeededRandom) => string
}

/** Makes a random call of the command, its own words first, that keeps to its declared grammar. */
export function randomCall(
  declaration: CommandFacts,
  random: SeededRandom,
  grammar: ArgumentGrammar = {},
): string[] {
  const words = commandWords(declaration).map((word) => (random.chance(0.2) ? word.toUpperCase() : word))
  return [...words, ...sequence(declaration.arguments ?? [], random, grammar)]
}

/** Spoils a call as a careless client might: a word less, a word more, two words exchanged. */
export function spoiled(call: readonly string[], random: SeededRandom): string[] {
  const words = [...call]
  // The command itself stays what it is.
  const at = 1 + random.below(words.length)
  switch (random.below(4)) {
    case 0:
      return words.slice(0, at)
    case 1:
      words.splice(at, 1)
      return words
    case 2:
      words.splice(at, 0, random.pick(['extra', '-1', '0', '99', 'get', '']))
      return words
    default:
      if (at < words.length) words[at] = random.pick(['other', '5', '-3', 'GET', 'set', ''])
      return words
  }
}

function sequence(args: readonly Argument[], random: SeededRandom, grammar: ArgumentGrammar): string[] {
  const words: string[] = []
  // Lists that stand beside each other belong together, as the keys and IDs of XREAD do.
  if (args.length > 1 && args.every(({ multiple }) => multiple === true)) {
    const count = random.below(4) + 1
    return args.flatMap((list) => Array.from({ length: count }, () => once(list, random, grammar)).flat())
  }
  for (const [index, argument] of args.entries()) {
    const next = args[index + 1]
    if ('countsKeys' in argument && next !== undefined) {
      const count = random.below(4) + 1
      const counted = Array.from({ length: count }, () => once(next, random, grammar)).flat()
      return [...words, String(count), ...counted, ...sequence(args.slice(index + 2), random, grammar)]
    }
    if (argument.optional === true && grammar.anyOrder === true) {
      return [...words, ...options(args.slice(index), random, grammar)]
    }
    words.push(...repeated(argument, random, grammar))
  }
  return words
}

/** The optional arguments at the front, in any order; then the rest. */
function options(args: readonly Argument[], random: SeededRandom, grammar: ArgumentGrammar): string[] {
  const end = args.findIndex((argument) => argument.optional !== true)
  const rest = end === -1 ? [] : args.slice(end)
  const shuffled: string[][] = []
  for (const argument of end === -1 ? args : args.slice(0, end)) {
    shuffled.splice(random.below(shuffled.length + 1), 0, repeated(argument, random, grammar))
  }
  return [...shuffled.flat(), ...sequence(rest, random, grammar)]
}

function isTooNew(argument: Argument, { upTo }: ArgumentGrammar): boolean {
  if (upTo === undefined || argument.since === undefined) return false
  return argument.since.localeCompare(upTo, 'en', { numeric: true }) > 0
}

function repeated(argument: Argument, random: SeededRandom, grammar: ArgumentGrammar): string[] {
  if (argument.optional === true && (isTooNew(argument, grammar) || random.chance(0.5))) return []
  const token = tokenOf(argument)
  const count = argument.multiple === true ? random.below(4) + 1 : 1
  const values = Array.from({ length: count }, () => once(argument, random, grammar))
  if (argument.multipleToken === true) return values.flatMap((value) => [...token, ...value])
  return [...token, ...values.flat()]
}

function tokenOf(argument: Argument): readonly string[] {
  return argument.token === undefined || argument.type === 'pure-token' ? [] : [argument.token]
}

function once(argument: Argument, random: SeededRandom, grammar: ArgumentGrammar): string[] {
  switch (argument.type) {
    case 'block':
      return sequence(argument.arguments, random, grammar)
    case 'oneof': {
      const known = argument.arguments.filter((alternative) => !isTooNew(alternative, grammar))
      return repeated(random.pick(known), random, grammar)
    }
    case 'pure-token':
      return [random.chance(0.3) ? argument.token.toLowerCase() : argument.token]
    default:
      return [(grammar.wordFor ?? plainWord)(argument, random)]
  }
}

function plainWord(argument: KeyArgument | ValueArgument, random: SeededRandom): string {
  switch (argument.type) {
    case 'key':
      return `key:${random.below(20)}`
    case 'integer':
    case 'unix-time':
      return String(random.below(100))
    case 'double':
      return String(random.below(100) / 8)
    case 'string':
    case 'pattern':
      return random.pick(['value', 'u8', '*', 'a b', ''])
  }
}
