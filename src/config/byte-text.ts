/**
 * Bytes as JavaScript strings and back without loss. UTF-8 becomes what it
 * says, so that paths and names read well; a byte that is not part of valid
 * UTF-8 becomes a lone surrogate U+DC80 to U+DCFF, so that a binary password
 * survives the way through the configuration.
 */

import { TextDecoder } from 'node:util'

const escapeBase = 0xdc00
const loneSurrogate = /\p{Surrogate}/u

/** The text of the bytes; `encodeText` gives the same bytes again. */
export function decodeText(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  if (!text.includes('\ufffd')) return text
  return decodeWithEscapes(bytes)
}

/** The bytes of a text, lone surrogates of `decodeText` turned back into the bytes they stand for. */
export function encodeText(text: string): Buffer {
  if (!loneSurrogate.test(text)) return Buffer.from(text, 'utf8')
  const parts: Buffer[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const isEscape = code >= escapeBase + 0x80 && code <= escapeBase + 0xff
    parts.push(isEscape ? Buffer.of(code - escapeBase) : Buffer.from(character, 'utf8'))
  }
  return Buffer.concat(parts)
}

function decodeWithEscapes(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let text = ''
  let index = 0
  while (index < bytes.length) {
    const length = sequenceLength(bytes, index, decoder)
    const piece = bytes.subarray(index, index + length)
    text += length === 0 ? String.fromCharCode(escapeBase + (bytes[index] ?? 0)) : decoder.decode(piece)
    index += Math.max(1, length)
  }
  return text
}

/** How many bytes the valid character at `index` has; 0 if there is none. */
function sequenceLength(bytes: Uint8Array, index: number, decoder: TextDecoder): number {
  const lead = bytes[index] ?? 0
  const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
  if (length === 0 || index + length > bytes.length) return 0
  try {
    decoder.decode(bytes.subarray(index, index + length))
    return length
  } catch {
    return 0
  }
}
