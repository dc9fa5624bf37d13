/**
 * The words of a line of redis.conf: separated by white space, plain or in
 * quotes. In double quotes `\n`, `\r`, `\t`, `\b`, `\a`, `\xHH` and `\` before
 * any other character are escapes; in single quotes only `\'` is.
 */

import { decodeText, encodeText } from './byte-text.ts'

const namedEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', a: '\x07' }
const whiteSpace = /^[ \t\n\v\f\r\0]$/

interface Word {
  readonly text: string
  readonly next: number
}

/**
 * Splits a line into its words.
 *
 * @returns the words, or undefined if a quote is never closed or something follows a closing quote at once.
 */
export function splitArguments(line: string): string[] | undefined {
  const words: string[] = []
  let index = 0
  for (;;) {
    index = skipWhiteSpace(line, index)
    if (index >= line.length) return words
    const word = readWord(line, index)
    if (word === undefined) return undefined
    words.push(word.text)
    index = word.next
  }
}

/** The text in double quotes, escaped so that `splitArguments` reads it back. */
export function quoteArgument(text: string): string {
  let quoted = ''
  for (const byte of encodeText(text)) quoted += quotedByte(byte)
  return `"${quoted}"`
}

function skipWhiteSpace(line: string, start: number): number {
  let index = start
  while (index < line.length && whiteSpace.test(line[index] ?? '')) index += 1
  return index
}

function readWord(line: string, start: number): Word | undefined {
  let text = ''
  let index = start
  while (index < line.length) {
    const character = line[index] ?? ''
    if (whiteSpace.test(character)) break
    if (character === '"' || character === "'") {
      const quoted = character === '"' ? readDoubleQuoted(line, index + 1) : readSingleQuoted(line, index + 1)
      const after = quoted === undefined ? undefined : line[quoted.next]
      if (quoted === undefined || (after !== undefined && !whiteSpace.test(after))) return undefined
      return { text: text + quoted.text, next: quoted.next }
    }
    text += character
    index += 1
  }
  return { text, next: index }
}

function readDoubleQuoted(line: string, start: number): Word | undefined {
  const bytes: Buffer[] = []
  let index = start
  while (index < line.length) {
    const character = String.fromCodePoint(line.codePointAt(index) ?? 0)
    if (character === '"') return { text: decodeText(Buffer.concat(bytes)), next: index + 1 }
    if (character !== '\\' || index + 1 >= line.length) {
      bytes.push(encodeText(character))
      index += character.length
      continue
    }
    const hexadecimal = /^x([0-9a-f]{2})/i.exec(line.slice(index + 1, index + 4))
    if (hexadecimal?.[1] !== undefined) {
      bytes.push(Buffer.from(hexadecimal[1], 'hex'))
      index += 4
    } else {
      const escaped = String.fromCodePoint(line.codePointAt(index + 1) ?? 0)
      bytes.push(encodeText(namedEscapes[escaped] ?? escaped))
      index += 1 + escaped.length
    }
  }
  return undefined
}

function readSingleQuoted(line: string, start: number): Word | undefined {
  let text = ''
  let index = start
  while (index < line.length) {
    const character = line[index] ?? ''
    if (character === "'") return { text, next: index + 1 }
    const isEscapedQuote = character === '\\' && line[index + 1] === "'"
    text += isEscapedQuote ? "'" : character
    index += isEscapedQuote ? 2 : 1
  }
  return undefined
}

function quotedByte(byte: number): string {
  const character = String.fromCharCode(byte)
  if (character === '"' || character === '\\') return `\\${character}`
  for (const [letter, meaning] of Object.entries(namedEscapes)) {
    if (meaning === character) return `\\${letter}`
  }
  const isPrintable = byte >= 0x20 && byte < 0x7f
  return isPrintable ? character : `\\x${byte.toString(16).padStart(2, '0')}`
}
