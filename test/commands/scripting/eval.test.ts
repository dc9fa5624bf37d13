import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { onBothServers, replyText } from '../both-servers.ts'

const shaOf = (script: string): string => createHash('sha1').update(script).digest('hex')

onBothServers('EVAL and its like', (connect) => {
  test('EVAL runs a script with its keys and values', async () => {
    const client = await connect()
    const script = 'return {KEYS[1], KEYS[2], ARGV[1], #KEYS, #ARGV}'
    assert.equal(
      await replyText(client, 'EVAL', script, '2', 'eval:a', 'eval:b', 'x'),
      '*5\r\n$6\r\neval:a\r\n$6\r\neval:b\r\n$1\r\nx\r\n:2\r\n:1\r\n',
    )
  })

  test('a script reads and writes', async () => {
    const client = await connect()
    const script = "redis.call('SET', KEYS[1], ARGV[1]) return redis.call('APPEND', KEYS[1], '!')"
    assert.equal(await replyText(client, 'EVAL', script, '1', 'eval:c', 'value'), ':6\r\n')
    assert.equal(await replyText(client, 'GET', 'eval:c'), '$6\r\nvalue!\r\n')
  })

  test('a script may touch keys that it does not declare', async () => {
    const client = await connect()
    const script = "redis.call('SET', 'eval:' .. ARGV[1], 1) return redis.call('GET', 'eval:' .. ARGV[1])"
    for (const name of ['d', 'e', 'f', 'g']) {
      assert.equal(await replyText(client, 'EVAL', script, '1', 'eval:c', name), '$1\r\n1\r\n')
    }
  })
})

onBothServers('EVAL and the whole store', (connect) => {
  test('a script may look at the whole database', async () => {
    const client = await connect()
    await replyText(client, 'SELECT', '5')
    await replyText(client, 'SET', 'eval:only', '1')
    assert.equal(
      await replyText(client, 'EVAL', "return redis.call('KEYS', '*')", '0'),
      '*1\r\n$9\r\neval:only\r\n',
    )
    assert.equal(await replyText(client, 'EVAL', "return redis.call('DBSIZE')", '0'), ':1\r\n')
    assert.equal(
      await replyText(client, 'EVAL', "return redis.call('SCAN', 0)[2]", '0'),
      '*1\r\n$9\r\neval:only\r\n',
    )
    assert.equal(await replyText(client, 'EVAL', "return redis.call('FLUSHDB')", '0'), '+OK\r\n')
    assert.equal(await replyText(client, 'DBSIZE'), ':0\r\n')
  })

  test('SELECT in a script lasts as long as the script', async () => {
    const client = await connect()
    await replyText(client, 'SET', 'eval:selected', 'in 0')
    const script = "redis.call('SELECT', 3) return redis.call('GET', 'eval:selected')"
    assert.equal(await replyText(client, 'EVAL', script, '0'), '$-1\r\n')
    assert.equal(await replyText(client, 'GET', 'eval:selected'), '$4\r\nin 0\r\n')
  })

  test('the number of keys must be right', async () => {
    const client = await connect()
    const errors = [
      ['a', '-ERR value is not an integer or out of range\r\n'],
      ['-1', "-ERR Number of keys can't be negative\r\n"],
      ['1', "-ERR Number of keys can't be greater than number of args\r\n"],
    ] as const
    for (const [count, error] of errors) {
      assert.equal(await replyText(client, 'EVAL', 'return 1', count), error)
      assert.equal(await replyText(client, 'EVALSHA', shaOf('nothing'), count), error)
    }
    assert.equal(
      await replyText(client, 'EVAL', 'return 1'),
      "-ERR wrong number of arguments for 'eval' command\r\n",
    )
  })
})

onBothServers('EVAL and EVALSHA', (connect) => {
  test('EVALSHA runs what was evaluated or loaded before, whatever the case of the digits', async () => {
    const client = await connect()
    const noScript = '-NOSCRIPT No matching script. Please use EVAL.\r\n'
    const script = 'return 42'
    const sha = shaOf(script)
    assert.equal(await replyText(client, 'EVALSHA', sha, '0'), noScript)
    assert.equal(await replyText(client, 'EVALSHA', 'short', 'a'), noScript)
    assert.equal(await replyText(client, 'EVAL', script, '0'), ':42\r\n')
    assert.equal(await replyText(client, 'EVALSHA', sha, '0'), ':42\r\n')
    assert.equal(await replyText(client, 'EVALSHA', sha.toUpperCase(), '0'), ':42\r\n')
    assert.equal(await replyText(client, 'EVALSHA_RO', sha, '0'), ':42\r\n')
  })

  test('what does not compile is an error, and is not kept', async () => {
    const client = await connect()
    const script = 'return ('
    assert.match(
      await replyText(client, 'EVAL', script, '0'),
      /^-ERR Error compiling script \(new function\): /,
    )
    assert.equal(await replyText(client, 'SCRIPT', 'EXISTS', shaOf(script)), '*1\r\n:0\r\n')
  })

  test('a script that may only read gets an error when it writes', async () => {
    const client = await connect()
    const script = "return redis.pcall('SET', KEYS[1], 1)"
    const error = /^-ERR Write commands are not allowed from read-only scripts/
    assert.match(await replyText(client, 'EVAL_RO', script, '1', 'eval:ro'), error)
    assert.match(await replyText(client, 'EVAL', `#!lua flags=no-writes\n${script}`, '1', 'eval:ro'), error)
    assert.equal(
      await replyText(client, 'EVAL_RO', `#!lua\n${script}`, '1', 'eval:ro'),
      '-ERR Can not execute a script with write flag using *_ro command.\r\n',
    )
  })
})

onBothServers('what scripts may call', (connect) => {
  test('scripts may not call every command', async () => {
    const client = await connect()
    const called = (words: string) =>
      replyText(client, 'EVAL', `local reply = redis.pcall(${words}) return reply.err`, '0')
    const refused = '$52\r\nERR This Redis command is not allowed from script\r\n'
    for (const words of ["'MULTI'", "'EVAL', 'return 1', 0", "'WATCH', 'x'", "'CONFIG', 'GET', 'port'"]) {
      assert.equal((await called(words)).slice(5), refused.slice(5), words)
    }
    assert.match(await called("'nonesuch'"), /ERR Unknown Redis command called from script\r\n$/)
    assert.match(await called("'GET'"), /ERR Wrong number of args calling Redis command from script\r\n$/)
    assert.match(
      await called("'OBJECT', 'nonesuch', 'a'"),
      /ERR Unknown Redis command called from script\r\n$/,
    )
  })

  test('commands that would wait for a key are refused', async () => {
    const client = await connect()
    const called = (words: string) =>
      replyText(client, 'EVAL', `local reply = redis.pcall(${words}) return reply.err`, '0')
    assert.match(await called("'BLPOP', 'a', 0"), /ERR This Redis command is not allowed from script\r\n$/)
    assert.match(
      await called("'xread', 'block', 0, 'streams', 'a', '$'"),
      /ERR xread command is not allowed with BLOCK option from scripts\r\n$/,
    )
  })

  test('a script serves who waits for a key when it is done', async () => {
    const client = await connect()
    const waiter = await connect()
    const popped = replyText(waiter, 'BLPOP', 'eval:list', '0')
    const waiting = /blocked_clients:1/
    while (!waiting.test(await replyText(client, 'INFO', 'clients')));
    const script = "redis.call('RPUSH', KEYS[1], 'one', 'two') return redis.call('LLEN', KEYS[1])"
    assert.equal(await replyText(client, 'EVAL', script, '1', 'eval:list'), ':2\r\n')
    assert.equal(await popped, '*2\r\n$9\r\neval:list\r\n$3\r\none\r\n')
    assert.equal(await replyText(client, 'LRANGE', 'eval:list', '0', '-1'), '*1\r\n$3\r\ntwo\r\n')
  })
})

onBothServers('scripts among other commands', (connect) => {
  test('replies of a pipeline keep their order', async () => {
    const client = await connect()
    const calls: Promise<string>[] = []
    for (let index = 0; index < 100; index++) {
      calls.push(replyText(client, 'EVAL', 'return ARGV[1]', '0', String(index)))
      if (index % 3 === 0) calls.push(replyText(client, 'ECHO', `echo ${index}`))
      if (index % 7 === 0) calls.push(replyText(client, 'EVAL', 'return'))
    }
    const replies = await Promise.all(calls)
    const values = replies.filter((reply) => reply.startsWith('$')).map((reply) => reply.split('\r\n')[1])
    const expected = Array.from({ length: 100 }, (_, index) =>
      index % 3 === 0 ? [String(index), `echo ${index}`] : [String(index)],
    )
    assert.deepEqual(values, expected.flat())
  })

  test('a transaction may have scripts', async () => {
    const client = await connect()
    const script = "return redis.call('INCR', KEYS[1])"
    await replyText(client, 'SET', 'eval:counter', '1')
    await replyText(client, 'MULTI')
    assert.equal(await replyText(client, 'EVAL', script, '1', 'eval:counter'), '+QUEUED\r\n')
    await replyText(client, 'EVALSHA', shaOf(script), '1', 'eval:counter')
    await replyText(client, 'CLIENT', 'GETNAME')
    await replyText(client, 'EVALSHA', shaOf('nothing'), '0')
    await replyText(client, 'GET', 'eval:counter')
    assert.equal(
      await replyText(client, 'EXEC'),
      '*5\r\n:2\r\n:3\r\n$-1\r\n-NOSCRIPT No matching script. Please use EVAL.\r\n$1\r\n3\r\n',
    )
  })

  test('a transaction with scripts does nothing when a watch is broken', async () => {
    const client = await connect()
    const other = await connect()
    await replyText(client, 'WATCH', 'eval:watched')
    await replyText(other, 'SET', 'eval:watched', '1')
    await replyText(client, 'MULTI')
    await replyText(client, 'EVAL', "return redis.call('SET', KEYS[1], 2)", '1', 'eval:watched')
    assert.equal(await replyText(client, 'EXEC'), '*-1\r\n')
    assert.equal(await replyText(client, 'GET', 'eval:watched'), '$1\r\n1\r\n')
  })

  test('a transaction with a script may change the database', async () => {
    const client = await connect()
    await replyText(client, 'MULTI')
    await replyText(client, 'SELECT', '4')
    await replyText(client, 'EVAL', "return redis.call('SET', KEYS[1], 'in 4')", '1', 'eval:moved')
    await replyText(client, 'EXEC')
    assert.equal(await replyText(client, 'GET', 'eval:moved'), '$4\r\nin 4\r\n')
  })
})

onBothServers('MONITOR and scripts', (connect) => {
  test('MONITOR shows a script before the commands that it calls', async () => {
    const client = await connect()
    const monitor = await connect()
    assert.equal(await replyText(monitor, 'MONITOR'), '+OK\r\n')
    await replyText(client, 'EVAL', "return redis.call('SET', KEYS[1], 1)", '1', 'eval:monitored')
    const lines = [await monitor.nextReply(), await monitor.nextReply()].map(({ bytes }) => String(bytes))
    assert.match(lines[0] ?? '', /^\+\d+\.\d{6} \[0 [^\]]+\] "EVAL" "return redis/)
    assert.match(lines[1] ?? '', /^\+\d+\.\d{6} \[0 lua\] "SET" "eval:monitored" "1"\r\n$/)
  })
})

onBothServers('KEYS and ARGV', (connect) => {
  test('are those of each run, whatever the runs before made of them', async () => {
    const client = await connect()
    const changes = [
      'return 1',
      'KEYS[1] = nil return 1',
      'KEYS[3] = 9 ARGV[9] = 9 return 1',
      'KEYS.a = 1 ARGV.b = 2 return 1',
      'setmetatable(KEYS, { __index = function() return 7 end, __len = function() return 9 end }) return 1',
      'table.insert(ARGV, 1) table.remove(KEYS) return 1',
      'for i = 1, 100 do KEYS[i] = i end return 1',
      'return pcall(function() KEYS = {} end)',
      'ARGV[1] = KEYS KEYS[1] = ARGV return 1',
      "ARGV[1] = string.rep('x', 100000) return 1",
      'KEYS[0] = 1 ARGV[-1] = 1 ARGV[1.5] = 2 return 1',
    ]
    const show =
      "return {#KEYS, #ARGV, KEYS[1] or '', KEYS[2] or '', KEYS[3] or '', ARGV[1] or '', ARGV[2] or '', KEYS.a or '', KEYS[0] or '', ARGV[-1] or ''}"
    for (const [keys, values] of [
      [2, 1],
      [2, 2],
      [0, 2],
      [1, 0],
      [0, 0],
    ] as const) {
      const words = Array.from({ length: keys + values }, (_, index) => `w${index}`)
      const call = ['EVAL', show, String(keys), ...words]
      const shown = (word: string | undefined) => `$${word?.length ?? 0}\r\n${word ?? ''}\r\n`
      const expected = `*10\r\n:${keys}\r\n:${values}\r\n${[0, 1, 2].map((i) => shown(i < keys ? words[i] : undefined)).join('')}${[0, 1].map((i) => shown(words.slice(keys)[i])).join('')}${shown('').repeat(3)}`
      for (const change of changes) {
        await replyText(client, 'EVAL', change, String(keys), ...words)
        assert.equal(await replyText(client, ...call), expected, change)
      }
    }
  })
})
