// Libraries of functions are kept on disk as data are: by the journal, by snapshots, by backups.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { type Database, open } from '../../src/index.ts'
import { RedisServer, redisServerExists } from '../oracle/redis-server.ts'
import { SavingServer } from './saving-server.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { untilRewritten } from './until-rewritten.ts'

const library = (name: string, value: string): string =>
  `#!lua name=${name}\nredis.register_function('${name}', function() return '${value}' end)`

const call = (db: Database, name: string): unknown => db.fcall(name, [], [])

describe('a journal', () => {
  test('keeps libraries that are loaded, replaced and deleted', (t) => {
    const folder = temporaryFolder(t)
    const db = open(folder)
    for (const name of ['kept', 'replaced', 'deleted']) db.function.load(library(name, 'first'))
    db.function.load(library('replaced', 'second'), { replace: true })
    db.function.delete('deleted')
    db.close()
    using again = open(folder)
    assert.equal(call(again, 'kept'), 'first')
    assert.equal(call(again, 'replaced'), 'second')
    assert.throws(() => call(again, 'deleted'), { message: 'ERR Function not found' })
  })

  test('keeps FUNCTION FLUSH and FUNCTION RESTORE', (t) => {
    const folder = temporaryFolder(t)
    const db = open(folder)
    db.function.load(library('restored', 'value'))
    const payload = db.buffers.function.dump()
    db.function.flush()
    db.function.load(library('flushed', 'value'))
    db.function.restore(payload, 'FLUSH')
    db.close()
    using again = open(folder)
    assert.equal(call(again, 'restored'), 'value')
    assert.throws(() => call(again, 'flushed'), { message: 'ERR Function not found' })
  })

  test('keeps a library with the transaction that loads it', async (t) => {
    const folder = temporaryFolder(t)
    const db = open(folder)
    const code = library('one', '1')
    const socket = db.connect()
    socket.write('MULTI\r\nSET key value\r\n')
    socket.write(`*3\r\n$8\r\nFUNCTION\r\n$4\r\nLOAD\r\n$${code.length}\r\n${code}\r\n`)
    socket.write('EXEC\r\n')
    let replies = ''
    for await (const bytes of socket) {
      replies += String(bytes)
      if (replies.endsWith('one\r\n')) break
    }
    db.close()
    using again = open(folder)
    assert.equal(again.get('key'), 'value')
    assert.equal(call(again, 'one'), '1')
  })

  test('keeps them when it is rewritten, whatever its base is', async (t) => {
    for (const preamble of ['yes', 'no']) {
      const folder = temporaryFolder(t)
      const config = { 'aof-use-rdb-preamble': preamble }
      const db = open(folder, { config })
      db.function.load(library('before', '1'))
      await db.bgrewriteaof()
      await untilRewritten(db)
      db.function.load(library('after', '2'))
      db.close()
      using again = open(folder, { config })
      assert.deepEqual([call(again, 'before'), call(again, 'after')], ['1', '2'])
    }
  })

  test('gives them to redis-server, and takes its own', { skip: !redisServerExists }, async (t) => {
    const folder = temporaryFolder(t)
    const db = open(folder)
    db.function.load(library('ours', '1'))
    db.close()
    const redis = await RedisServer.start(['--appendonly', 'yes', '--dir', folder])
    const client = await redis.connect()
    assert.equal(String(await client.callRaw('FCALL', 'ours', '0')), '$1\r\n1\r\n')
    await client.callRaw('FUNCTION', 'LOAD', library('theirs', '2'))
    await client.callRaw('SHUTDOWN', 'NOSAVE').catch(() => undefined)
    await redis.stop()
    using again = open(folder)
    assert.deepEqual([call(again, 'ours'), call(again, 'theirs')], ['1', '2'])
  })

  test('that has a script of an older server is refused', (t) => {
    const folder = temporaryFolder(t)
    writeFileSync(join(folder, 'appendonly.aof'), '*3\r\n$4\r\nEVAL\r\n$8\r\nreturn 1\r\n$1\r\n0\r\n')
    assert.throws(() => open(folder), {
      name: 'JournalError',
      message:
        /is damaged at offset \d+: a command fails: -ERR scripts in a journal are not run again\. To cut/,
    })
  })
})

describe('a backup', () => {
  test('has the libraries', async (t) => {
    const folder = join(temporaryFolder(t), 'copy')
    using db = open()
    db.function.load(library('copied', 'value'))
    await db.backup(folder)
    using copy = open(folder)
    assert.equal(call(copy, 'copied'), 'value')
  })
})

describe('a snapshot', () => {
  for (const format of ['json', 'rdb']) {
    test(`as ${format} has the libraries`, async (t) => {
      const folder = temporaryFolder(t)
      const first = await SavingServer.start(folder, { 'snapshot-format': format })
      await first.call('FUNCTION', 'LOAD', library('saved', 'value'))
      assert.equal(await first.call('SAVE'), '+OK')
      await first.stop()
      const second = await SavingServer.start(folder)
      assert.equal(await second.call('FCALL', 'saved', '0'), '$5\r\nvalue')
      assert.equal(await second.call('DEBUG', 'RELOAD'), '+OK')
      assert.equal(await second.call('FCALL', 'saved', '0'), '$5\r\nvalue')
      await second.stop()
    })
  }
})
