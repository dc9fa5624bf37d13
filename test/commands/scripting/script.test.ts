import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { onBothServers, onOurServer, replyText } from '../both-servers.ts'

const shaOf = (script: string): string => createHash('sha1').update(script).digest('hex')

onBothServers('SCRIPT', (connect) => {
  test('LOAD keeps a script and replies with its SHA-1', async () => {
    const client = await connect()
    const script = "return 'loaded'"
    const sha = shaOf(script)
    assert.equal(await replyText(client, 'SCRIPT', 'LOAD', script), `$40\r\n${sha}\r\n`)
    assert.equal(await replyText(client, 'EVALSHA', sha, '0'), '$6\r\nloaded\r\n')
    assert.match(
      await replyText(client, 'SCRIPT', 'LOAD', 'return ('),
      /^-ERR Error compiling script \(new function\): /,
    )
  })

  test('EXISTS tells which are kept', async () => {
    const client = await connect()
    await replyText(client, 'SCRIPT', 'LOAD', 'return 1')
    assert.equal(
      await replyText(client, 'SCRIPT', 'EXISTS', shaOf('return 1'), 'x', shaOf('return 1').toUpperCase()),
      '*3\r\n:1\r\n:0\r\n:1\r\n',
    )
  })

  test('FLUSH forgets all', async () => {
    const client = await connect()
    for (const mode of [[], ['ASYNC'], ['sync']]) {
      await replyText(client, 'EVAL', 'return 2', '0')
      assert.equal(await replyText(client, 'SCRIPT', 'FLUSH', ...mode), '+OK\r\n')
      assert.equal(await replyText(client, 'SCRIPT', 'EXISTS', shaOf('return 2')), '*1\r\n:0\r\n')
      assert.equal(
        await replyText(client, 'EVALSHA', shaOf('return 2'), '0'),
        '-NOSCRIPT No matching script. Please use EVAL.\r\n',
      )
      assert.equal(await replyText(client, 'EVAL', 'return 2', '0'), ':2\r\n')
    }
    for (const mode of [['now'], ['sync', 'sync']]) {
      assert.equal(
        await replyText(client, 'SCRIPT', 'FLUSH', ...mode),
        '-ERR SCRIPT FLUSH only support SYNC|ASYNC option\r\n',
      )
    }
  })

  test('KILL finds nothing when no script keeps others waiting', async () => {
    const client = await connect()
    assert.equal(await replyText(client, 'SCRIPT', 'KILL'), '-NOTBUSY No scripts in execution right now.\r\n')
    assert.equal(
      await replyText(client, 'FUNCTION', 'KILL'),
      '-NOTBUSY No scripts in execution right now.\r\n',
    )
  })

  test('INFO counts the scripts that are kept', async () => {
    const client = await connect()
    await replyText(client, 'SCRIPT', 'FLUSH')
    await replyText(client, 'EVAL', 'return 3', '0')
    await replyText(client, 'EVAL', 'return 4', '0')
    assert.match(await replyText(client, 'INFO', 'memory'), /\r\nnumber_of_cached_scripts:2\r\n/)
  })
})

onOurServer('SCRIPT DEBUG', (connect) => {
  test('is refused', async () => {
    const client = await connect()
    assert.equal(await replyText(client, 'SCRIPT', 'DEBUG', 'YES'), '-ERR SCRIPT DEBUG is not supported\r\n')
  })
})

onOurServer('an interpreter', (connect) => {
  test('forgets scripts that it compiled before they fill its memory', async () => {
    const client = await connect()
    assert.equal(await replyText(client, 'EVAL', 'return 7', '0'), ':7\r\n')
    const text = 'x'.repeat(16_384)
    for (let number = 0; number < 2_500; number += 1) {
      assert.equal(
        await replyText(client, 'EVAL', `local t = '${number}${text}' return ${number}`, '0'),
        `:${number}\r\n`,
      )
    }
    const memory = /used_memory_vm_eval:(\d+)/.exec(await replyText(client, 'INFO', 'memory'))
    assert.ok(Number(memory?.[1]) < 16 * 1024 * 1024, memory?.[0])
    assert.equal(await replyText(client, 'EVALSHA', shaOf('return 7'), '0'), ':7\r\n')
  })
})
