import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RespClient } from '../../oracle/resp-client.ts'
import { onBothServers, replyText } from '../both-servers.ts'
import { dumpOf, restoreFrom } from './function-payload.ts'

const library = (name: string, body: string): string => `#!lua name=${name}\n${body}`

/** A library with one function, which returns a text. */
const simple = (name: string, functionName: string, result: string): string =>
  library(name, `redis.register_function('${functionName}', function(keys, args) return '${result}' end)`)

async function flushed(client: RespClient): Promise<RespClient> {
  assert.equal(await replyText(client, 'FUNCTION', 'FLUSH'), '+OK\r\n')
  return client
}

onBothServers('FUNCTION and FCALL', (connect) => {
  test('a function is loaded, called and deleted', async () => {
    const client = await flushed(await connect())
    const code = library(
      'mylib',
      `redis.register_function('swap', function(keys, args)
         local old = redis.call('GET', keys[1])
         redis.call('SET', keys[1], args[1])
         return old
       end)`,
    )
    assert.equal(await replyText(client, 'FUNCTION', 'LOAD', code), '$5\r\nmylib\r\n')
    assert.equal(await replyText(client, 'FCALL', 'swap', '1', 'function:a', 'one'), '$-1\r\n')
    assert.equal(await replyText(client, 'FCALL', 'swap', '1', 'function:a', 'two'), '$3\r\none\r\n')
    assert.equal(await replyText(client, 'FUNCTION', 'DELETE', 'mylib'), '+OK\r\n')
    assert.equal(
      await replyText(client, 'FCALL', 'swap', '1', 'function:a', 'x'),
      '-ERR Function not found\r\n',
    )
    assert.equal(await replyText(client, 'FUNCTION', 'DELETE', 'mylib'), '-ERR Library not found\r\n')
  })

  test('a library is replaced only if that is asked for', async () => {
    const client = await flushed(await connect())
    await replyText(client, 'FUNCTION', 'LOAD', simple('one', 'f', 'first'))
    assert.equal(
      await replyText(client, 'FUNCTION', 'LOAD', simple('one', 'f', 'second')),
      "-ERR Library 'one' already exists\r\n",
    )
    assert.equal(await replyText(client, 'FCALL', 'f', '0'), '$5\r\nfirst\r\n')
    assert.equal(
      await replyText(client, 'FUNCTION', 'LOAD', 'REPLACE', simple('one', 'f', 'second')),
      '$3\r\none\r\n',
    )
    assert.equal(await replyText(client, 'FCALL', 'f', '0'), '$6\r\nsecond\r\n')
  })
})

onBothServers('libraries', (connect) => {
  test('a library that fails to replace another leaves it as it was', async () => {
    const client = await flushed(await connect())
    await replyText(client, 'FUNCTION', 'LOAD', simple('one', 'f', 'first'))
    assert.match(
      await replyText(client, 'FUNCTION', 'LOAD', 'REPLACE', library('one', 'error("no")')),
      /^-ERR Error registering functions: /,
    )
    assert.equal(await replyText(client, 'FCALL', 'f', '0'), '$5\r\nfirst\r\n')
  })

  test('two libraries cannot have functions of the same name', async () => {
    const client = await flushed(await connect())
    await replyText(client, 'FUNCTION', 'LOAD', simple('one', 'f', 'first'))
    assert.equal(
      await replyText(client, 'FUNCTION', 'LOAD', simple('two', 'f', 'second')),
      '-ERR Function f already exists\r\n',
    )
    assert.equal(await replyText(client, 'FCALL', 'f', '0'), '$5\r\nfirst\r\n')
    await replyText(client, 'FUNCTION', 'DELETE', 'one')
    assert.equal(await replyText(client, 'FUNCTION', 'LOAD', simple('two', 'f', 'second')), '$3\r\ntwo\r\n')
    assert.equal(await replyText(client, 'FCALL', 'f', '0'), '$6\r\nsecond\r\n')
  })

  test('LOAD refuses what is no library', async () => {
    const client = await flushed(await connect())
    const errors = [
      ['return 1', /^-ERR Missing library metadata\r\n$/],
      ['#!lua\nreturn 1', /^-ERR Library name was not given\r\n$/],
      ['#!js name=x\nreturn 1', /^-ERR Engine 'js' not found\r\n$/],
      ['#!lua name=x\nreturn (', /^-ERR Error compiling function: /],
      ['#!lua name=x\nreturn 1', /^-ERR No functions registered\r\n$/],
    ] as const
    for (const [code, error] of errors) {
      assert.match(await replyText(client, 'FUNCTION', 'LOAD', code), error, code)
    }
    assert.equal(await replyText(client, 'FUNCTION', 'LOAD', 'x', 'y'), '-ERR Unknown option given: x\r\n')
  })
})

onBothServers('FCALL', (connect) => {
  test('FCALL_RO calls only functions that do not write', async () => {
    const client = await flushed(await connect())
    const code = library(
      'flags',
      `redis.register_function('free', function() return 'free' end)
       redis.register_function{function_name='reads', flags={'no-writes'}, callback=function(keys)
         return redis.pcall('SET', keys[1], 1)
       end}`,
    )
    await replyText(client, 'FUNCTION', 'LOAD', code)
    assert.equal(
      await replyText(client, 'FCALL_RO', 'free', '0'),
      '-ERR Can not execute a script with write flag using *_ro command.\r\n',
    )
    for (const command of ['FCALL', 'FCALL_RO']) {
      assert.match(
        await replyText(client, command, 'reads', '1', 'function:b'),
        /^-ERR Write commands are not allowed from read-only scripts/,
      )
    }
  })

  test('the number of keys must be right', async () => {
    const client = await flushed(await connect())
    await replyText(client, 'FUNCTION', 'LOAD', simple('one', 'f', 'first'))
    const errors = [
      ['a', '-ERR Bad number of keys provided\r\n'],
      ['1', "-ERR Number of keys can't be greater than number of args\r\n"],
      ['-1', "-ERR Number of keys can't be negative\r\n"],
    ] as const
    for (const [count, error] of errors) assert.equal(await replyText(client, 'FCALL', 'f', count), error)
    assert.equal(await replyText(client, 'FCALL', 'g', 'a'), '-ERR Function not found\r\n')
  })
})

onBothServers('FUNCTION LIST and STATS', (connect) => {
  test('LIST describes libraries', async () => {
    for (const protocol of [2, 3] as const) {
      const client = await flushed(await connect(protocol))
      const code = library(
        'described',
        `redis.register_function{function_name='g', description='what it does', flags={'no-writes'},
           callback=function() return 1 end}`,
      )
      await replyText(client, 'FUNCTION', 'LOAD', code)
      await replyText(client, 'FUNCTION', 'LOAD', simple('other', 'h', 'x'))
      const map = (pairs: number) => (protocol === 3 ? `%${pairs}\r\n` : `*${pairs * 2}\r\n`)
      const set = (members: number) => (protocol === 3 ? `~${members}\r\n` : `*${members}\r\n`)
      const known = `$12\r\nlibrary_name\r\n$9\r\ndescribed\r\n$6\r\nengine\r\n$3\r\nLUA\r\n$9\r\nfunctions\r\n*1\r\n${map(3)}$4\r\nname\r\n$1\r\ng\r\n$11\r\ndescription\r\n$12\r\nwhat it does\r\n$5\r\nflags\r\n${set(1)}+no-writes\r\n`
      assert.equal(
        await replyText(client, 'FUNCTION', 'LIST', 'LIBRARYNAME', 'des*'),
        `*1\r\n${map(3)}${known}`,
      )
      assert.equal(
        await replyText(client, 'FUNCTION', 'LIST', 'WITHCODE', 'LIBRARYNAME', 'des*'),
        `*1\r\n${map(4)}${known}$12\r\nlibrary_code\r\n$${code.length}\r\n${code}\r\n`,
      )
      assert.equal(await replyText(client, 'FUNCTION', 'LIST', 'LIBRARYNAME', 'none'), '*0\r\n')
      assert.equal(
        await replyText(client, 'FUNCTION', 'LIST', 'LIBRARYNAME'),
        '-ERR library name argument was not given\r\n',
      )
      assert.equal(
        await replyText(client, 'FUNCTION', 'LIST', 'WITHCODE', 'WITHCODE'),
        '-ERR Unknown argument WITHCODE\r\n',
      )
    }
  })

  test('STATS counts libraries and functions', async () => {
    const client = await flushed(await connect())
    await replyText(client, 'FUNCTION', 'LOAD', simple('one', 'f', 'x'))
    assert.equal(
      await replyText(client, 'FUNCTION', 'STATS'),
      '*4\r\n$14\r\nrunning_script\r\n$-1\r\n$7\r\nengines\r\n*2\r\n$3\r\nLUA\r\n*4\r\n$15\r\nlibraries_count\r\n:1\r\n$15\r\nfunctions_count\r\n:1\r\n',
    )
    assert.match(
      await replyText(client, 'INFO', 'memory'),
      /\r\nnumber_of_functions:1\r\nnumber_of_libraries:1\r\n/,
    )
  })
})

onBothServers('FUNCTION FLUSH, DUMP and RESTORE', (connect) => {
  test('FLUSH takes a mode', async () => {
    const client = await connect()
    assert.equal(await replyText(client, 'FUNCTION', 'FLUSH', 'ASYNC'), '+OK\r\n')
    assert.equal(await replyText(client, 'FUNCTION', 'FLUSH', 'SYNC'), '+OK\r\n')
    assert.equal(
      await replyText(client, 'FUNCTION', 'FLUSH', 'now'),
      '-ERR FUNCTION FLUSH only supports SYNC|ASYNC option\r\n',
    )
  })

  test('what DUMP gives RESTORE takes', async () => {
    const client = await flushed(await connect())
    await replyText(client, 'FUNCTION', 'LOAD', simple('one', 'f', 'first'))
    const payload = await dumpOf(client)
    const restore = (...policy: readonly string[]) => restoreFrom(client, payload, ...policy)
    assert.equal(await restore(), '-ERR Library one already exists\r\n')
    assert.equal(await restore('APPEND'), '-ERR Library one already exists\r\n')
    await replyText(client, 'FUNCTION', 'LOAD', 'REPLACE', simple('one', 'f', 'second'))
    assert.equal(await restore('REPLACE'), '+OK\r\n')
    assert.equal(await replyText(client, 'FCALL', 'f', '0'), '$5\r\nfirst\r\n')
    await replyText(client, 'FUNCTION', 'LOAD', simple('two', 'g', 'x'))
    assert.equal(await restore('FLUSH'), '+OK\r\n')
    assert.equal(await replyText(client, 'FCALL', 'g', '0'), '-ERR Function not found\r\n')
    assert.equal(await replyText(client, 'FCALL', 'f', '0'), '$5\r\nfirst\r\n')
    assert.match(await restore('other'), /^-ERR Wrong restore policy given/)
    assert.equal(
      await replyText(client, 'FUNCTION', 'RESTORE', 'x'),
      '-ERR DUMP payload version or checksum are wrong\r\n',
    )
  })
})
