import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type JournalScan, JournalScanner } from '../../../src/cli/tools/journal-scanner.ts'

/** A command in RESP. */
const command = (...words: readonly string[]): string =>
  `*${words.length}\r\n${words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`

function scan(text: string, pieceSize = text.length): JournalScan {
  const scanner = new JournalScanner()
  const bytes = Buffer.from(text, 'latin1')
  for (let at = 0; at < bytes.length; at += pieceSize) {
    if (!scanner.feed(bytes.subarray(at, at + pieceSize))) break
  }
  return scanner.end()
}

const select = command('SELECT', '0')
const set = command('SET', 'key', '')
const transaction = command('MULTI') + command('INCR', 'n') + command('EXEC')

test('whole commands, transactions and annotations are counted', () => {
  const text = `${select}#TS:1764094800\r\n${set}${transaction}`
  for (const pieceSize of [1, 2, 3, 7, 1000]) {
    assert.deepEqual(scan(text, pieceSize), {
      commands: 5,
      wholeBytes: text.length,
      problem: undefined,
      isTorn: false,
    })
  }
  assert.deepEqual(scan(''), { commands: 0, wholeBytes: 0, problem: undefined, isTorn: false })
})

test('a file that ends inside a command is torn, and whole up to it', () => {
  const text = select + set
  for (let size = select.length + 1; size < text.length; size += 1) {
    assert.deepEqual(scan(text.slice(0, size)), {
      commands: 1,
      wholeBytes: select.length,
      problem: { offset: size, message: 'the file ends inside a command' },
      isTorn: true,
    })
  }
})

test('a transaction without its end is torn from its beginning', () => {
  const text = set + transaction
  const size = text.length - command('EXEC').length
  assert.deepEqual(scan(text.slice(0, size)), {
    commands: 3,
    wholeBytes: set.length,
    problem: { offset: size, message: 'a transaction has no end' },
    isTorn: true,
  })
})

test('what is no command is damage, at its place', () => {
  for (const [wrong, message, place] of [
    ['SET key value\r\n', 'a command does not begin with * and its number of words', 0],
    ['*0\r\n', 'a command does not begin with * and its number of words', 0],
    ['*1\n', 'a line does not end with \\r\\n', 0],
    ['*1\r\n+OK\r\n', 'a word does not begin with $ and its length', 4],
    ['*1\r\n$-1\r\n', 'a word does not begin with $ and its length', 4],
    ['*1\r\n$2\r\nabc\r\n', 'a word is longer than its length says', 10],
    [`*${'1'.repeat(2000)}\r\n`, 'a line is too long', 0],
  ] as const) {
    const { problem, isTorn, wholeBytes } = scan(select + wrong + set)
    assert.deepEqual(problem, { offset: select.length + place, message })
    assert.equal(isTorn, false)
    assert.equal(wholeBytes, select.length)
  }
})
