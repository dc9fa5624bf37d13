import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onBothServers, replyText } from '../both-servers.ts'

const shared = ':2147483647\r\n'

onBothServers('OBJECT', (connect) => {
  test('answers null without a key', async () => {
    for (const [protocol, nothing] of [
      [2, '$-1\r\n'],
      [3, '_\r\n'],
    ] as const) {
      const client = await connect(protocol)
      for (const question of ['ENCODING', 'REFCOUNT', 'IDLETIME', 'FREQ']) {
        assert.equal(await replyText(client, 'OBJECT', question, 'none'), nothing, question)
      }
    }
  })

  test('counts the references of small integers as shared, however they were made', async () => {
    const client = await connect()
    const makers = [
      ['SET', 'key', '9999'],
      ['SETEX', 'key', '100', '0'],
      ['MSET', 'key', '1'],
      ['GETSET', 'key', '2'],
      ['INCRBY', 'key', '17'],
    ]
    for (const maker of makers) {
      await client.call(...maker)
      assert.equal(await replyText(client, 'OBJECT', 'REFCOUNT', 'key'), shared, maker.join(' '))
    }
    for (const own of ['10000', '-1', 'text', '1.0']) {
      await client.call('SET', 'key', own)
      assert.equal(await replyText(client, 'OBJECT', 'REFCOUNT', 'key'), ':1\r\n', own)
    }
  })

  test('follows the eviction policy', async () => {
    const client = await connect()
    await client.call('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lfu')
    // A value that is written over keeps its frequency, and Redis's shared integers share theirs.
    await client.call('SET', 'text', 'new')
    assert.equal(await replyText(client, 'OBJECT', 'FREQ', 'text'), ':5\r\n')
    await client.call('SET', 'key', '1')
    assert.equal(await replyText(client, 'OBJECT', 'REFCOUNT', 'key'), shared)
    assert.equal(
      await replyText(client, 'OBJECT', 'IDLETIME', 'key'),
      '-ERR An LFU maxmemory policy is selected, idle time not tracked. Please note that when switching ' +
        'between policies at runtime LRU and LFU data will take some time to adjust.\r\n',
    )
    await client.call('CONFIG', 'SET', 'maxmemory', '1gb')
    await client.call('SET', 'key', '1')
    assert.equal(await replyText(client, 'OBJECT', 'REFCOUNT', 'key'), ':1\r\n')
    await client.call('CONFIG', 'SET', 'maxmemory', '0', 'maxmemory-policy', 'noeviction')
    await client.call('SET', 'text', 'newer')
    assert.equal(await replyText(client, 'OBJECT', 'IDLETIME', 'text'), ':0\r\n')
    assert.equal(
      await replyText(client, 'OBJECT', 'FREQ', 'key'),
      '-ERR An LFU maxmemory policy is not selected, access frequency not tracked. Please note that when ' +
        'switching between policies at runtime LRU and LFU data will take some time to adjust.\r\n',
    )
  })
})
