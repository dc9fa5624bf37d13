import type { ClientKind, ClientRecord } from '../../control-context.ts'
import { integerArgument } from '../../integer-argument.ts'
import { CommandError, syntaxError } from '../../reply.ts'
import { quotedText, wordOf } from '../../words.ts'
import { clientKind } from './client-line.ts'

/** Which connections CLIENT KILL is to close. */
export interface KillFilter {
  readonly id?: number
  readonly kind?: ClientKind
  readonly address?: string
  readonly localAddress?: string
  readonly user?: string
  readonly skipsAsker: boolean
  /** Seconds that the connection must have lasted. */
  readonly leastAgeSeconds?: number
}

/** The options of CLIENT KILL; of an option that is given twice the last one counts. */
export function parseKillFilter(args: readonly Uint8Array[]): KillFilter {
  let filter: KillFilter = { skipsAsker: true }
  for (let index = 0; index < args.length; index += 2) {
    const value = args[index + 1]
    if (value === undefined) throw syntaxError()
    filter = { ...filter, ...parseOption(wordOf(args[index]), value) }
  }
  return filter
}

function parseOption(option: string, value: Uint8Array): Partial<KillFilter> {
  switch (option) {
    case 'id':
      return { id: integerArgument(value, { min: 1n, message: 'ERR client-id should be greater than 0' }) }
    case 'type':
      return { kind: clientKind(value) }
    case 'addr':
      return { address: Buffer.from(value).toString() }
    case 'laddr':
      return { localAddress: Buffer.from(value).toString() }
    case 'user':
      return { user: knownUser(value) }
    case 'skipme':
      return { skipsAsker: parseSkipMe(value) }
    case 'maxage':
      return { leastAgeSeconds: parseMaxAge(value) }
    default:
      throw syntaxError()
  }
}

/** The default user is the only one. */
function knownUser(value: Uint8Array): string {
  const user = Buffer.from(value).toString()
  if (user !== 'default') throw new CommandError(`ERR No such user '${quotedText(value)}'`)
  return user
}

function parseSkipMe(value: Uint8Array): boolean {
  const word = wordOf(value)
  if (word !== 'yes' && word !== 'no') throw syntaxError()
  return word === 'yes'
}

/** Clients that are younger than that are spared. */
function parseMaxAge(value: Uint8Array): number {
  const age = integerArgument(value, { message: 'ERR maxage is not an integer or out of range' })
  if (age <= 0) throw new CommandError('ERR maxage should be greater than 0')
  return age
}

/** Whether the filter means this client. */
export function isMeant(filter: KillFilter, client: ClientRecord, askingId: number): boolean {
  return (
    (filter.id ?? client.id) === client.id &&
    (filter.kind ?? client.kind) === client.kind &&
    (filter.address ?? client.address) === client.address &&
    (filter.localAddress ?? client.localAddress) === client.localAddress &&
    (filter.user ?? client.user) === client.user &&
    client.ageSeconds >= (filter.leastAgeSeconds ?? 0) &&
    !(filter.skipsAsker && client.id === askingId)
  )
}
