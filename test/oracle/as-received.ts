import { encodeReply } from '../../src/commands/encode-reply.ts'
import type { Reply } from '../../src/commands/reply.ts'
import { RespParser } from './resp-parser.ts'

/** The reply as a client reads it that speaks this version of the protocol. */
export function asReceived(reply: Reply, protocol: 2 | 3): Reply | undefined {
  const parser = new RespParser()
  parser.feed(encodeReply(reply, protocol))
  return parser.next()?.reply
}
