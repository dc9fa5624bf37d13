import type { ClientKind, ClientRecord } from '../../control-context.ts'
import { CommandError } from '../../reply.ts'
import { quotedText, wordOf } from '../../words.ts'

/** A line of CLIENT LIST, in the order of Redis 7.2, without its end. */
export function clientLine(client: ClientRecord): string {
  return fieldsOf(client)
    .map(([field, value]) => `${field}=${value}`)
    .join(' ')
}

const fieldsOf = (client: ClientRecord): readonly (readonly [string, string | number])[] => [
  ['id', client.id],
  ['addr', client.address],
  ['laddr', client.localAddress],
  ['fd', client.fileDescriptor],
  ['name', client.name],
  ['age', client.ageSeconds],
  ['idle', client.idleSeconds],
  ['flags', client.flags],
  ['db', client.db],
  ['sub', client.channels],
  ['psub', client.patterns],
  ['ssub', client.shardChannels],
  ['multi', client.queuedCommands],
  ['qbuf', client.queryBufferBytes],
  ['qbuf-free', client.queryBufferFreeBytes],
  ['argv-mem', client.argumentBytes],
  ['multi-mem', client.transactionBytes],
  ['rbs', client.replyBufferBytes],
  ['rbp', client.replyBufferPeakBytes],
  ['obl', client.replyBufferUsedBytes],
  ['oll', client.replyListLength],
  ['omem', client.outputBytes],
  ['tot-mem', client.totalBytes],
  ['events', client.events],
  ['cmd', client.lastCommand],
  ['user', client.user],
  ['redir', client.redirect],
  ['resp', client.protocol],
  ['lib-name', client.libraryName],
  ['lib-ver', client.libraryVersion],
]

const kinds: ReadonlyMap<string, ClientKind> = new Map([
  ['normal', 'normal'],
  ['slave', 'replica'],
  ['replica', 'replica'],
  ['pubsub', 'pubsub'],
  ['master', 'master'],
])

/** The kind of clients that an argument of TYPE names. */
export function clientKind(argument: Uint8Array | undefined): ClientKind {
  const kind = kinds.get(wordOf(argument))
  if (kind === undefined) throw new CommandError(`ERR Unknown client type '${quotedText(argument)}'`)
  return kind
}
