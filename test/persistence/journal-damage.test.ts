// What a journal may lack, and what stops the start.

import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Database, JournalError, open } from '../../src/index.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { untilRewritten } from './until-rewritten.ts'

const inside = (folder: string, name: string): string => join(folder, 'appendonlydir', name)

function command(...words: readonly string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`
}

async function rewritten(db: Database): Promise<void> {
  await db.bgrewriteaof()
  await untilRewritten(db)
}

/** A folder with nothing but a file of the kind that servers before Redis 7 wrote. */
async function olderFile(folder: string, commands: string): Promise<number> {
  const made = join(folder, 'made')
  const db = open(made)
  db.set('first', '1')
  await rewritten(db)
  db.close()
  const base = readFileSync(inside(made, 'appendonly.aof.1.base.rdb'))
  rmSync(made, { recursive: true })
  writeFileSync(join(folder, 'appendonly.aof'), Buffer.concat([base, Buffer.from(commands)]))
  return base.length
}

test('a last increment that is not there is not an empty one', async (t) => {
  const folder = temporaryFolder(t)
  const db = open(folder)
  db.set('first', '1')
  await rewritten(db)
  db.set('second', '2')
  db.close()
  const path = inside(folder, 'appendonly.aof.2.incr.aof')
  rmSync(path)
  assert.throws(() => open(folder), {
    constructor: JournalError,
    message: `cannot read ${path}: No such file or directory`,
  })
  assert.equal(existsSync(path), false)
  writeFileSync(path, '')
  using again = open(folder)
  assert.equal(again.get('first'), '1')
})

test('a torn record behind the snapshot in an older file is cut off, and the journal goes on', async (t) => {
  const folder = temporaryFolder(t)
  const whole = command('SELECT', '0') + command('SET', 'second', '2')
  const torn = command('SET', 'third', '3').slice(0, -5)
  const size = (await olderFile(folder, whole + torn)) + whole.length
  const db = open(folder)
  assert.equal(db.get('second'), '2')
  db.set('fourth', '4')
  db.close()
  const kept = `appendonly.aof.torn-at-${size}`
  assert.ok(readdirSync(join(folder, 'appendonlydir')).includes(kept))
  assert.equal(readFileSync(inside(folder, kept), 'utf8'), torn)
  assert.equal(readFileSync(inside(folder, 'appendonly.aof')).length, size)
  using again = open(folder)
  assert.deepEqual(again.mget(['first', 'second', 'third', 'fourth']), ['1', '2', null, '4'])
})

test('damage behind the snapshot in an older file is told with its place in the file', async (t) => {
  const folder = temporaryFolder(t)
  const whole = command('SELECT', '0')
  const size = (await olderFile(folder, `${whole}no command`)) + whole.length
  assert.throws(() => open(folder), {
    constructor: JournalError,
    message: new RegExp(`is damaged at offset ${size}: a command was expected`),
  })
})

test('a torn record in an older file stops the start where aof-load-truncated is no', async (t) => {
  const folder = temporaryFolder(t)
  const size = await olderFile(folder, command('SET', 'third', '3').slice(0, -5))
  assert.throws(() => open(folder, { config: { 'aof-load-truncated': 'no' } }), {
    constructor: JournalError,
    message: new RegExp(
      `is damaged at offset ${size}: it ends within a record, and aof-load-truncated is no`,
    ),
  })
})

test('strings that are longer than proto-max-bulk-len is now are loaded', async (t) => {
  const folder = temporaryFolder(t)
  const db = open(folder, { config: { 'proto-max-bulk-len': '4mb' } })
  const long = 'x'.repeat(3_000_000)
  db.setrange('range', 2_000_000, 'x')
  db.append('grown', long)
  db.append('grown', 'y')
  db.setbit('bits', 20_000_000, 1)
  const payload = db.buffers.dump('grown')
  assert.ok(payload !== null)
  db.restore('restored', 0, payload)
  const short = { config: { 'proto-max-bulk-len': '1mb' } }
  const lengths = (store: Database) => ['range', 'grown', 'bits', 'restored'].map((key) => store.strlen(key))
  const before = lengths(db)
  db.close()
  const again = open(folder, short)
  assert.deepEqual(lengths(again), before)
  assert.throws(() => again.setrange('range', 2_000_000, 'x'), /exceeds maximum allowed size/)
  await rewritten(again)
  again.close()
  using last = open(folder, short)
  assert.deepEqual(lengths(last), before)
})

test('a command that serves a client or the server is damage', (t) => {
  for (const words of [['SHUTDOWN'], ['CONFIG', 'SET', 'maxmemory', '1']]) {
    const folder = temporaryFolder(t)
    mkdirSync(join(folder, 'appendonlydir'))
    writeFileSync(
      inside(folder, 'appendonly.aof.1.incr.aof'),
      command('SET', 'key', 'value') + command(...words),
    )
    writeFileSync(inside(folder, 'appendonly.aof.manifest'), 'file appendonly.aof.1.incr.aof seq 1 type i\n')
    assert.throws(() => open(folder), {
      constructor: JournalError,
      message: /is damaged at offset 33: a journal cannot have this command/,
    })
  }
})
