import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextText, onBothServers, onOurServer } from '../both-servers.ts'

onBothServers('Keyspace events', (connect) => {
  test('are published by key and by event', async () => {
    const [subscriber, writer] = [await connect(), await connect()]
    await writer.call('CONFIG', 'SET', 'notify-keyspace-events', 'KEA')
    await subscriber.call('PSUBSCRIBE', '__key*@0__:*')
    const next = async (): Promise<readonly (string | undefined)[]> => {
      const parts = (await nextText(subscriber)).split('\r\n')
      return [parts[6], parts[8]]
    }
    await writer.call('SET', 'k', 'v')
    assert.deepEqual(await next(), ['__keyspace@0__:k', 'set'])
    assert.deepEqual(await next(), ['__keyevent@0__:set', 'k'])
    await writer.call('PEXPIRE', 'k', '1')
    assert.deepEqual(await next(), ['__keyspace@0__:k', 'expire'])
    assert.deepEqual(await next(), ['__keyevent@0__:expire', 'k'])
    assert.deepEqual(await next(), ['__keyspace@0__:k', 'expired'])
    assert.deepEqual(await next(), ['__keyevent@0__:expired', 'k'])
    await writer.call('CONFIG', 'SET', 'notify-keyspace-events', 'El')
    await writer.call('SET', 'k', 'v')
    await writer.call('LPUSH', 'l', 'a')
    assert.deepEqual(await next(), ['__keyevent@0__:lpush', 'l'])
  })

  test('name the database', async () => {
    const [subscriber, writer] = [await connect(), await connect()]
    await writer.call('CONFIG', 'SET', 'notify-keyspace-events', 'K$')
    await subscriber.call('SUBSCRIBE', '__keyspace@3__:k')
    await writer.pipeline([
      ['SET', 'k', 'v'],
      ['SELECT', '3'],
      ['SET', 'k', 'v'],
    ])
    assert.equal(
      await nextText(subscriber),
      '*3\r\n$7\r\nmessage\r\n$16\r\n__keyspace@3__:k\r\n$3\r\nset\r\n',
    )
  })
})

onOurServer('The event of a consumer', (connect) => {
  // redis-server 7.0 makes a consumer once it gets something, 7.2 once it asks.
  test('is published when it first asks, also for streams that have nothing new', async () => {
    const [subscriber, writer] = [await connect(), await connect()]
    await writer.call('CONFIG', 'SET', 'notify-keyspace-events', 'Et')
    for (const stream of ['one', 'other']) await writer.call('XGROUP', 'CREATE', stream, 'g', '$', 'MKSTREAM')
    await writer.call('XADD', 'one', '1-1', 'field', 'value')
    await subscriber.call('SUBSCRIBE', '__keyevent@0__:xgroup-createconsumer')
    const read = ['XREADGROUP', 'GROUP', 'g', 'ada', 'STREAMS', 'one', 'other', '>', '>']
    await writer.call(...read)
    await writer.call(...read)
    await writer.call('PUBLISH', '__keyevent@0__:xgroup-createconsumer', 'end')
    const keys: (string | undefined)[] = []
    while (keys.at(-1) !== 'end') keys.push((await nextText(subscriber)).split('\r\n')[6])
    assert.deepEqual(keys, ['one', 'other', 'end'])
  })
})
