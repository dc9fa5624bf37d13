import { InvalidValueError, type Kind, type Parameter, type ParameterDetails } from '../parameter.ts'
import { parseInteger } from './integer.ts'

/** The server that this one is a replica of. */
export interface MasterAddress {
  readonly host: string
  readonly port: number
}

type MaybeMaster = MasterAddress | undefined

function format(master: MaybeMaster): string {
  return master === undefined ? '' : `${master.host} ${master.port}`
}

const masterAddressKind: Kind<MaybeMaster, MaybeMaster> = {
  description: 'host and port, or no one',
  isList: true,
  parse(words) {
    const [host, portWord] = words
    if (host === undefined || portWord === undefined || words.length > 2) {
      throw new InvalidValueError('wrong number of arguments')
    }
    if (host.toLowerCase() === 'no' && portWord.toLowerCase() === 'one') return undefined
    const port = parseInteger(portWord)
    if (port === undefined || port < 0n || port > 65535n) throw new InvalidValueError('Invalid master port')
    return { host, port: Number(port) }
  },
  format,
  expose: (stored) => stored,
  lines: (stored) => (stored === undefined ? [] : [{ text: format(stored), required: true }]),
}

/** The parameter that makes this server a replica; undefined if it is none. */
export function masterAddress(details: ParameterDetails): Parameter<MaybeMaster, MaybeMaster> {
  return { ...details, kind: masterAddressKind, initial: undefined }
}
