import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { RespParser } from '../oracle/resp-parser.ts'
import { agree, type Received } from './agreements.ts'

function received(bytes: string): Received {
  const parser = new RespParser()
  parser.feed(Buffer.from(bytes))
  const reply = parser.next()
  assert.ok(reply !== undefined)
  return reply
}

const agreed = (command: string, ours: string, theirs: string): boolean =>
  agree([command, 'key'], received(ours), received(theirs))

describe('replies agree', () => {
  test('when their bytes are the same', () => {
    assert.ok(agreed('get', '$1\r\na\r\n', '$1\r\na\r\n'))
    assert.ok(!agreed('get', '$1\r\na\r\n', '$1\r\nb\r\n'))
    assert.ok(!agreed('get', '+a\r\n', '$1\r\na\r\n'))
    assert.ok(!agreed('incr', ':1\r\n', ':2\r\n'))
  })

  test('when remaining times are close, but not when only one key expires', () => {
    assert.ok(agreed('PTTL', ':100000\r\n', ':100250\r\n'))
    assert.ok(!agreed('PTTL', ':100000\r\n', ':200000\r\n'))
    assert.ok(!agreed('PTTL', ':-1\r\n', ':-2\r\n'))
    assert.ok(!agreed('PTTL', ':-1\r\n', ':100\r\n'))
  })

  test('when KEYS gives the same keys in another order', () => {
    assert.ok(agreed('KEYS', '*2\r\n$1\r\na\r\n$1\r\nb\r\n', '*2\r\n$1\r\nb\r\n$1\r\na\r\n'))
    assert.ok(!agreed('KEYS', '*2\r\n$1\r\na\r\n$1\r\nb\r\n', '*2\r\n$1\r\nb\r\n$1\r\nb\r\n'))
  })
})
