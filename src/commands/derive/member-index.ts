import { type CommandDeclaration, commandWords } from '../declare.ts'

/** The names of arguments that are looked up in the collection at the key. */
const memberNames: readonly string[] = ['field', 'member']

/**
 * Where a call names the first member that it looks up in the collection at its only key: straight behind the key.
 * The command's name counts as 0; 0 if that is not so.
 */
export function memberIndexOf(declaration: CommandDeclaration): number {
  const [key, next] = declaration.arguments ?? []
  if (key?.type !== 'key' || key.multiple === true) return 0
  const member = next?.type === 'block' ? next.arguments[0] : next
  const isMember = next?.optional !== true && member?.type === 'string' && memberNames.includes(member.name)
  return isMember ? commandWords(declaration).length + 1 : 0
}
