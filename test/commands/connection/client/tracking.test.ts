import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RespClient } from '../../../oracle/resp-client.ts'
import { type Connect, nextText, onBothServers, replyText } from '../../both-servers.ts'

/** The keys of the invalidations that came, each a list; null stands for all keys. */
function invalidations(client: RespClient): readonly (readonly string[] | null)[] {
  return client.pushes.splice(0).map((push) => {
    assert.ok(push.type === 'push')
    const [kind, keys] = push.items
    assert.equal(kind?.type === 'bulk' && String(kind.value), 'invalidate')
    return keys?.type === 'array' ? keys.items.map((key) => String(key.type === 'bulk' && key.value)) : null
  })
}

/** Waits until the connection has been told something. */
async function told(client: RespClient): Promise<readonly (readonly string[] | null)[]> {
  while (client.pushes.length === 0) await client.call('PING')
  return invalidations(client)
}

/** Calls subcommands of CLIENT, and compares their replies. */
async function answers(
  client: RespClient,
  calls: readonly (readonly [call: string, reply: string])[],
): Promise<void> {
  for (const [call, reply] of calls) {
    assert.equal(await replyText(client, 'CLIENT', ...call.split(' ')), `${reply}\r\n`, call)
  }
}

async function reader(connect: Connect, ...options: readonly string[]): Promise<RespClient> {
  const client = await connect(3)
  assert.equal(await replyText(client, 'CLIENT', 'TRACKING', 'ON', ...options), '+OK\r\n')
  return client
}

onBothServers('CLIENT TRACKING', (connect) => {
  test('tells once that a key has changed which was read', async () => {
    const [client, writer] = [await reader(connect), await connect()]
    await client.call('GET', 'once')
    await writer.call('SET', 'once', '1')
    await writer.call('SET', 'once', '2')
    assert.deepEqual(await told(client), [['once']])
    await client.call('STRLEN', 'once')
    await writer.call('DEL', 'once')
    assert.deepEqual(await told(client), [['once']])
  })

  test('tells the connection itself, after the reply', async () => {
    const client = await reader(connect)
    await client.call('MGET', 'own:a', 'own:b')
    assert.equal(await replyText(client, 'MSET', 'own:b', '1', 'own:a', '2'), '+OK\r\n')
    assert.deepEqual([...(await told(client)), ...(await tail(client))], [['own:b'], ['own:a']])
  })

  test('spares it that with NOLOOP', async () => {
    const [client, writer] = [await reader(connect, 'NOLOOP'), await connect()]
    await client.call('GET', 'loop')
    await client.call('SET', 'loop', '1')
    await client.call('GET', 'loop')
    await writer.call('SET', 'loop', '2')
    assert.deepEqual(await told(client), [['loop']])
  })
})

onBothServers('CLIENT TRACKING of what nobody wrote', (connect) => {
  test('tells of a key that expired', async () => {
    const [client, writer] = [await reader(connect), await connect()]
    await writer.call('SET', 'expiring', '1', 'PX', '100')
    await client.call('TTL', 'expiring')
    assert.deepEqual(await told(client), [['expiring']])
  })

  test('tells that everything is gone', async () => {
    const [client, writer] = [await reader(connect), await connect()]
    await writer.call('FLUSHALL')
    assert.deepEqual(await told(client), [null])
  })
})

onBothServers('CLIENT TRACKING of keys that had expired', (connect) => {
  test("tells with BCAST NOLOOP of the expiry that the connection's own write meets", async () => {
    const [client, writer] = [await reader(connect, 'BCAST', 'NOLOOP'), await connect()]
    await writer.call('SET', 'met', '1', 'PX', '100')
    assert.deepEqual(await told(client), [['met']])
    await sleep(110)
    assert.equal(await replyText(client, 'DEL', 'met'), ':0\r\n')
    assert.deepEqual(await told(client), [['met']])
  })

  test('does not tell of it who has just read that they are gone', async () => {
    const [client, writer] = [await reader(connect), await connect()]
    await writer.call('SET', 'gone', '1', 'PX', '1')
    await sleep(5)
    assert.equal(await replyText(client, 'GET', 'gone'), '_\r\n')
    await client.call('PING')
    assert.deepEqual(invalidations(client), [])
    await writer.call('SET', 'gone', '2')
    assert.deepEqual(await told(client), [['gone']])
  })

  test('tells of it who had read them before', async () => {
    const [client, writer] = [await reader(connect), await connect()]
    await writer.call('SET', 'was', '1', 'PX', '100')
    await client.call('GET', 'was')
    await sleep(110)
    assert.equal(await replyText(client, 'GET', 'was'), '_\r\n')
    assert.deepEqual(await told(client), [['was']])
  })
})

onBothServers('The modes of CLIENT TRACKING', (connect) => {
  test('broadcasts keys by their prefixes, together those of one command', async () => {
    const [client, writer] = [await reader(connect, 'BCAST', 'PREFIX', 'b:', 'PREFIX', 'c:'), await connect()]
    await writer.call('MSET', 'b:2', '1', 'x', '1', 'b:1', '1')
    assert.deepEqual(await told(client), [['b:1', 'b:2']])
    await writer.call('SET', 'c:1', '1')
    assert.deepEqual(await told(client), [['c:1']])
  })

  test('remembers with OPTIN what CLIENT CACHING YES precedes', async () => {
    const [client, writer] = [await reader(connect, 'OPTIN'), await connect()]
    await client.call('GET', 'optin:a')
    await client.call('CLIENT', 'CACHING', 'YES')
    await client.call('GET', 'optin:b')
    await writer.call('MSET', 'optin:a', '1', 'optin:b', '1')
    assert.deepEqual(await told(client), [['optin:b']])
  })

  test('keeps the choice of CLIENT CACHING when they are given again', async () => {
    const [client, writer] = [await reader(connect, 'OPTIN'), await connect()]
    await client.call('CLIENT', 'CACHING', 'YES')
    await client.call('CLIENT', 'TRACKING', 'ON', 'OPTIN')
    await client.call('GET', 'optin:again')
    await writer.call('SET', 'optin:again', '1')
    assert.deepEqual(await told(client), [['optin:again']])
  })

  test('forgets with OPTOUT what CLIENT CACHING NO precedes', async () => {
    const [client, writer] = [await reader(connect, 'OPTOUT'), await connect()]
    await client.call('CLIENT', 'CACHING', 'NO')
    await client.call('GET', 'optout:a')
    await client.call('GET', 'optout:b')
    await writer.call('MSET', 'optout:a', '1', 'optout:b', '1')
    assert.deepEqual(await told(client), [['optout:b']])
  })

  test('remembers what a transaction reads', async () => {
    const [client, writer] = [await reader(connect), await connect()]
    await client.pipeline([['MULTI'], ['GET', 'in-multi'], ['EXEC']])
    await writer.call('SET', 'in-multi', '1')
    assert.deepEqual(await told(client), [['in-multi']])
  })
})

onBothServers('CLIENT TRACKING with REDIRECT', (connect) => {
  test('redirects to a RESP2 connection that is subscribed', async () => {
    const [target, client, writer] = [await connect(), await connect(), await connect()]
    const id = (await replyText(target, 'CLIENT', 'ID')).slice(1, -2)
    await target.call('SUBSCRIBE', '__redis__:invalidate')
    assert.equal(await replyText(client, 'CLIENT', 'TRACKING', 'ON', 'REDIRECT', id), '+OK\r\n')
    assert.equal(await replyText(client, 'CLIENT', 'GETREDIR'), `:${id}\r\n`)
    await client.call('GET', 'redirected')
    await writer.call('SET', 'redirected', '1')
    const message = '*3\r\n$7\r\nmessage\r\n$20\r\n__redis__:invalidate\r\n'
    assert.equal(await nextText(target), `${message}*1\r\n$10\r\nredirected\r\n`)
    await writer.call('FLUSHDB')
    assert.equal(await nextText(target), `${message}$-1\r\n`)
  })

  test('tells that the connection to redirect to is gone', async () => {
    const [target, client, writer] = [await connect(), await connect(3), await connect()]
    const id = (await replyText(target, 'CLIENT', 'ID')).slice(1, -2)
    await client.call('CLIENT', 'TRACKING', 'ON', 'REDIRECT', id)
    await client.call('GET', 'broken')
    await target.close()
    while ((await replyText(writer, 'CLIENT', 'LIST', 'ID', id)).includes('id=')) await writer.call('PING')
    await writer.call('SET', 'broken', '1')
    while (client.pushes.length === 0) await client.call('PING')
    assert.deepEqual(client.pushes.splice(0), [
      {
        type: 'push',
        items: [
          { type: 'bulk', value: 'tracking-redir-broken' },
          { type: 'integer', value: Number(id) },
        ],
      },
    ])
    assert.match(await replyText(client, 'CLIENT', 'TRACKINGINFO'), /broken_redirect/)
    assert.match(await replyText(client, 'CLIENT', 'INFO'), / flags=tR .* redir=\d+ /)
  })
})

onBothServers('The table of CLIENT TRACKING', (connect) => {
  test('forgets the oldest concern for room, and tells so', async () => {
    const [client, writer] = [await reader(connect), await connect()]
    await writer.call('CONFIG', 'SET', 'tracking-table-max-keys', '2')
    await client.pipeline(['room:a', 'room:b', 'room:c'].map((key) => ['GET', key]))
    await client.call('PING')
    assert.equal((await told(client)).length, 1)
    assert.match(await replyText(writer, 'INFO', 'stats'), /\r\ntracking_total_keys:2\r\n/)
    await writer.call('CONFIG', 'SET', 'tracking-table-max-keys', '1000000')
  })

  test('is trimmed when there is to be less room', async () => {
    const [client, writer] = [await reader(connect), await connect()]
    const keys = Array.from({ length: 100 }, (_, i) => `trim:${i}`)
    await client.pipeline(keys.map((key) => ['GET', key]))
    await writer.call('CONFIG', 'SET', 'tracking-table-max-keys', '10')
    while (!(await replyText(writer, 'INFO', 'stats')).includes('\r\ntracking_total_keys:10\r\n'));
    while (client.pushes.length < 90) await client.call('PING')
    const forgotten = invalidations(client).flat()
    await writer.pipeline(keys.map((key) => ['SET', key, '1']))
    while (client.pushes.length < 10) await client.call('PING')
    const changed = invalidations(client).flat()
    assert.deepEqual(new Set([...forgotten, ...changed]), new Set(keys))
    assert.equal(forgotten.length + changed.length, keys.length)
    await writer.call('CONFIG', 'SET', 'tracking-table-max-keys', '1000000')
  })

  test('shows in CLIENT LIST and in INFO', async () => {
    const client = await reader(connect, 'BCAST', 'PREFIX', 'p')
    assert.match(await replyText(client, 'CLIENT', 'INFO'), / flags=tB .* redir=0 /)
    assert.match(await replyText(client, 'INFO', 'clients'), /\r\ntracking_clients:[1-9]/)
    assert.match(await replyText(client, 'INFO', 'stats'), /\r\ntracking_total_prefixes:[1-9]/)
    assert.equal(await replyText(client, 'CLIENT', 'TRACKING', 'OFF'), '+OK\r\n')
    assert.match(await replyText(client, 'CLIENT', 'INFO'), / flags=N .* redir=-1 /)
  })

  test('ends with RESET', async () => {
    const client = await reader(connect)
    assert.equal(await replyText(client, 'RESET'), '+RESET\r\n')
    assert.equal(await replyText(client, 'CLIENT', 'GETREDIR'), ':-1\r\n')
  })
})

onBothServers('The options of CLIENT TRACKING', (connect) => {
  test('must go together', async () => {
    await answers(await connect(), [
      ['TRACKING ON PREFIX a', '-ERR PREFIX option requires BCAST mode to be enabled'],
      ['TRACKING ON REDIRECT 999999', '-ERR The client ID you want redirect to does not exist'],
      ['TRACKING OFF REDIRECT 999999', '-ERR The client ID you want redirect to does not exist'],
      ['TRACKING ON REDIRECT -1', '-ERR The client ID you want redirect to does not exist'],
      ['TRACKING ON REDIRECT x', '-ERR value is not an integer or out of range'],
      ['TRACKING ON REDIRECT', '-ERR syntax error'],
      ['TRACKING FOO', '-ERR syntax error'],
      ['TRACKING ON FOO', '-ERR syntax error'],
      ['TRACKING ON OPTIN OPTOUT', "-ERR You can't specify both OPTIN mode and OPTOUT mode"],
      ['TRACKING ON BCAST OPTIN', '-ERR OPTIN and OPTOUT are not compatible with BCAST'],
    ])
  })

  test('cannot turn one mode into another', async () => {
    const client = await connect()
    const id = (await replyText(client, 'CLIENT', 'ID')).slice(1, -2)
    const otherwise =
      'before disabling tracking for this client, and then re-enabling it with a different mode.'
    await answers(client, [
      [
        `TRACKING ON REDIRECT ${id} REDIRECT ${id}`,
        '-ERR A client can only redirect to a single other client',
      ],
      ['TRACKING ON OPTIN', '+OK'],
      ['TRACKING ON OPTOUT', `-ERR You can't switch OPTIN/OPTOUT mode ${otherwise}`],
      ['TRACKING ON BCAST', `-ERR You can't switch BCAST mode on/off ${otherwise}`],
      ['TRACKING ON', '+OK'],
      ['TRACKING ON OPTOUT', '+OK'],
    ])
  })
})

onBothServers('The prefixes of CLIENT TRACKING', (connect) => {
  test('do not overlap', async () => {
    const overlaps = 'Prefixes for a single client must not overlap.'
    await answers(await connect(), [
      [
        'TRACKING ON BCAST PREFIX a PREFIX ab',
        `-ERR Prefix 'a' overlaps with another provided prefix 'ab'. ${overlaps}`,
      ],
      ['TRACKING ON BCAST PREFIX b PREFIX a', '+OK'],
      ['TRACKING ON BCAST PREFIX bc', `-ERR Prefix 'bc' overlaps with an existing prefix 'b'. ${overlaps}`],
      ['TRACKING ON BCAST PREFIX c NOLOOP', '+OK'],
      [
        'TRACKINGINFO',
        '*6\r\n$5\r\nflags\r\n*3\r\n$2\r\non\r\n$5\r\nbcast\r\n$6\r\nnoloop\r\n$8\r\nredirect\r\n:0\r\n' +
          '$8\r\nprefixes\r\n*3\r\n$1\r\na\r\n$1\r\nb\r\n$1\r\nc',
      ],
      ['TRACKING ON BCAST', '+OK'],
      ['TRACKING ON BCAST PREFIX d', `-ERR Prefix 'd' overlaps with an existing prefix ''. ${overlaps}`],
    ])
  })
})

onBothServers('CLIENT CACHING', (connect) => {
  test('needs the mode that it is for, and holds for one command', async () => {
    const info = (flags: string) =>
      `*6\r\n$5\r\nflags\r\n${flags}\r\n$8\r\nredirect\r\n:0\r\n$8\r\nprefixes\r\n*0`
    const client = await connect()
    await answers(client, [
      [
        'CACHING YES',
        '-ERR CLIENT CACHING can be called only when the client is in tracking mode with OPTIN or OPTOUT mode enabled',
      ],
      ['TRACKING ON', '+OK'],
      ['CACHING YES', '-ERR CLIENT CACHING YES is only valid when tracking is enabled in OPTIN mode.'],
      ['CACHING x', '-ERR syntax error'],
      ['TRACKING OFF', '+OK'],
      ['TRACKING ON OPTIN', '+OK'],
      ['CACHING NO', '-ERR CLIENT CACHING NO is only valid when tracking is enabled in OPTOUT mode.'],
      ['CACHING YES', '+OK'],
      ['TRACKINGINFO', info('*3\r\n$2\r\non\r\n$5\r\noptin\r\n$11\r\ncaching-yes')],
    ])
    await client.call('PING')
    await answers(client, [['TRACKINGINFO', info('*2\r\n$2\r\non\r\n$5\r\noptin')]])
    await answers(client, [['TRACKING OFF', '+OK']])
    await answers(client, [['TRACKING ON OPTOUT', '+OK']])
    await answers(client, [['CACHING NO', '+OK']])
    await answers(client, [['TRACKINGINFO', info('*3\r\n$2\r\non\r\n$6\r\noptout\r\n$10\r\ncaching-no')]])
  })
})

/** What came a little later than the rest. */
async function tail(client: RespClient): Promise<readonly (readonly string[] | null)[]> {
  await client.call('PING')
  return invalidations(client)
}
