import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { open } from '../../../src/index.ts'

describe('DUMP and RESTORE', () => {
  test('carry a value from one store to another, byte for byte', () => {
    const [from, to] = [open(), open()]
    try {
      const bytes = Buffer.from(Array.from({ length: 1024 }, (_, index) => index & 0xff))
      from.set('key', bytes)
      const payload = from.buffers.dump('key')
      assert.ok(payload)
      assert.equal(to.restore('key', 60_000, payload), 'OK')
      assert.deepEqual(to.buffers.get('key'), bytes)
      assert.ok(to.pttl('key') > 50_000)
      assert.throws(() => to.restore('key', 0, payload), { message: /^BUSYKEY/ })
      assert.equal(to.restore('key', 0, payload, { replace: true }), 'OK')
      assert.equal(to.pttl('key'), -1)
      assert.equal(from.dump('none'), null)
    } finally {
      from.close()
      to.close()
    }
  })

  test('refuse what is damaged', () => {
    const store = open()
    try {
      store.set('key', 'value')
      const payload = store.buffers.dump('key')
      assert.ok(payload)
      payload[2] = 0
      assert.throws(() => store.restore('other', 0, payload), {
        message: 'ERR DUMP payload version or checksum are wrong',
      })
      assert.equal(store.exists('other'), 0)
    } finally {
      store.close()
    }
  })
})
