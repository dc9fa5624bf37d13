import assert from 'node:assert/strict'
import { test } from 'node:test'
import { counted, Progress, progressText } from '../../../src/cli/tools/progress.ts'

test('progress is a bar where the total is known, and what was done where it is not', () => {
  assert.equal(
    progressText({ done: 50, total: 100, detail: '3 keys' }),
    '[############............]  50 % 3 keys',
  )
  assert.equal(progressText({ done: 7, total: 0, detail: '7 keys' }), '7 keys')
  assert.equal(progressText({ done: 9, total: 3, detail: '' }), '[########################] 100 % ')
})

test('progress is shown on a terminal, no wider than it, and taken away at the end', () => {
  const written: string[] = []
  const output = { isTTY: true, columns: 20, write: (text: string) => written.push(text) }
  const progress = new Progress('reading', output, () => ({ done: 1, total: 2, detail: 'something long' }))
  progress.end()
  assert.deepEqual(written, ['\r\u001b[Kreading [##########', '\r\u001b[K'])
})

test('nothing is written where there is no terminal', () => {
  const written: string[] = []
  const progress = new Progress('reading', { write: (text) => written.push(text) }, () => {
    throw new Error('nobody asks')
  })
  progress.end()
  assert.deepEqual(written, [])
})

test('numbers have commas, and nouns their form', () => {
  assert.equal(counted(1, 'key'), '1 key')
  assert.equal(counted(1234, 'key'), '1,234 keys')
})
