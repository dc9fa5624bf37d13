import type { Word } from '../commands/marshal-values.ts'

/** A command as clients send it. */
export function encodeCall(words: readonly Word[]): Buffer {
  const parts = words.flatMap((word) => {
    const bytes = Buffer.from(word as Uint8Array)
    return [Buffer.from(`$${bytes.length}\r\n`), bytes, Buffer.from('\r\n')]
  })
  return Buffer.concat([Buffer.from(`*${words.length}\r\n`), ...parts])
}
