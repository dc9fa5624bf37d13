import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { open } from '../../../src/index.ts'
import { run, temporaryFolder } from './tool-run.ts'

describe('nacre restore', () => {
  let folder: ReturnType<typeof temporaryFolder>
  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(() => folder.remove())

  test('copies the directory of a store that runs', async () => {
    using db = open(folder.path('data'))
    db.set('key', 'value')
    await db.durable()
    const { exitCode, lines } = await run('restore', folder.path('data'), folder.path('copy'))
    assert.deepEqual(lines, [`${folder.path('copy')} has the data of ${folder.path('data')}.`])
    assert.equal(exitCode, 0)
    using copy = open(folder.path('copy'))
    assert.equal(copy.get('key'), 'value')
  })

  test('goes back to a moment', async () => {
    const db = open(folder.path('data'))
    db.set('key', 'before')
    db.close()
    const seconds = Math.floor(Date.now() / 1000)
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const later = open(folder.path('data'))
    later.set('key', 'after')
    later.close()
    const { exitCode } = await run(
      'restore',
      '--at',
      String(seconds),
      folder.path('data'),
      folder.path('copy'),
    )
    assert.equal(exitCode, 0)
    using copy = open(folder.path('copy'))
    assert.equal(copy.get('key'), 'before')
  })

  test('refuses what it cannot do', async () => {
    const refusal = async (...words: readonly string[]) => (await run('restore', ...words)).errors
    assert.equal(
      await refusal(folder.path('none'), folder.path('copy')),
      `nacre restore: ${folder.path('none')} is no directory\n`,
    )
    open(folder.path('data')).close()
    assert.equal(
      await refusal('--at', 'soon', folder.path('data'), folder.path('copy')),
      'nacre restore: soon is no moment; give one such as 2026-11-25T19:00:00Z, or Unix seconds\n',
    )
    assert.equal(
      await refusal(folder.path('data'), folder.path('data')),
      `nacre restore: ${folder.path('data')}/appendonlydir has a journal already\n`,
    )
    writeFileSync(folder.path('file'), '')
    assert.equal(
      await refusal(folder.path('data'), `${folder.path('file')}/copy`),
      `nacre restore: cannot create the directory ${folder.path('file')}/copy: Not a directory\n`,
    )
  })
})
