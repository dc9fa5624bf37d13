/** What a scan of an append-only file found. */
export interface JournalScan {
  /** Commands that are whole. */
  readonly commands: number
  /** Everything before this offset is whole: commands, and transactions to their end. */
  readonly wholeBytes: number
  /** What is wrong; undefined if the file is whole. */
  readonly problem: { readonly offset: number; readonly message: string } | undefined
  /** Whether nothing is wrong but that the end is missing. */
  readonly isTorn: boolean
}

/** What a command has at the most; Redis writes nothing near to these. */
const mostWords = 2 ** 20
const longestWord = 2 ** 32
/** Digits of a length, or an annotation: `#TS:1764094800`. */
const longestLine = 1024
/** Only the command's name is kept, to know where transactions begin and end. */
const longestName = 32

type State = 'command' | 'words' | 'word' | 'word-end'

const carriageReturn = 0x0d
const lineFeed = 0x0a

/**
 * Reads an append-only file's commands as its bytes come, and keeps none of them: each is an
 * array of strings in RESP. Lines that begin with `#` are annotations.
 */
export class JournalScanner {
  #state: State = 'command'
  #line = ''
  #name = ''
  #wordsLeft = 0
  #bytesLeft = 0
  #isName = false
  #commands = 0
  #commandStart = 0
  #transactionStart: number | undefined
  #wholeBytes: number
  #offset: number
  #problem: { readonly offset: number; readonly message: string } | undefined

  /** @param start The offset of the first byte, if something stands before the commands. */
  constructor(start = 0) {
    this.#offset = start
    this.#wholeBytes = start
  }

  /** Takes bytes; false once something was wrong. */
  feed(bytes: Buffer): boolean {
    for (let at = 0; at < bytes.length && this.#problem === undefined; ) at = this.#step(bytes, at)
    return this.#problem === undefined
  }

  /** To be called when all bytes were fed. */
  end(): JournalScan {
    const isWhole = this.#state === 'command' && this.#line === ''
    const isTorn = this.#problem === undefined && (!isWhole || this.#transactionStart !== undefined)
    const missing = isWhole ? 'a transaction has no end' : 'the file ends inside a command'
    const problem = isTorn ? { offset: this.#offset, message: missing } : this.#problem
    return { commands: this.#commands, wholeBytes: this.#wholeBytes, problem, isTorn }
  }

  #step(bytes: Buffer, at: number): number {
    if (this.#state === 'word') return this.#skipWord(bytes, at)
    const end = bytes.indexOf(lineFeed, at)
    const stop = end === -1 ? bytes.length : end + 1
    if (this.#line.length + stop - at > longestLine) return this.#fail('a line is too long')
    if (this.#state === 'command' && this.#line === '') this.#commandStart = this.#offset
    this.#line += bytes.toString('latin1', at, stop)
    this.#offset += stop - at
    if (end !== -1) this.#takeLine()
    return stop
  }

  #skipWord(bytes: Buffer, at: number): number {
    const taken = Math.min(this.#bytesLeft, bytes.length - at)
    if (this.#isName && this.#name.length < longestName)
      this.#name += bytes.toString('latin1', at, at + taken)
    this.#bytesLeft -= taken
    this.#offset += taken
    if (this.#bytesLeft === 0) this.#state = 'word-end'
    return at + taken
  }

  #takeLine(): void {
    const line = this.#line
    if (line.charCodeAt(line.length - 2) !== carriageReturn) {
      this.#fail('a line does not end with \\r\\n', line.length)
      return
    }
    this.#line = ''
    const text = line.slice(0, -2)
    if (this.#state === 'command') this.#beginCommand(text, line.length)
    else if (this.#state === 'words') this.#beginWord(text, line.length)
    else this.#endWord(text, line.length)
  }

  #beginCommand(text: string, length: number): void {
    if (text.startsWith('#')) {
      if (this.#transactionStart === undefined) this.#wholeBytes = this.#offset
      return
    }
    const words = lengthOf(text, '*')
    if (words === undefined || words < 1 || words > mostWords) {
      this.#fail('a command does not begin with * and its number of words', length)
      return
    }
    this.#wordsLeft = words
    this.#isName = true
    this.#name = ''
    this.#state = 'words'
  }

  #beginWord(text: string, length: number): void {
    const bytes = lengthOf(text, '$')
    if (bytes === undefined || bytes > longestWord) {
      this.#fail('a word does not begin with $ and its length', length)
      return
    }
    this.#bytesLeft = bytes
    this.#state = bytes === 0 ? 'word-end' : 'word'
  }

  #endWord(text: string, length: number): void {
    if (text !== '') {
      this.#fail('a word is longer than its length says', length)
      return
    }
    this.#isName = false
    this.#wordsLeft -= 1
    this.#state = this.#wordsLeft === 0 ? 'command' : 'words'
    if (this.#wordsLeft === 0) this.#endCommand()
  }

  #endCommand(): void {
    this.#commands += 1
    const name = this.#name.toLowerCase()
    if (name === 'multi') this.#transactionStart ??= this.#commandStart
    if (name === 'exec') this.#transactionStart = undefined
    if (this.#transactionStart === undefined) this.#wholeBytes = this.#offset
  }

  #fail(message: string, back = 0): number {
    this.#problem = { offset: this.#offset - back, message }
    return Number.POSITIVE_INFINITY
  }
}

/** The number behind the mark; undefined if the line is no such thing. */
function lengthOf(line: string, mark: string): number | undefined {
  return line.startsWith(mark) && /^\d{1,10}$/.test(line.slice(1)) ? Number(line.slice(1)) : undefined
}
