import type { Reply } from '../../src/commands/reply.ts'

/** A reply in plain values: numbers, texts of bytes, null, and arrays of them. */
export type PlainReply = number | string | null | readonly PlainReply[]

/** The reply in plain values; an error is its message. */
export function plainReply(reply: Reply): PlainReply {
  switch (reply.type) {
    case 'integer':
      return Number(reply.value)
    case 'null':
    case 'nullArray':
      return null
    case 'array':
      return reply.items.map(plainReply)
    case 'bulk':
      return Buffer.from(reply.value).toString('latin1')
    case 'status':
      return reply.value
    case 'error':
      return reply.message
    default:
      throw new Error(`a reply of type ${reply.type} has no plain form`)
  }
}
