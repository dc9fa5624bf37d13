import type { CommandDeclaration, ControlRun } from '../../declare.ts'
import { fullName, subcommandsOf } from '../../declare.ts'
import { categoriesOf } from '../../derive/categories.ts'
import { globMatches } from '../../glob.ts'
import { bulkReply, setReply, syntaxError } from '../../reply.ts'

type Filter = (declaration: CommandDeclaration) => boolean

/** COMMAND LIST: without a filter the commands alone, with one their subcommands too. */
export const listNames: ControlRun = ({ commands }, args) => {
  const words = args.map((word) => word.toString('latin1'))
  if (words.length === 0) return setReply(commands.commands.map(({ name }) => bulkReply(name)))
  const filter = parseFilter(words)
  const all = commands.commands.flatMap((declaration) => [declaration, ...subcommandsOf(declaration)])
  return setReply(all.filter(filter).map((declaration) => bulkReply(fullName(declaration))))
}

function parseFilter(words: readonly string[]): Filter {
  const [filterBy, kind, argument] = words
  if (words.length !== 3 || filterBy?.toLowerCase() !== 'filterby' || argument === undefined) {
    throw syntaxError()
  }
  switch (kind?.toLowerCase()) {
    case 'module':
      return () => false
    case 'aclcat':
      return (declaration) =>
        categoriesOf(declaration).some((category) => category === argument.toLowerCase())
    case 'pattern':
      return (declaration) => globMatches(argument, fullName(declaration), { ignoreCase: true })
    default:
      throw syntaxError()
  }
}
