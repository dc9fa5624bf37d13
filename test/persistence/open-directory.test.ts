import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import {
  DataDirectoryError,
  InvalidArgument,
  JournalError,
  open,
  SnapshotLoadError,
} from '../../src/index.ts'
import { temporaryFolder } from './temporary-folder.ts'

const increment = (folder: string): string => join(folder, 'appendonlydir', 'appendonly.aof.1.incr.aof')

/** Has a store with one key leave a snapshot there, and no journal. */
async function leaveSnapshotAlone(folder: string): Promise<void> {
  const db = open(folder)
  db.set('key', 'value')
  await db.save()
  db.close()
  rmSync(join(folder, 'appendonlydir'), { recursive: true })
}

describe('open with a directory', () => {
  test('makes it, and finds the data there again', (t) => {
    const folder = join(temporaryFolder(t), 'deep', 'data')
    const db = open(folder)
    db.set('key', 'value')
    db.database(3).rpush('list', 'a', 'b')
    db.close()
    assert.equal(
      readFileSync(join(folder, 'appendonlydir', 'appendonly.aof.manifest'), 'utf8'),
      'file appendonly.aof.1.incr.aof seq 1 type i\n',
    )
    using again = open(folder)
    assert.equal(again.get('key'), 'value')
    assert.deepEqual(again.database(3).lrange('list', 0, -1), ['a', 'b'])
  })

  test('is refused to a second store, in this process and in another', (t) => {
    const folder = temporaryFolder(t)
    using db = open(folder)
    const refusal = {
      constructor: DataDirectoryError,
      code: 'ERR_DATA_DIRECTORY',
      message: `the directory ${folder} is in use by the process ${process.pid}; a store has one process at a time`,
    }
    assert.throws(() => open(folder), refusal)
    const program = `import { open } from ${JSON.stringify(import.meta.resolve('../../src/index.ts'))}
      try { open(process.argv[1]) } catch (error) { console.log(error.message) }`
    const words = ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', program, folder]
    const { stdout } = spawnSync(process.execPath, words, { encoding: 'utf8' })
    assert.equal(stdout, `${refusal.message}\n`)
    db.close()
    open(folder).close()
  })

  test('is refused where no directory can be made', (t) => {
    const folder = temporaryFolder(t)
    writeFileSync(join(folder, 'file'), '')
    assert.throws(() => open(join(folder, 'file', 'data')), {
      constructor: DataDirectoryError,
      message: `cannot create the directory ${join(folder, 'file', 'data')}: Not a directory`,
    })
  })

  test('cuts off a record that was not finished, and keeps it aside', (t) => {
    const folder = temporaryFolder(t)
    const db = open(folder)
    db.set('first', '1')
    db.set('second', '2')
    db.close()
    const whole = readFileSync(increment(folder))
    truncateSync(increment(folder), whole.length - 4)
    using again = open(folder)
    assert.equal(again.get('first'), '1')
    assert.equal(again.get('second'), null)
    const offset = whole.indexOf('*3\r\n$3\r\nset\r\n$6\r\nsecond')
    assert.ok(existsSync(`${increment(folder)}.torn-at-${offset === -1 ? whole.length - 35 : offset}`))
  })

  test('removes what a process that was killed has left half-written, and nothing else', (t) => {
    const folder = temporaryFolder(t)
    open(folder).close()
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    const journal = 'appendonlydir/appendonly.aof.2.base.rdb'
    const left = [`dump.json.${pid}-0.tmp`, `dump.rdb.${pid}-12.tmp`, `${journal}.${pid}-1.tmp`]
    const others = [`dump.json.${process.ppid}-0.tmp`, `notes.${pid}-0.tmp`, 'dump.json.tmp', journal]
    for (const name of [...left, ...others]) writeFileSync(join(folder, name), '')
    open(folder).close()
    const isThere = (name: string): boolean => existsSync(join(folder, name))
    assert.deepEqual(left.filter(isThere), [])
    assert.deepEqual(others.filter(isThere), others)
  })

  test('refuses a journal that is damaged', (t) => {
    const folder = temporaryFolder(t)
    const db = open(folder)
    db.set('key', 'value')
    db.close()
    const whole = readFileSync(increment(folder))
    writeFileSync(increment(folder), Buffer.concat([whole, Buffer.from('damage\r\n')]))
    assert.throws(() => open(folder), {
      constructor: JournalError,
      code: 'ERR_JOURNAL',
      message:
        `the journal's file ${increment(folder)} is damaged at offset ${whole.length}: a command was expected. ` +
        `To cut it off there, run: nacre check --fix ${increment(folder)}`,
    })
    // The directory is free again.
    writeFileSync(increment(folder), whole)
    open(folder).close()
  })

  test('opens from a copy of its files', async (t) => {
    const folder = temporaryFolder(t)
    using db = open(join(folder, 'data'))
    db.set('key', 'value')
    await db.durable()
    cpSync(join(folder, 'data'), join(folder, 'copy'), { recursive: true })
    using copy = open(join(folder, 'copy'))
    assert.equal(copy.get('key'), 'value')
  })

  test('takes over the file of an older server', (t) => {
    const folder = temporaryFolder(t)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'appendonly.aof'), '*3\r\n$3\r\nSET\r\n$3\r\nkey\r\n$5\r\nvalue\r\n')
    using db = open(folder)
    assert.equal(db.get('key'), 'value')
    assert.ok(!existsSync(join(folder, 'appendonly.aof')))
  })

  for (const format of ['json', 'rdb'] as const) {
    test(`begins a journal with what a snapshot has that stands alone (${format})`, async (t) => {
      const folder = temporaryFolder(t)
      const config = { 'snapshot-format': format }
      const before = open(folder, { config })
      before.set('key', 'value')
      before.database(2).zadd('scores', [[1, 'ada']])
      before.function.load('#!lua name=lib\nredis.register_function("seven", function() return 7 end)')
      await before.save()
      before.close()
      rmSync(join(folder, 'appendonlydir'), { recursive: true })
      const snapshot = readFileSync(join(folder, `dump.${format}`))

      const db = open(folder, { config })
      assert.equal(db.get('key'), 'value')
      assert.equal(db.fcall('seven', [], []), 7)
      db.set('later', '1')
      db.close()
      assert.deepEqual(readFileSync(join(folder, `dump.${format}`)), snapshot)
      rmSync(join(folder, `dump.${format}`))
      using again = open(folder, { config })
      assert.equal(again.get('key'), 'value')
      assert.equal(again.get('later'), '1')
      assert.equal(again.database(2).zscore('scores', 'ada'), 1)
      assert.equal(again.fcall('seven', [], []), 7)
    })
  }

  test('refuses a snapshot that stands alone and is damaged, and leaves everything as it is', async (t) => {
    const folder = temporaryFolder(t)
    await leaveSnapshotAlone(folder)
    const whole = readFileSync(join(folder, 'dump.json'))
    truncateSync(join(folder, 'dump.json'), whole.length - 10)
    assert.throws(() => open(folder), { constructor: SnapshotLoadError, code: 'ERR_SNAPSHOT_LOAD' })
    assert.ok(!existsSync(join(folder, 'appendonlydir', 'appendonly.aof.manifest')))
    writeFileSync(join(folder, 'dump.json'), whole)
    using db = open(folder)
    assert.equal(db.get('key'), 'value')
  })

  test('keeps nothing of a snapshot that stands alone where the journal cannot be written', async (t) => {
    const folder = temporaryFolder(t)
    await leaveSnapshotAlone(folder)
    writeFileSync(join(folder, 'appendonlydir'), 'a file')
    assert.throws(() => open(folder), { constructor: JournalError })
    rmSync(join(folder, 'appendonlydir'))
    using db = open(folder)
    assert.equal(db.get('key'), 'value')
  })

  test('flushes before each call returns where appendfsync is always', (t) => {
    const folder = temporaryFolder(t)
    using db = open(folder, { config: { appendfsync: 'always' } })
    db.set('key', 'value')
    assert.match(readFileSync(increment(folder), 'latin1'), /\$3\r\nkey\r\n\$5\r\nvalue\r\n$/)
  })
})

describe('durable', () => {
  test('resolves when what was done is on disk', async (t) => {
    const folder = temporaryFolder(t)
    using db = open(folder, { config: { appendfsync: 'no' } })
    db.set('key', 'value')
    await db.durable()
    assert.match(readFileSync(increment(folder), 'latin1'), /\$3\r\nkey\r\n\$5\r\nvalue\r\n$/)
  })

  test('rejects for a store that keeps nothing', async () => {
    using db = open()
    await assert.rejects(db.durable(), {
      constructor: JournalError,
      message: 'the store keeps nothing on disk',
    })
  })
})

describe('open with a moment', () => {
  test('gives the store as it was then, and changes nothing', async (t) => {
    const folder = temporaryFolder(t)
    const db = open(folder)
    db.set('key', 'before')
    db.close()
    const moment = new Date()
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const later = open(folder)
    later.set('key', 'after')
    later.close()
    const files = readFileSync(increment(folder))
    using then = open(folder, { at: moment })
    assert.equal(then.get('key'), 'before')
    then.set('key', 'other')
    then.close()
    assert.deepEqual(readFileSync(increment(folder)), files)
    using now = open(folder)
    assert.equal(now.get('key'), 'after')
  })

  test('is refused where there is a snapshot alone', async (t) => {
    const folder = temporaryFolder(t)
    const db = open(folder)
    await db.save()
    db.close()
    rmSync(join(folder, 'appendonlydir'), { recursive: true })
    assert.throws(() => open(folder, { at: new Date() }), {
      constructor: DataDirectoryError,
      message:
        `${join(folder, 'dump.json')} is a snapshot without a journal, which does not tell what was at a moment; ` +
        'open the directory without `at`, which loads the snapshot and begins a journal',
    })
  })

  test('refuses what is no moment', (t) => {
    assert.throws(() => open(temporaryFolder(t), { at: new Date(Number.NaN) }), {
      constructor: InvalidArgument,
      message: 'a moment is a valid Date, not an invalid one',
    })
  })
})
