import type { Argument, CommandDeclaration } from '../declare.ts'
import { fullName, subcommandsOf } from '../declare.ts'
import type { Reply, ReplyEntry } from '../reply.ts'
import { arrayReply, bulkReply, integerReply, mapReply, setReply, statusReply } from '../reply.ts'
import { keySpecsOf } from './key-specs.ts'

type Fields = readonly (readonly [name: string, value: Reply])[]

/** What COMMAND DOCS answers for one command: its name and its document. */
export function docsReply(declaration: CommandDeclaration): ReplyEntry {
  const subcommands = subcommandsOf(declaration)
  return [
    bulkReply(fullName(declaration)),
    record([
      ['summary', bulkReply(declaration.summary)],
      ['since', bulkReply(declaration.since)],
      ['group', bulkReply(declaration.family)],
      ...textField('complexity', declaration.complexity),
      ...docFlags(declaration),
      ...textField('deprecated_since', declaration.deprecatedSince),
      ...textField('replaced_by', declaration.replacedBy),
      ...historyField(declaration),
      ...argumentsField(declaration.arguments, keyNumbering(declaration)),
      ...(subcommands.length === 0 ? [] : ([['subcommands', mapReply(subcommands.map(docsReply))]] as const)),
    ]),
  ]
}

const record = (fields: Fields): Reply => mapReply(fields.map(([name, value]) => [bulkReply(name), value]))

function textField(name: string, text: string | undefined): Fields {
  return text === undefined ? [] : [[name, bulkReply(text)]]
}

function docFlags(declaration: CommandDeclaration): Fields {
  const flags = [
    ...(declaration.deprecatedSince === undefined ? [] : ['deprecated']),
    ...(declaration.systemCommand === true ? ['syscmd'] : []),
  ]
  return flags.length === 0 ? [] : [['doc_flags', setReply(flags.map(statusReply))]]
}

function historyField(declaration: CommandDeclaration): Fields {
  const { history = [] } = declaration
  if (history.length === 0) return []
  const entries = history.map(([version, change]) => arrayReply([bulkReply(version), bulkReply(change)]))
  return [['history', setReply(entries)]]
}

/** Numbers the key arguments by their key specification as they come; several may share the last. */
function keyNumbering(declaration: CommandDeclaration): () => number {
  const last = keySpecsOf(declaration).length - 1
  let next = 0
  return () => Math.min(next++, last)
}

function argumentsField(args: readonly Argument[] | undefined, nextKeySpec: () => number): Fields {
  if (args === undefined || args.length === 0) return []
  return [['arguments', arrayReply(args.map((argument) => argumentReply(argument, nextKeySpec)))]]
}

function argumentReply(argument: Argument, nextKeySpec: () => number): Reply {
  const isGroup = argument.type === 'block' || argument.type === 'oneof'
  return record([
    ['name', bulkReply(argument.name)],
    ['type', bulkReply(argument.type)],
    ...textField('display_text', isGroup ? undefined : argument.name),
    ...(argument.type === 'key' ? ([['key_spec_index', integerReply(nextKeySpec())]] as const) : []),
    ...textField('token', argument.token),
    ...textField('summary', argument.summary),
    ...textField('since', argument.since),
    ...textField('deprecated_since', argument.deprecatedSince),
    ...argumentFlags(argument),
    ...(isGroup ? argumentsField(argument.arguments, nextKeySpec) : []),
  ])
}

function argumentFlags(argument: Argument): Fields {
  const flags = [
    ...(argument.optional === true ? ['optional'] : []),
    ...(argument.multiple === true ? ['multiple'] : []),
    ...(argument.multipleToken === true ? ['multiple_token'] : []),
  ]
  return flags.length === 0 ? [] : [['flags', setReply(flags.map(statusReply))]]
}
