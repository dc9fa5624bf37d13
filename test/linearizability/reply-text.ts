import type { Reply } from '../../src/commands/reply.ts'
import type { KeyCall } from './key-model.ts'

/** Commands whose replies have no order. */
const unordered = new Set(['SMEMBERS', 'SUNION', 'SINTER', 'SDIFF'])

/** The reply to a call as a model writes results. */
export function resultText([command = '']: KeyCall, reply: Reply): string {
  if (reply.type !== 'array' || !unordered.has(command)) return replyText(reply)
  const texts = reply.items.map((item) => Buffer.from((item as { value: Uint8Array }).value).toString())
  return JSON.stringify(texts.sort())
}

function replyText(reply: Reply): string {
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
