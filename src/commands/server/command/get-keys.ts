import type { CommandDeclaration, CommandTable, ControlRun } from '../../declare.ts'
import { subcommandsOf } from '../../declare.ts'
import { arityOf } from '../../derive/arity.ts'
import { keySpecsOf } from '../../derive/key-specs.ts'
import type { UsedKey } from '../../derive/keys.ts'
import { findKeys } from '../../derive/keys.ts'
import { arrayReply, bulkReply, CommandError, setReply, statusReply } from '../../reply.ts'

/** COMMAND GETKEYS: the keys of the command that the arguments are. */
export const getKeys: ControlRun = ({ commands }, argv) =>
  arrayReply(keysIn(commands, argv).map(({ position }) => keyAt(argv, position)))

/** COMMAND GETKEYSANDFLAGS: the same, each key with its flags. */
export const getKeysAndFlags: ControlRun = ({ commands }, argv) =>
  arrayReply(
    keysIn(commands, argv).map(({ position, flags }) =>
      arrayReply([keyAt(argv, position), setReply(flags.map(statusReply))]),
    ),
  )

const keyAt = (argv: readonly Buffer[], position: number) => bulkReply(argv[position] ?? '')

function keysIn(commands: CommandTable, argv: readonly Buffer[]): readonly UsedKey[] {
  // One character a byte, so that no key and no count can be misread.
  const words = argv.map((word) => word.toString('latin1'))
  const declaration = findCommand(commands, words)
  if (declaration === undefined) throw new CommandError('ERR Invalid command specified')
  if (!hasKeys(declaration)) throw new CommandError('ERR The command has no key arguments')
  const arity = arityOf(declaration)
  if (arity > 0 ? words.length !== arity : words.length < -arity) {
    throw new CommandError('ERR Invalid number of arguments specified for command')
  }
  const keys = findKeys(declaration, words)
  if (keys !== undefined && keys.length > 0) return keys
  if (declaration.flags.includes('no_mandatory_keys')) return []
  throw new CommandError('ERR Invalid arguments specified for command')
}

/** A shard channel is found like a key, and is none. */
const hasKeys = (declaration: CommandDeclaration): boolean =>
  keySpecsOf(declaration).some(({ flags }) => !flags.includes('not_key'))

function findCommand(
  commands: CommandTable,
  [name = '', subname = '']: readonly string[],
): CommandDeclaration | undefined {
  if (name.includes('|')) return undefined
  const declaration = commands.find(name)
  if (declaration === undefined || subcommandsOf(declaration).length === 0) return declaration
  return commands.find(`${name}|${subname}`)
}
