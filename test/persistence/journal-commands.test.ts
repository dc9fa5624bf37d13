import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { type Database, open } from '../../src/index.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { untilRewritten } from './until-rewritten.ts'

const manifest = (folder: string): string =>
  readFileSync(join(folder, 'appendonlydir', 'appendonly.aof.manifest'), 'utf8')

async function persistence(db: Database): Promise<Map<string, string>> {
  const text = String(await db.info('persistence'))
  return new Map(text.split('\r\n').map((line) => line.split(':', 2) as [string, string]))
}

describe('BGREWRITEAOF', () => {
  test('writes a new base and goes on behind it', async (t) => {
    const folder = temporaryFolder(t)
    const db = open(folder)
    for (let i = 0; i < 1000; i++) db.set('key', String(i))
    assert.equal(await db.bgrewriteaof(), 'Background append only file rewriting started')
    db.set('other', 'value')
    await untilRewritten(db)
    assert.equal(
      manifest(folder),
      'file appendonly.aof.1.base.rdb seq 1 type b\nfile appendonly.aof.2.incr.aof seq 2 type i\n',
    )
    const info = await persistence(db)
    assert.equal(info.get('aof_last_bgrewrite_status'), 'ok')
    assert.equal(info.get('aof_rewrites'), '1')
    db.close()
    using again = open(folder)
    assert.equal(again.get('key'), '999')
    assert.equal(again.get('other'), 'value')
  })

  test('writes the base as commands where aof-use-rdb-preamble is no', async (t) => {
    const folder = temporaryFolder(t)
    const db = open(folder, { config: { 'aof-use-rdb-preamble': 'no' } })
    db.zadd('scores', [[1, 'a']])
    await db.bgrewriteaof()
    await untilRewritten(db)
    assert.match(manifest(folder), /^file appendonly\.aof\.1\.base\.aof seq 1 type b\n/)
    db.close()
    using again = open(folder)
    assert.equal(again.zscore('scores', 'a'), 1)
  })

  test('is begun by itself when the journal has grown', async (t) => {
    const config = { 'auto-aof-rewrite-min-size': '1kb', 'auto-aof-rewrite-percentage': 10 }
    using db = open(temporaryFolder(t), { config })
    for (let i = 0; i < 1000; i++) db.set('key', String(i))
    await untilRewritten(db)
    assert.ok(Number((await persistence(db)).get('aof_current_size')) < 1000)
  })

  test('is refused by a store in memory', async () => {
    using db = open()
    await assert.rejects(async () => db.bgrewriteaof(), { message: 'ERR this store keeps nothing on disk' })
  })
})

describe('CONFIG SET appendonly', () => {
  test('ends the journal, and begins another from what there is then', async (t) => {
    const folder = temporaryFolder(t)
    const db = open(folder)
    db.set('key', 'kept')
    await db.config.set([['appendonly', 'no']])
    db.set('key', 'missed')
    assert.equal((await persistence(db)).get('aof_enabled'), '0')
    await db.config.set([['appendonly', 'yes']])
    await untilRewritten(db)
    db.set('other', 'value')
    assert.equal((await persistence(db)).get('aof_enabled'), '1')
    db.close()
    using again = open(folder)
    assert.equal(again.get('key'), 'missed')
    assert.equal(again.get('other'), 'value')
  })
})

describe('WAITAOF', () => {
  test('answers when what was written is on disk', async (t) => {
    using db = open(temporaryFolder(t), { config: { appendfsync: 'no' } })
    db.set('key', 'value')
    assert.deepEqual(await db.waitaof(1, 0, 0), [1, 0])
    assert.deepEqual(await db.waitaof(0, 1, 10), [1, 0])
  })

  test('refuses what it cannot wait for', async () => {
    using db = open()
    const refused = async (call: Promise<unknown>, message: string) => assert.rejects(call, { message })
    await refused(
      db.waitaof(1, 0, 0),
      'ERR WAITAOF cannot be used when numlocal is set but appendonly is disabled.',
    )
    await refused(db.waitaof(2, 0, 0), 'ERR value is out of range, value must between 0 and 1')
    await refused(db.waitaof(0, -1, 0), 'ERR value is out of range, must be positive')
    await refused(db.waitaof(0, 0, -1), 'ERR timeout is negative')
    assert.deepEqual(await db.waitaof(0, 0, 0), [0, 0])
  })
})

describe('DEBUG LOADAOF', () => {
  test('loads the journal in place of all data, and keeps what follows', (t) => {
    const folder = temporaryFolder(t)
    const config = { 'enable-debug-command': 'yes' }
    const db = open(folder, { config })
    db.set('key', 'value')
    db.rpush('list', ['a', 'b'])
    db.function.load("#!lua name=one\nredis.register_function('one', function() return 1 end)")
    const digest = db.debug('DIGEST')
    assert.equal(db.debug('LOADAOF'), 'OK')
    assert.equal(db.debug('DIGEST'), digest)
    assert.equal(db.fcall('one', [], []), 1)
    db.set('key', 'other')
    db.close()
    using again = open(folder)
    assert.equal(again.get('key'), 'other')
    assert.deepEqual(again.lrange('list', 0, -1), ['a', 'b'])
  })

  test('is refused by a store in memory, which keeps its data', () => {
    using db = open({ config: { 'enable-debug-command': 'yes' } })
    db.set('key', 'value')
    assert.throws(() => db.debug('LOADAOF'), {
      message: 'ERR Error trying to load the AOF files, check server logs.',
    })
    assert.equal(db.get('key'), 'value')
  })
})
