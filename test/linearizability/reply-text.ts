import type { Reply } from '../../src/commands/reply.ts'

/** A reply as the model writes results. */
export function replyText(reply: Reply): string {
  switch (reply.type) {
    case 'status':
      return reply.value
    case 'error':
      return reply.message
    case 'integer':
      return String(reply.value)
    case 'bulk':
      return JSON.stringify(Buffer.from(reply.value).toString())
    case 'array':
      return `[${reply.items.map(replyText).join(',')}]`
    case 'null':
    case 'nullArray':
      return 'null'
    default:
      throw new Error(`no text for a reply of type ${reply.type}`)
  }
}
