import type { Argument, CommandDeclaration } from '../declare.ts'
import { commandWords } from '../declare.ts'

/** The command's call as manuals write it: `SET key value [NX | XX] …`. */
export function syntaxOf(declaration: CommandDeclaration): string {
  const words = commandWords(declaration).map((word) => word.toUpperCase())
  return [...words, ...(declaration.arguments ?? []).map(argumentSyntax)].join(' ')
}

/** The arguments of the command as manuals write them, without the command's own words. */
export function argumentsSyntax(args: readonly Argument[] = []): string {
  return args.map(argumentSyntax).join(' ')
}

function argumentSyntax(argument: Argument): string {
  const once = withToken(argument)
  const value = valueSyntax(argument)
  const again = argument.multipleToken === true ? once : value
  const syntax = argument.multiple === true ? `${once} [${again} ...]` : once
  if (argument.optional === true) return `[${syntax}]`
  return syntax
}

function withToken(argument: Argument): string {
  const value = valueSyntax(argument)
  if (argument.token === undefined || argument.type === 'pure-token') return value
  return argument.type === 'oneof' ? `${argument.token} <${value}>` : `${argument.token} ${value}`
}

function valueSyntax(argument: Argument): string {
  switch (argument.type) {
    case 'pure-token':
      return argument.token
    case 'block':
      return argumentsSyntax(argument.arguments)
    case 'oneof': {
      const alternatives = argument.arguments.map(argumentSyntax).join(' | ')
      return argument.optional === true || argument.token !== undefined ? alternatives : `<${alternatives}>`
    }
    default:
      return argument.name
  }
}
