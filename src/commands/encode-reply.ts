import type { Reply, ReplyEntry } from './reply.ts'

const crlf = Buffer.from('\r\n')

/** Pieces of a reply's bytes, in order. */
type Pieces = readonly Uint8Array[]

/**
 * Writes a reply as Redis does: RESP3's types where the protocol has them,
 * else the RESP2 types that stand for them.
 */
export function encodeReply(reply: Reply, protocol: 2 | 3): Buffer {
  return Buffer.concat(pieces(reply, protocol))
}

function pieces(reply: Reply, protocol: 2 | 3): Pieces {
  switch (reply.type) {
    case 'status':
      return line('+', reply.value)
    case 'error':
      return line('-', singleLine(reply.message))
    case 'integer':
      return line(':', String(reply.value))
    case 'bulk':
      return blob('$', reply.value)
    case 'array':
      return sequence('*', reply.items, protocol)
    case 'silence':
      return []
    default:
      return protocol === 3 ? piecesOfRespThree(reply) : piecesOfRespTwo(reply)
  }
}

/** The replies that the two protocols write differently. */
type DifferingReply = Exclude<
  Reply,
  { readonly type: 'status' | 'error' | 'integer' | 'bulk' | 'array' | 'silence' }
>

function piecesOfRespThree(reply: DifferingReply): Pieces {
  switch (reply.type) {
    case 'null':
    case 'nullArray':
      return line('_', '')
    case 'set':
      return sequence('~', reply.items, 3)
    case 'push':
      return sequence('>', reply.items, 3)
    case 'map':
      return pairs('%', reply.entries, 3)
    case 'attribute':
      return [...pairs('|', reply.entries, 3), ...pieces(reply.of, 3)]
    case 'double':
      return line(',', doubleText(reply.value))
    case 'boolean':
      return line('#', reply.value ? 't' : 'f')
    case 'bigNumber':
      return line('(', String(reply.value))
    case 'verbatim':
      return blob('=', Buffer.concat([Buffer.from(`${reply.format}:`), bytesOf(reply.value)]))
  }
}

function piecesOfRespTwo(reply: DifferingReply): Pieces {
  switch (reply.type) {
    case 'null':
      return line('$', '-1')
    case 'nullArray':
      return line('*', '-1')
    case 'set':
    case 'push':
      return sequence('*', reply.items, 2)
    case 'map':
      return sequence('*', reply.entries.flat(), 2)
    case 'attribute':
      return pieces(reply.of, 2)
    case 'double':
      return blob('$', doubleText(reply.value))
    case 'boolean':
      return line(':', reply.value ? '1' : '0')
    case 'bigNumber':
      return blob('$', String(reply.value))
    case 'verbatim':
      return blob('$', reply.value)
  }
}

const line = (mark: string, text: string): Pieces => [Buffer.from(`${mark}${text}\r\n`)]

function blob(mark: string, value: string | Uint8Array): Pieces {
  const bytes = bytesOf(value)
  return [...line(mark, String(bytes.length)), bytes, crlf]
}

function sequence(mark: string, items: readonly Reply[], protocol: 2 | 3): Pieces {
  return [...line(mark, String(items.length)), ...items.flatMap((item) => pieces(item, protocol))]
}

function pairs(mark: string, entries: readonly ReplyEntry[], protocol: 2 | 3): Pieces {
  return [...line(mark, String(entries.length)), ...entries.flat().flatMap((item) => pieces(item, protocol))]
}

const bytesOf = (value: string | Uint8Array): Uint8Array =>
  typeof value === 'string' ? Buffer.from(value) : value

/** An error is one line, whatever a name or value inside it holds. */
const singleLine = (message: string): string => message.replace(/[\r\n]/g, ' ')

/**
 * A floating point number as Redis 7.2 writes it: the fewest digits that read
 * back as the same number, with an exponent only where zeros would be many.
 */
function doubleText(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  if (Object.is(value, -0)) return '-0'
  if (Number.isInteger(value) && Math.abs(value) <= 2 ** 52) return String(value)
  const [mantissa = '', power = '0'] = Math.abs(value).toExponential().split('e')
  const digits = mantissa.replace('.', '')
  return (value < 0 ? '-' : '') + decimalText(digits, Number(power))
}

/** Writes the digits d.ddd times ten to the power. */
function decimalText(digits: string, power: number): string {
  const shift = power - digits.length + 1
  if (shift >= 0 && power < digits.length + 7) return digits + '0'.repeat(shift)
  if (shift < 0 && (shift > -7 || Math.abs(power) < 4)) {
    if (power < 0) return `0.${'0'.repeat(-power - 1)}${digits}`
    return `${digits.slice(0, power + 1)}.${digits.slice(power + 1)}`
  }
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : ''
  return `${digits[0]}${fraction}e${power < 0 ? '-' : '+'}${Math.abs(power)}`
}
