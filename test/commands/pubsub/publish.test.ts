import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextText, onBothServers, replyText } from '../both-servers.ts'

onBothServers('PUBLISH', (connect) => {
  test('counts the subscriptions that it reaches', async () => {
    const [one, two, other] = [await connect(), await connect(), await connect()]
    await one.call('SUBSCRIBE', 'count:a')
    await one.call('PSUBSCRIBE', 'count:*')
    await two.call('PSUBSCRIBE', 'count:[ab]')
    assert.equal(await replyText(other, 'PUBLISH', 'count:a', 'x'), ':3\r\n')
    assert.equal(await replyText(other, 'PUBLISH', 'count:c', 'x'), ':1\r\n')
    assert.equal(await replyText(other, 'PUBLISH', 'discount', 'x'), ':0\r\n')
    assert.equal(await nextText(one), '*3\r\n$7\r\nmessage\r\n$7\r\ncount:a\r\n$1\r\nx\r\n')
    assert.equal(await nextText(one), '*4\r\n$8\r\npmessage\r\n$7\r\ncount:*\r\n$7\r\ncount:a\r\n$1\r\nx\r\n')
    assert.equal(
      await nextText(two),
      '*4\r\n$8\r\npmessage\r\n$10\r\ncount:[ab]\r\n$7\r\ncount:a\r\n$1\r\nx\r\n',
    )
  })

  test('keeps the order of what one connection sends, over several channels', async () => {
    const [subscriber, publisher] = [await connect(), await connect()]
    await subscriber.call('PSUBSCRIBE', 'order:*')
    const calls = Array.from({ length: 500 }, (_, i) => ['PUBLISH', `order:${i % 7}`, i] as const)
    await publisher.pipeline(calls)
    for (let i = 0; i < 500; i++) {
      assert.ok((await nextText(subscriber)).endsWith(`\r\n${i}\r\n`))
    }
  })

  test('waits while CLIENT PAUSE holds back what writes', async () => {
    const [subscriber, publisher, other] = [await connect(), await connect(), await connect()]
    await subscriber.call('SUBSCRIBE', 'paused')
    await other.call('CLIENT', 'PAUSE', '60000', 'WRITE')
    const held = replyText(publisher, 'PUBLISH', 'paused', 'x')
    assert.equal(await replyText(other, 'PUBSUB', 'NUMSUB', 'paused'), '*2\r\n$6\r\npaused\r\n:1\r\n')
    await other.call('CLIENT', 'UNPAUSE')
    assert.equal(await held, ':1\r\n')
  })

  test('is one command of a transaction', async () => {
    const [subscriber, publisher] = [await connect(), await connect()]
    await subscriber.call('SUBSCRIBE', 'in-multi')
    publisher.send('MULTI\r\nPUBLISH in-multi 1\r\nSPUBLISH in-multi 2\r\nEXEC\r\n')
    for (const expected of ['+OK\r\n', '+QUEUED\r\n', '+QUEUED\r\n', '*2\r\n:1\r\n:0\r\n']) {
      assert.equal(await nextText(publisher), expected)
    }
    assert.equal(await nextText(subscriber), '*3\r\n$7\r\nmessage\r\n$8\r\nin-multi\r\n$1\r\n1\r\n')
  })
})

onBothServers('SPUBLISH', (connect) => {
  test('reaches the subscribers of the shard channel alone', async () => {
    const [sharded, plain, other] = [await connect(), await connect(), await connect()]
    await sharded.call('SSUBSCRIBE', 'shard')
    await plain.call('SUBSCRIBE', 'shard')
    await plain.call('PSUBSCRIBE', 'shar*')
    assert.equal(await replyText(other, 'SPUBLISH', 'shard', 'x'), ':1\r\n')
    assert.equal(await nextText(sharded), '*3\r\n$8\r\nsmessage\r\n$5\r\nshard\r\n$1\r\nx\r\n')
  })
})

onBothServers('PUBSUB', (connect) => {
  test('lists channels, by pattern too, and counts their subscribers', async () => {
    const [one, two, other] = [await connect(), await connect(), await connect()]
    await one.call('SUBSCRIBE', 'list:a')
    await two.call('SUBSCRIBE', 'list:a')
    await two.call('PSUBSCRIBE', 'list:*')
    await one.call('PSUBSCRIBE', 'list:*')
    await one.call('SSUBSCRIBE', 'list:s')
    assert.equal(await replyText(other, 'PUBSUB', 'CHANNELS'), '*1\r\n$6\r\nlist:a\r\n')
    assert.equal(await replyText(other, 'PUBSUB', 'CHANNELS', 'list:?'), '*1\r\n$6\r\nlist:a\r\n')
    assert.equal(await replyText(other, 'PUBSUB', 'CHANNELS', 'x*'), '*0\r\n')
    assert.equal(await replyText(other, 'PUBSUB', 'SHARDCHANNELS', '*'), '*1\r\n$6\r\nlist:s\r\n')
    assert.equal(await replyText(other, 'PUBSUB', 'NUMPAT'), ':1\r\n')
    assert.equal(
      await replyText(other, 'PUBSUB', 'NUMSUB', 'list:a', 'list:s'),
      '*4\r\n$6\r\nlist:a\r\n:2\r\n$6\r\nlist:s\r\n:0\r\n',
    )
    assert.equal(await replyText(other, 'PUBSUB', 'SHARDNUMSUB', 'list:s'), '*2\r\n$6\r\nlist:s\r\n:1\r\n')
    assert.equal(await replyText(other, 'PUBSUB', 'NUMSUB'), '*0\r\n')
    const info = await replyText(other, 'INFO', 'stats')
    assert.match(info, /\r\npubsub_channels:1\r\npubsub_patterns:1\r\n/)
  })

  test('refuses what it does not know', async () => {
    const client = await connect()
    assert.equal(
      await replyText(client, 'PUBSUB', 'CHANNELS', 'a', 'b'),
      "-ERR unknown subcommand or wrong number of arguments for 'CHANNELS'. Try PUBSUB HELP.\r\n",
    )
    assert.equal(
      await replyText(client, 'PUBSUB', 'foo'),
      "-ERR unknown subcommand 'foo'. Try PUBSUB HELP.\r\n",
    )
    assert.equal(
      await replyText(client, 'PUBSUB', 'NUMPAT', 'x'),
      "-ERR wrong number of arguments for 'pubsub|numpat' command\r\n",
    )
  })
})
