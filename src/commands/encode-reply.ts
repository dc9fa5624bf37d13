import type { Reply, ReplyEntry } from './reply.ts'

const crlf = Buffer.from('\r\n')

/**
 * Writes a reply as Redis does: RESP3's types where the protocol has them,
 * else the RESP2 types that stand for them.
 */
export function encodeReply(reply: Reply, protocol: 2 | 3): Buffer {
  const parts: Uint8Array[] = []
  write(reply, protocol, parts)
  return Buffer.concat(parts)
}

function write(reply: Reply, protocol: 2 | 3, parts: Uint8Array[]): void {
  switch (reply.type) {
    case 'status':
      return line('+', reply.value, parts)
    case 'error':
      return line('-', singleLine(reply.message), parts)
    case 'integer':
      return line(':', String(reply.value), parts)
    case 'bulk':
      return blob('$', reply.value, parts)
    case 'array':
      return sequence('*', reply.items, protocol, parts)
    case 'silence':
      return
    default:
      return protocol === 3 ? writeRespThree(reply, parts) : writeRespTwo(reply, parts)
  }
}

type LaterReply = Exclude<
  Reply,
  { readonly type: 'status' | 'error' | 'integer' | 'bulk' | 'array' | 'silence' }
>

function writeRespThree(reply: LaterReply, parts: Uint8Array[]): void {
  switch (reply.type) {
    case 'null':
    case 'nullArray':
      return line('_', '', parts)
    case 'set':
      return sequence('~', reply.items, 3, parts)
    case 'push':
      return sequence('>', reply.items, 3, parts)
    case 'map':
      return pairs('%', reply.entries, 3, parts)
    case 'attribute':
      pairs('|', reply.entries, 3, parts)
      return write(reply.of, 3, parts)
    case 'double':
      return line(',', doubleText(reply.value), parts)
    case 'boolean':
      return line('#', reply.value ? 't' : 'f', parts)
    case 'bigNumber':
      return line('(', String(reply.value), parts)
    case 'verbatim':
      return blob('=', Buffer.concat([Buffer.from(`${reply.format}:`), bytesOf(reply.value)]), parts)
  }
}

function writeRespTwo(reply: LaterReply, parts: Uint8Array[]): void {
  switch (reply.type) {
    case 'null':
      return line('$', '-1', parts)
    case 'nullArray':
      return line('*', '-1', parts)
    case 'set':
    case 'push':
      return sequence('*', reply.items, 2, parts)
    case 'map':
      return sequence('*', reply.entries.flat(), 2, parts)
    case 'attribute':
      return write(reply.of, 2, parts)
    case 'double':
      return blob('$', doubleText(reply.value), parts)
    case 'boolean':
      return line(':', reply.value ? '1' : '0', parts)
    case 'bigNumber':
      return blob('$', String(reply.value), parts)
    case 'verbatim':
      return blob('$', reply.value, parts)
  }
}

function line(mark: string, text: string, parts: Uint8Array[]): void {
  parts.push(Buffer.from(`${mark}${text}\r\n`))
}

function blob(mark: string, value: string | Uint8Array, parts: Uint8Array[]): void {
  const bytes = bytesOf(value)
  line(mark, String(bytes.length), parts)
  parts.push(bytes, crlf)
}

function sequence(mark: string, items: readonly Reply[], protocol: 2 | 3, parts: Uint8Array[]): void {
  line(mark, String(items.length), parts)
  for (const item of items) write(item, protocol, parts)
}

function pairs(mark: string, entries: readonly ReplyEntry[], protocol: 2 | 3, parts: Uint8Array[]): void {
  line(mark, String(entries.length), parts)
  for (const item of entries.flat()) write(item, protocol, parts)
}

const bytesOf = (value: string | Uint8Array): Uint8Array =>
  typeof value === 'string' ? Buffer.from(value) : value

/** An error is one line, whatever a name or value inside it holds. */
const singleLine = (message: string): string => message.replace(/[\r\n]/g, ' ')

/**
 * A floating point number as Redis 7.2 writes it: the fewest digits that read
 * back as the same number, with an exponent only where zeros would be many.
 */
export function doubleText(value: number): string {
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
