// What the journal does when the disk fails.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { JournalScene } from './journal-server.ts'

for (const policy of ['everysec', 'no']) {
  test(`a flush that failed is not forgotten before one succeeds, with appendfsync ${policy}`, async (t) => {
    const scene = new JournalScene(t)
    const server = await scene.start({
      words: ['--appendfsync', policy],
      faults: 'sync:4-1000000:EIO',
    })
    await server.call('SET', 'key', 'value')
    // With `everysec` it comes by itself.
    const flushed = policy === 'no' ? server.call('WAITAOF', '1', '0', '5000') : Promise.resolve()
    await server.until('aof_last_write_status', 'err')
    for (const end = Date.now() + 600; Date.now() < end; await sleep(10)) {
      assert.equal(await server.info('aof_last_write_status'), 'err')
    }
    assert.match(await server.call('SET', 'key', 'other'), /^-MISCONF Errors writing to the AOF file/)
    assert.equal(await server.call('GET', 'key'), '$5\r\nvalue')
    await flushed
  })
}

test('a rewritten journal is in use although its history cannot be removed', async (t) => {
  const scene = new JournalScene(t)
  const server = await scene.start({ faults: 'remove:1:EIO' })
  const manifest = () =>
    readFileSync(join(scene.folder, 'appendonlydir', 'appendonly.aof.manifest'), 'utf8').match(/type \w/g)
  await server.call('SET', 'first', '1')
  assert.equal(await server.call('CONFIG', 'SET', 'appendonly', 'no'), '+OK')
  assert.equal(await server.call('CONFIG', 'SET', 'appendonly', 'yes'), '+OK')
  await server.until('aof_rewrites', '1')
  assert.equal(await server.info('aof_enabled'), '1')
  assert.deepEqual(manifest(), ['type b', 'type h', 'type i'])
  assert.match(server.output, /history is kept for now: cannot remove .*Input\/output error/)
  await server.call('SET', 'second', '1')
  await server.call('BGREWRITEAOF')
  await server.until('aof_rewrites', '2')
  assert.deepEqual(manifest(), ['type b', 'type i'])
  await server.kill()
  const again = await scene.start()
  assert.equal(await again.call('EXISTS', 'first', 'second'), ':2')
})
