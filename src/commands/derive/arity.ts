import type { Argument, CommandDeclaration } from '../declare.ts'
import { commandWords, subcommandsOf } from '../declare.ts'

/** How many words an argument takes at the least, and whether it can take more. */
interface Extent {
  readonly words: number
  readonly open: boolean
}

/**
 * The command's arity as Redis counts it: the command's own words included,
 * negative if more arguments than that may follow.
 */
export function arityOf(declaration: CommandDeclaration): number {
  if (declaration.arity !== undefined) return declaration.arity
  if (subcommandsOf(declaration).length > 0) return 'run' in declaration ? -1 : -2
  const { words, open } = sequenceExtent(declaration.arguments ?? [])
  const arity = commandWords(declaration).length + words
  return open ? -arity : arity
}

function sequenceExtent(args: readonly Argument[]): Extent {
  const extents = args.map(argumentExtent)
  return {
    words: extents.reduce((sum, extent) => sum + extent.words, 0),
    open: extents.some((extent) => extent.open),
  }
}

function argumentExtent(argument: Argument): Extent {
  if (argument.optional === true) return { words: 0, open: true }
  const inner = valueExtent(argument)
  const tokenWords = argument.token !== undefined && argument.type !== 'pure-token' ? 1 : 0
  return { words: inner.words + tokenWords, open: inner.open || argument.multiple === true }
}

function valueExtent(argument: Argument): Extent {
  if (argument.type === 'block') return sequenceExtent(argument.arguments)
  if (argument.type !== 'oneof') return { words: 1, open: false }
  const extents = argument.arguments.map(argumentExtent)
  const words = Math.min(...extents.map((extent) => extent.words))
  return { words, open: extents.some((extent) => extent.open || extent.words !== words) }
}
