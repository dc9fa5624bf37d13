import type { Reply } from '../commands/reply.ts'
import { ReplyError } from './reply-error.ts'

/**
 * The JavaScript value of a control command's reply; strings become Buffers if
 * `buffers` says so.
 *
 * @throws ReplyError if the reply is an error. Inside an array it is an element.
 */
export function valueOfReply(reply: Reply, buffers: boolean): unknown {
  if (reply.type === 'error') throw new ReplyError(reply.message)
  return itemValue(reply, buffers)
}

function itemValue(reply: Reply, buffers: boolean): unknown {
  switch (reply.type) {
    case 'error':
      return new ReplyError(reply.message)
    case 'bulk':
    case 'verbatim':
      return buffers ? Buffer.from(reply.value as Uint8Array) : textOf(reply.value)
    case 'integer':
    case 'bigNumber':
      return numberOf(reply.value)
    case 'array':
    case 'set':
    case 'push':
      return reply.items.map((item) => itemValue(item, buffers))
    case 'map':
      return Object.fromEntries(
        reply.entries.map(([field, value]) => [itemValue(field, false), itemValue(value, buffers)]),
      )
    case 'attribute':
      return itemValue(reply.of, buffers)
    case 'null':
    case 'nullArray':
      return null
    case 'silence':
      return undefined
    default:
      return reply.value
  }
}

const textOf = (value: string | Uint8Array): string =>
  typeof value === 'string' ? value : Buffer.from(value).toString()

/** A number where it is exact, else a bigint. */
function numberOf(value: number | bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}
