// Commands of scripts that JavaScript carries out: on the script's own thread, since it holds locks.

import assert from 'node:assert/strict'
import { afterEach, describe, test } from 'node:test'
import { onBothServers, replyText } from '../commands/both-servers.ts'
import { BothServers } from '../oracle/both-servers.ts'
import { NacreServer } from '../oracle/nacre-server.ts'
import { redisServerExists } from '../oracle/redis-server.ts'
import { itemsOf, numberOf, textOf } from '../oracle/reply-text.ts'
import type { RespClient } from '../oracle/resp-client.ts'
import { makeFolder, removeFolder, SavingServer } from '../persistence/saving-server.ts'

const info = "return redis.call('INFO', unpack(ARGV))"

async function namesOf(client: RespClient): Promise<readonly string[]> {
  return itemsOf(await client.call('COMMAND', 'LIST', 'FILTERBY', 'PATTERN', '*')).map(textOf)
}

/** Whether a script may call it; as many arguments as it must have are given, that mean nothing. */
async function isAllowed(client: RespClient, name: string, arity: number): Promise<boolean> {
  const words = name.split('|')
  while (words.length < Math.abs(arity)) words.push('x')
  const call = 'local r = redis.pcall(unpack(ARGV)) return type(r) == "table" and r.err or "done"'
  return !/not allowed from script/.test(await replyText(client, 'EVAL', call, '0', ...words))
}

describe('a script beside redis-server', { skip: !redisServerExists }, () => {
  test('may call the same commands', async () => {
    const both = await BothServers.start()
    const [ours, theirs] = await both.clients(2)
    const known = new Set(await namesOf(theirs))
    for (const name of (await namesOf(ours)).filter((own) => known.has(own))) {
      const [description] = itemsOf(await ours.call('COMMAND', 'INFO', name))
      assert.ok(description !== undefined)
      const [, arity] = itemsOf(description)
      assert.ok(arity !== undefined)
      const count = numberOf(arity)
      assert.equal(await isAllowed(ours, name, count), await isAllowed(theirs, name, count), name)
    }
    await both.stop()
  })
})

onBothServers('control commands in scripts', (connect) => {
  test('COMMAND and its subcommands answer as they do elsewhere', async () => {
    const client = await connect()
    const calls = [
      ['COMMAND', 'COUNT'],
      ['COMMAND', 'INFO', 'get', 'no-such', 'set'],
      ['COMMAND', 'GETKEYS', 'MSET', 'a', '1', 'b', '2'],
      ['COMMAND', 'GETKEYSANDFLAGS', 'GET', 'a'],
      ['COMMAND', 'LIST', 'FILTERBY', 'PATTERN', 'xgroup|*'],
      ['COMMAND', 'DOCS', 'get'],
      ['OBJECT', 'HELP'],
      ['LASTSAVE'],
      ['SLOWLOG', 'GET', '0'],
    ]
    for (const call of calls) {
      // Lua has no null but false, which a reply gives as the null of a string.
      const direct = (await replyText(client, ...call)).replaceAll('*-1\r\n', '$-1\r\n')
      const inScript = await replyText(client, 'EVAL', 'return redis.call(unpack(ARGV))', '0', ...call)
      assert.equal(inScript, direct, call.join(' '))
    }
    assert.equal(
      await replyText(client, 'EVAL', "return #redis.call('COMMAND') == redis.call('COMMAND', 'COUNT')", '0'),
      ':1\r\n',
    )
  })

  test('an error of theirs is one of the script', async () => {
    const client = await connect()
    const call = "return redis.pcall('COMMAND', 'GETKEYS', 'NO-SUCH', 'x').err"
    assert.equal(await replyText(client, 'EVAL', call, '0'), '$29\r\nERR Invalid command specified\r\n')
    assert.match(
      await replyText(client, 'EVAL', "return redis.call('COMMAND', 'GETKEYS', 'GET', 'a', 'b')", '0'),
      /^-ERR Invalid number of arguments specified for command/,
    )
  })

  test('INFO counts what the script has written itself, also in a function and in a transaction', async () => {
    const client = await connect()
    await client.call('FLUSHALL')
    const write = "redis.call('SET', KEYS[1], '1') return redis.call('INFO', 'keyspace')"
    const library = `#!lua name=control\nredis.register_function('informed', function(KEYS) ${write} end)`
    await client.call('FUNCTION', 'LOAD', library)
    assert.match(await replyText(client, 'EVAL', write, '1', 'a'), /\r\ndb0:keys=1,expires=0,avg_ttl=0\r\n/)
    assert.match(await replyText(client, 'FCALL', 'informed', '1', 'b'), /\r\ndb0:keys=2,/)
    await client.call('MULTI')
    await client.call('SET', 'c', '1')
    await client.call('EVAL', info, '0', 'keyspace')
    await client.call('FCALL', 'informed', '1', 'd')
    assert.match(await replyText(client, 'EXEC'), /^\*3\r\n\+OK\r\n[^*]*db0:keys=3,[^*]*db0:keys=4,/)
    await client.call('FUNCTION', 'DELETE', 'control')
  })

  test('INFO is a verbatim text to a script that speaks RESP3', async () => {
    const client = await connect()
    const script = "redis.setresp(3) return redis.call('INFO', 'cluster').verbatim_string.format"
    assert.equal(await replyText(client, 'EVAL', script, '0'), '$3\r\ntxt\r\n')
  })
})

/** The lines of INFO that two calls after each other can give alike. */
function steadyLines(text: string): readonly string[] {
  const moving =
    /^(cmdstat|latency_percentiles|errorstat|used_memory|allocator|mem_|rss_|nacre_javascript|total_|instantaneous|used_cpu|server_time|uptime|eventloop|aof_|expire_cycle|client_recent|keyspace_|lru_clock|number_of_cached)/
  return text.split('\r\n').filter((line) => !moving.test(line))
}

describe('INFO in a script', () => {
  let server: SavingServer
  let folder: string
  afterEach(async () => {
    await server.stop()
    removeFolder(folder)
  })

  async function start(parameters: Parameters<typeof SavingServer.start>[1] = {}): Promise<RespClient> {
    folder = makeFolder()
    server = await SavingServer.start(folder, { ...parameters })
    return server.client
  }

  const inScript = async (client: RespClient, ...sections: readonly string[]) =>
    textOf(await client.call('EVAL', info, '0', ...sections))

  test('tells what INFO tells, though the main thread is not asked', async () => {
    const client = await start()
    const assertSame = async (): Promise<void> => {
      const direct = textOf(await client.call('INFO', 'everything'))
      assert.deepEqual(steadyLines(await inScript(client, 'everything')), steadyLines(direct))
    }
    await client.call('SET', 'a', '1')
    await assertSame()
    await client.call('CONFIG', 'SET', 'maxclients', '77', 'maxmemory', '1gb')
    await assertSame()
    await client.call('SAVE')
    await assertSame()
    assert.match(await inScript(client, 'persistence'), /\r\nrdb_saves:1\r\n/)
    assert.match(await inScript(client, 'memory'), /\r\nmaxmemory:1073741824\r\n/)
    const port = `tcp_port:${server.server.port}`
    assert.ok((await inScript(client, 'server')).includes(`\r\n${port}\r\n`))
  })

  test('is answered in the process, too', async () => {
    await start()
    server.database.set('a', '1')
    assert.match(String(server.database.eval(info, [], ['keyspace'])), /\r\ndb0:keys=1,/)
  })

  test('is as DBSIZE to a store that refuses what scripts do not declare', async () => {
    const client = await start({ 'lua-undeclared-keys': 'error' })
    assert.match(
      await replyText(client, 'EVAL', info, '0', 'server'),
      /^-ERR Script attempted to access a key that it did not declare/,
    )
  })

  test('waits for nobody who waits for the script', async () => {
    const client = await start()
    const [writer, saver, resetter] = [await server.connect(), await server.connect(), await server.connect()]
    const rounds = 100
    const looks = async (): Promise<void> => {
      for (let i = 0; i < rounds; i++) assert.match(await inScript(client), /# Keyspace/)
    }
    const writes = async (): Promise<void> => {
      for (let i = 0; i < rounds; i++) await writer.call('MSET', `a${i}`, '1', `b${i}`, '2', `c${i}`, '3')
    }
    const saves = async (): Promise<void> => {
      for (let i = 0; i < rounds / 5; i++) await saver.call('BGSAVE', 'SCHEDULE')
    }
    const resets = async (): Promise<void> => {
      for (let i = 0; i < rounds; i++) await resetter.call('CONFIG', 'RESETSTAT')
    }
    await Promise.all([looks(), writes(), saves(), resets()])
  })
})

describe('SLOWLOG in a script', () => {
  test('is emptied and counted', async () => {
    const server = await NacreServer.start({ config: { 'slowlog-log-slower-than': '0' } })
    const client = await server.connect()
    await client.call('PING')
    const script = `
      local before = redis.call('SLOWLOG', 'LEN')
      redis.call('SLOWLOG', 'RESET')
      return {before > 0, redis.call('SLOWLOG', 'LEN'), redis.call('SLOWLOG', 'GET')[1][4]}
    `
    // RESET and LEN of the script itself were slow enough to be there again.
    assert.match(
      await replyText(client, 'EVAL', script, '0'),
      /^\*3\r\n:1\r\n:1\r\n\*2\r\n\$7\r\nSLOWLOG\r\n/,
    )
    await server.stop()
  })
})
