// When a journal is begun, and what happens to writes around that moment.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Configuration } from '../../src/config/configuration.ts'
import type { NativeJournalLoad, NativeStore } from '../../src/native/binding.ts'
import { Journal } from '../../src/persistence/journal.ts'
import { RespClient } from '../oracle/resp-client.ts'
import { JournalScene, JournalServer } from './journal-server.ts'

/** What the loading of a journal asks of a store, in this order. */
function callsOfLoading(load: (journal: Journal) => unknown): readonly string[] {
  const calls: string[] = []
  const loaded = { commands: 0, bytes: 0, reachedMs: 0, libraries: [] } satisfies NativeJournalLoad
  const note = (name: string) => () => {
    calls.push(name)
    return ''
  }
  const native = {
    isOpen: () => true,
    loadJournal: (_options: unknown, onDone?: (loaded: NativeJournalLoad) => void) => {
      onDone?.(loaded)
      return loaded
    },
    compileLibraries: note('compileLibraries'),
    beginJournal: note('beginJournal'),
    endLoading: note('endLoading'),
  } as unknown as NativeStore
  const config = new Configuration()
  config.assign('appendonly', ['yes'])
  const journal = new Journal(native, config, () => calls.push('log'))
  load(journal)
  journal.end()
  return calls
}

test('the journal has begun before anybody is served', async () => {
  const all = ['compileLibraries', 'beginJournal', 'endLoading']
  assert.deepEqual(
    callsOfLoading((journal) => journal.load()),
    all,
  )
  let loading: Promise<void> | undefined
  const calls = callsOfLoading((journal) => {
    loading = journal.loadInBackground()
  })
  await loading
  assert.deepEqual(calls, [...all, 'log'])
  assert.deepEqual(
    callsOfLoading((journal) => journal.load(new Date(0))),
    ['compileLibraries', 'endLoading'],
  )
})

test('what is answered first after a lone snapshot was loaded survives a crash', async (t) => {
  const scene = new JournalScene(t)
  const first = await scene.start({ words: ['--appendonly', 'no'] })
  await first.call('DEBUG', 'POPULATE', '100000', 'key', '100')
  await first.call('SAVE')
  await first.kill()
  const second = await scene.start({ words: ['--appendfsync', 'always'], loads: false })
  while ((await second.call('INCR', 'counter')) !== ':1');
  await second.kill()
  const third = await scene.start()
  assert.equal(await third.call('GET', 'counter'), '$1\r\n1')
  assert.equal(await third.call('DBSIZE'), ':100001')
})

test('a lone snapshot that cannot become the base of a journal stops the start', async (t) => {
  const scene = new JournalScene(t)
  const first = await scene.start({ words: ['--appendonly', 'no'] })
  await first.call('SET', 'key', 'value')
  await first.call('SAVE')
  await first.kill()
  const ended = await JournalServer.tryStart(scene.folder, { faults: 'rename:1:ENOSPC' })
  assert.ok(!(ended instanceof JournalServer))
  assert.notEqual(ended.code, 0)
  assert.match(ended.output, /cannot rename .*\.base\.rdb.*No space left on device/)
  const third = await scene.start()
  assert.equal(await third.call('GET', 'key'), '$5\r\nvalue')
})

test('CONFIG SET appendonly no and yes while the journal is rewritten begins it when that has ended', async (t) => {
  const scene = new JournalScene(t)
  const server = await scene.start({ words: ['--appendfsync', 'no'] })
  await server.call('DEBUG', 'POPULATE', '20000', 'key', '10')
  for (let round = 0; round < 25; round++) {
    await server.call('BGREWRITEAOF')
    await sleep(Math.random() * 3)
    assert.equal(await server.call('CONFIG', 'SET', 'appendonly', 'no'), '+OK')
    await sleep(Math.random() * 4)
    assert.equal(await server.call('CONFIG', 'SET', 'appendonly', 'yes'), '+OK')
    await server.until('aof_enabled', '1')
    await server.until('aof_rewrite_in_progress', '0')
  }
  await server.call('SET', 'last', 'value')
  assert.equal(await server.call('WAITAOF', '1', '0', '0'), '*2\r\n:1\r\n:0')
  await server.kill()
  const again = await scene.start()
  assert.equal(await again.call('GET', 'last'), '$5\r\nvalue')
  assert.equal(await again.call('DBSIZE'), ':20001')
})

test('CONFIG SET appendonly yes while a snapshot is saved begins the journal behind it', async (t) => {
  const scene = new JournalScene(t)
  const server = await scene.start({ words: ['--appendonly', 'no', '--rdb-key-save-delay', '300'] })
  await server.call('DEBUG', 'POPULATE', '2000')
  await server.call('BGSAVE')
  assert.equal(await server.call('CONFIG', 'SET', 'appendonly', 'yes'), '+OK')
  assert.equal(await server.info('aof_enabled'), '0')
  assert.equal(await server.info('aof_rewrite_scheduled'), '1')
  assert.equal(await server.call('BGREWRITEAOF'), '+Background append only file rewriting scheduled')
  await server.until('aof_enabled', '1')
  assert.equal(await server.info('aof_rewrite_scheduled'), '0')
})

test('a journal whose base cannot be written is begun once that is possible', async (t) => {
  const scene = new JournalScene(t)
  const server = await scene.start({
    words: ['--appendonly', 'no'],
    faults: 'rename:1:ENOSPC rename:2:ENOSPC',
  })
  await server.call('SET', 'first', '1')
  assert.equal(await server.call('CONFIG', 'SET', 'appendonly', 'yes'), '+OK')
  await server.until('aof_last_bgrewrite_status', 'err')
  assert.equal(await server.call('BGREWRITEAOF'), '+Background append only file rewriting started')
  await server.until('aof_rewrites_consecutive_failures', '2')
  await server.until('aof_rewrites', '1')
  await server.call('SET', 'second', '1')
  assert.equal(await server.call('WAITAOF', '1', '0', '0'), '*2\r\n:1\r\n:0')
  await server.kill()
  const again = await scene.start()
  assert.equal(await again.call('EXISTS', 'first', 'second'), ':2')
})

test('DEBUG LOADAOF is refused while the base of the journal is written, and keeps the data', async (t) => {
  const server = await new JournalScene(t).start({ words: ['--appendonly', 'no'] })
  await server.call('DEBUG', 'POPULATE', '200000', 'key', '100')
  const replies = await server.client.pipeline([
    ['CONFIG', 'SET', 'appendonly', 'yes'],
    ['DEBUG', 'LOADAOF'],
  ])
  assert.equal(replies[1]?.type, 'error')
  assert.equal(await server.call('DBSIZE'), ':200000')
})

test('DEBUG LOADAOF and the end and beginning of the journal do not wait for each other for ever', async (t) => {
  const server = await new JournalScene(t).start({ words: ['--appendfsync', 'no'] })
  await server.call('DEBUG', 'POPULATE', '2000')
  const other = await RespClient.connect({ port: server.port })
  const over = new AbortController()
  const loading = (async () => {
    while (!over.signal.aborted) await other.call('DEBUG', 'LOADAOF')
  })()
  for (const end = Date.now() + 2000; Date.now() < end; await sleep(Math.random() * 20)) {
    await server.call('CONFIG', 'SET', 'appendonly', 'no')
    await server.call('CONFIG', 'SET', 'appendonly', 'yes')
  }
  over.abort()
  await loading
  await other.close()
  assert.equal(await server.call('DBSIZE'), ':2000')
})

test('a server with save points ends while its journal is rewritten', async (t) => {
  const server = await new JournalScene(t).start({ words: ['--save', '3600 1000000000'] })
  await server.call('DEBUG', 'POPULATE', '200000', 'key', '100')
  await server.call('BGREWRITEAOF')
  assert.equal(await server.terminate(20_000), 0, server.output)
})
