import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { open } from '../../src/index.ts'
import type { Word } from '../oracle/resp-client.ts'
import { makeFolder, removeFolder, SavingServer } from './saving-server.ts'

let folder: string
let server: SavingServer | undefined

beforeEach(() => {
  folder = makeFolder()
})

afterEach(async () => {
  await server?.stop()
  server = undefined
  removeFolder(folder)
})

async function start(
  parameters: Parameters<typeof SavingServer.start>[1] = {},
  loads: Parameters<typeof SavingServer.start>[2] = 'loads',
): Promise<SavingServer> {
  server = await SavingServer.start(folder, parameters, loads)
  return server
}

async function restart(...options: Parameters<typeof start>): Promise<SavingServer> {
  await server?.stop()
  return start(...options)
}

for (const format of ['json', 'rdb']) {
  test(`SAVE keeps what a server with snapshot-format ${format} has`, async () => {
    const first = await start({ 'snapshot-format': format })
    await first.call('SET', 'key', 'value')
    await first.call('HSET', 'hash', 'field', 'value')
    assert.equal(await first.call('SAVE'), '+OK')
    assert.deepEqual(readdirSync(folder), [`dump.${format}`])
    const digest = await first.call('DEBUG', 'DIGEST')
    const second = await restart({ 'snapshot-format': format })
    assert.equal(await second.call('DEBUG', 'DIGEST'), digest)
    assert.equal(await second.info('rdb_last_load_keys_loaded'), '2')
    assert.match(second.log.join('\n'), /DB loaded from disk: .* 2 keys/)
  })
}

test('the newest of two snapshots is loaded, whatever its format', async () => {
  const first = await start({ 'snapshot-format': 'json' })
  await first.call('SET', 'key', 'old')
  await first.call('SAVE')
  await new Promise((resolve) => setTimeout(resolve, 20))
  await first.call('SET', 'key', 'new')
  await first.call('CONFIG', 'SET', 'snapshot-format', 'rdb')
  await first.call('SAVE')
  const second = await restart()
  assert.equal(await second.call('GET', 'key'), '$3\r\nnew')
})

test('BGSAVE holds the state that it was asked for in', async () => {
  const first = await start({ 'rdb-key-save-delay': '50' })
  for (let i = 0; i < 300; i++) await first.call('SET', `key:${i}`, 'before')
  assert.equal(await first.call('BGSAVE'), '+Background saving started')
  assert.equal(await first.call('BGSAVE'), '-ERR Background save already in progress')
  assert.equal(await first.call('BGSAVE', 'SCHEDULE'), '-ERR Background save already in progress')
  assert.equal(await first.call('SAVE'), '-ERR Background save already in progress')
  for (let i = 0; i < 300; i++) await first.call('SET', `key:${i}`, 'after')
  await first.call('SET', 'new', 'after')
  await first.until('rdb_bgsave_in_progress', '0')
  assert.equal(await first.info('rdb_last_bgsave_status'), 'ok')
  assert.equal(await first.info('rdb_saves'), '1')
  assert.equal(await first.info('rdb_changes_since_last_save'), '301')
  const second = await restart()
  assert.equal(await second.call('DBSIZE'), ':300')
  assert.equal(await second.call('GET', 'key:299'), '$6\r\nbefore')
})

test('BGSAVE takes SCHEDULE and nothing else', async () => {
  const { call } = bound(await start())
  assert.equal(await call('BGSAVE', 'LATER'), '-ERR syntax error')
  assert.equal(await call('BGSAVE', 'SCHEDULE', 'SCHEDULE'), '-ERR syntax error')
  assert.equal(await call('BGSAVE', 'schedule'), '+Background saving started')
})

test('SAVE cannot be queued in a transaction, and BGSAVE can', async () => {
  const { call } = bound(await start())
  await call('MULTI')
  assert.equal(await call('SAVE'), '-ERR Command not allowed inside a transaction')
  await call('DISCARD')
  await call('MULTI')
  assert.equal(await call('BGSAVE'), '+QUEUED')
  assert.equal(await call('EXEC'), '*1\r\n+Background saving started')
})

test('LASTSAVE tells when the last snapshot was taken', async () => {
  const { call } = bound(await start())
  const before = Math.floor(Date.now() / 1000)
  await call('SAVE')
  const last = Number((await call('LASTSAVE')).slice(1))
  assert.ok(last >= before && last <= Date.now() / 1000)
})

test('a save point takes a snapshot once there are enough changes', async () => {
  const first = await start({ save: '1 3' })
  await first.call('SET', 'a', '1')
  await first.call('SET', 'b', '1')
  await first.call('SET', 'c', '1')
  await first.until('rdb_saves', '1')
  assert.equal(await first.info('rdb_changes_since_last_save'), '0')
})

test('FLUSHALL ends the snapshot that is under way and, with save points, has an empty one taken', async () => {
  const first = await start({ save: '3600 100000', 'rdb-key-save-delay': '100000' })
  for (let i = 0; i < 100; i++) await first.call('SET', `key:${i}`, 'value')
  await first.call('BGSAVE')
  await first.call('CONFIG', 'SET', 'rdb-key-save-delay', '0')
  await first.call('FLUSHALL')
  await first.until('rdb_saves', '1')
  assert.equal(await first.info('rdb_last_bgsave_status'), 'ok')
  const second = await restart()
  assert.equal(await second.call('DBSIZE'), ':0')
})

test('a snapshot that fails refuses writes until one succeeds', async () => {
  const { call } = bound(await start({ save: '3600 100000' }))
  const writer = await (server as SavingServer).connect()
  await writer.pipeline([['MULTI'], ['SET', 'queued', 'before']])
  const inTheWay = join(folder, 'dump.json')
  mkdirSync(inTheWay)
  assert.equal(await call('SAVE'), '-ERR')
  assert.match(await call('SET', 'key', 'value'), /^-MISCONF Redis is configured to save RDB snapshots, /)
  assert.match(await call('PING'), /^-MISCONF /)
  assert.equal(await call('GET', 'key'), '$-1')
  assert.match(
    (await writer.callRaw('EXEC')).toString(),
    /^-EXECABORT Transaction discarded because of: MISCONF Redis /,
  )
  assert.deepEqual(readdirSync(folder), ['dump.json'])
  assert.equal(await call('CONFIG', 'SET', 'stop-writes-on-bgsave-error', 'no'), '+OK')
  assert.equal(await call('SET', 'key', 'value'), '+OK')
  assert.equal(await call('CONFIG', 'SET', 'stop-writes-on-bgsave-error', 'yes'), '+OK')
  assert.match(await call('SET', 'key', 'value'), /^-MISCONF /)
  rmdirSync(inTheWay)
  assert.equal(await call('SAVE'), '+OK')
  assert.equal(await call('SET', 'key', 'value'), '+OK')
})

test('clients are told LOADING until all is loaded', async () => {
  const first = await start({ 'snapshot-format': 'rdb' })
  for (let i = 0; i < 200; i++) await first.call('SET', `key:${i}`, 'value')
  await first.call('SAVE')
  const second = await restart({ 'key-load-delay': '10000' }, 'loads meanwhile')
  assert.equal(await second.call('GET', 'key:1'), '-LOADING Redis is loading the dataset in memory')
  assert.equal(await second.call('SET', 'key:1', 'x'), '-LOADING Redis is loading the dataset in memory')
  assert.equal(await second.call('MULTI'), '+OK')
  assert.equal(await second.call('GET', 'key:1'), '-LOADING Redis is loading the dataset in memory')
  assert.equal(await second.call('DISCARD'), '+OK')
  assert.equal(await second.info('loading'), '1')
  assert.match(await second.info('loading_total_bytes'), /^[1-9]\d*$/)
  await second.until('loading', '0')
  assert.equal(await second.call('DBSIZE'), ':200')
  assert.equal(await second.info('loading_total_bytes'), '')
})

test('a damaged snapshot stops the start with its place, and nothing of it stays', async () => {
  const first = await start({ 'snapshot-format': 'rdb' })
  for (let i = 0; i < 10; i++) await first.call('SET', `key:${i}`, 'value')
  await first.call('SAVE')
  const path = join(folder, 'dump.rdb')
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.subarray(0, bytes.length - 12))
  await first.stop()
  server = undefined
  await assert.rejects(start(), {
    name: 'SnapshotLoadError',
    message: new RegExp(`^cannot load the snapshot ${path}: .* at byte ${bytes.length - 12}; `),
  })
})

test('DEBUG RELOAD saves and loads, and its options leave out a part of that', async () => {
  const { call } = bound(await start({ 'snapshot-format': 'rdb' }))
  await call('SET', 'a', '1')
  assert.equal(await call('DEBUG', 'RELOAD'), '+OK')
  assert.equal(await call('GET', 'a'), '$1\r\n1')
  await call('SET', 'a', '2')
  await call('SET', 'b', '2')
  assert.equal(
    await call('DEBUG', 'RELOAD', 'NOSAVE', 'NOFLUSH'),
    '-ERR Error trying to load the RDB dump, check server logs.',
  )
  assert.equal(await call('DEBUG', 'RELOAD', 'nosave', 'noflush', 'merge'), '+OK')
  assert.equal(await call('MGET', 'a', 'b'), '*2\r\n$1\r\n1\r\n$1\r\n2')
  assert.equal(await call('DEBUG', 'RELOAD', 'NOSAVE'), '+OK')
  assert.equal(await call('MGET', 'a', 'b'), '*2\r\n$1\r\n1\r\n$-1')
  assert.equal(
    await call('DEBUG', 'RELOAD', 'BOTH'),
    '-ERR DEBUG RELOAD only supports the MERGE, NOFLUSH and NOSAVE options.',
  )
})

test('DEBUG SET-SKIP-CHECKSUM-VALIDATION lets a payload with a wrong checksum be restored', async () => {
  const { client, call } = bound(await start())
  await call('SET', 'key', 'value')
  const reply = await client.call('DUMP', 'key')
  assert.ok(reply.type === 'bulk')
  const payload = Buffer.from(reply.value)
  payload.writeUInt8(payload.readUInt8(payload.length - 1) ^ 1, payload.length - 1)
  assert.equal(await call('RESTORE', 'copy', '0', payload), '-ERR DUMP payload version or checksum are wrong')
  assert.equal(await call('DEBUG', 'SET-SKIP-CHECKSUM-VALIDATION', '1'), '+OK')
  assert.equal(await call('RESTORE', 'copy', '0', payload), '+OK')
  assert.equal(await call('GET', 'copy'), '$5\r\nvalue')
})

test('a store in memory writes no file', async () => {
  const database = open()
  const socket = database.connect()
  socket.write('SAVE\r\nBGSAVE\r\nLASTSAVE\r\n')
  let text = ''
  for await (const chunk of socket) {
    text += String(chunk)
    if (/:\d+\r\n$/.test(text)) break
  }
  assert.match(
    text,
    /^-ERR this store keeps nothing on disk\r\n-ERR this store keeps nothing on disk\r\n:\d+\r\n$/,
  )
  database.close()
  assert.ok(!existsSync('dump.json'))
})

function bound(started: SavingServer) {
  return {
    client: started.client,
    call: (...words: readonly Word[]): Promise<string> => started.call(...words),
  }
}
