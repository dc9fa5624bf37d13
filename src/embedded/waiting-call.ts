import type { Word } from '../commands/marshal-values.ts'
import type { Reply } from '../commands/reply.ts'
import type { InProcessSocket } from '../connection/in-process-socket.ts'
import { ReplyDecoder } from '../connection/reply-decoder.ts'
import { encodeCall } from './encode-call.ts'
import { StoreClosedError } from './store-closed-error.ts'

/**
 * Runs a command that may wait for a key, over a connection of its own, so that
 * the caller's thread does not stand still.
 *
 * @throws StoreClosedError (rejects) when the store is closed meanwhile.
 */
export function waitingCall(
  connect: () => InProcessSocket,
  database: number,
  words: readonly Word[],
): Promise<Reply> {
  const calls: readonly (readonly Word[])[] = [['HELLO', '3'], ['SELECT', String(database)], words]
  return new Promise((resolve, reject) => {
    const socket = connect()
    const decoder = new ReplyDecoder()
    let awaited = calls.length
    socket.on('data', (bytes: Buffer) => {
      for (const reply of decoder.feed(bytes)) {
        awaited -= 1
        if (awaited === 0) resolve(reply)
      }
      if (awaited === 0) socket.destroy()
    })
    // Once the call is resolved, this changes nothing.
    socket.on('close', () => reject(new StoreClosedError()))
    socket.write(Buffer.concat(calls.map(encodeCall)))
  })
}
