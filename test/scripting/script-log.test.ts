import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ScriptLog } from '../../src/scripting/script-log.ts'
import { NacreServer } from '../oracle/nacre-server.ts'

describe('the log of a script', () => {
  type Standing = 'final' | 'tentative' | 'abandoned'

  function watched(): {
    readonly lines: string[]
    readonly log: ScriptLog
    stand: (standing: Standing) => void
  } {
    const lines: string[] = []
    let current: Standing = 'final'
    const log = new ScriptLog(
      (_level, message) => lines.push(String(message)),
      () => current,
    )
    return {
      lines,
      log,
      stand: (standing) => {
        current = standing
      },
    }
  }

  test('is written at once by a script that runs to its end', () => {
    const { lines, log } = watched()
    log.add(1, Buffer.from('a'))
    assert.deepEqual(lines, ['a'])
  })

  test('is held back while the script might be begun again', () => {
    const { lines, log, stand } = watched()
    stand('tentative')
    log.add(1, Buffer.from('a'))
    assert.deepEqual(lines, [])
    stand('final')
    log.add(1, Buffer.from('b'))
    assert.deepEqual(lines, ['a', 'b'])
    stand('tentative')
    log.add(1, Buffer.from('c'))
    log.endScript()
    assert.deepEqual(lines, ['a', 'b', 'c'])
  })

  test('of a run that does not count is not written', () => {
    const { lines, log, stand } = watched()
    stand('tentative')
    log.add(1, Buffer.from('a'))
    stand('abandoned')
    log.add(1, Buffer.from('failed'))
    log.endScript()
    stand('final')
    log.add(1, Buffer.from('a'))
    assert.deepEqual(lines, ['a'])
  })

  test('has one line of a script that needs a key which another one holds', async () => {
    const lines: string[] = []
    const server = await NacreServer.start({ services: { log: (line) => lines.push(line) } })
    const { database } = server
    const [client, seer] = [await server.connect(), await server.connect()]
    const script = `
      redis.log(redis.LOG_WARNING, 'begun')
      redis.call('ECHO', 'begun')
      return ARGV[1] and redis.call('GET', 'held') or redis.call('GET', KEYS[1])
    `
    await client.call('EVAL', script, '1', 'own')
    await seer.call('MONITOR')
    let reply: Promise<unknown> = Promise.resolve()
    const hold = database.procedure('hold', { keys: ['held'] }, (store, { held }) => {
      // The script meets the lock of this procedure, and is begun again when that is released.
      reply = client.call('EVAL', script, '1', 'own', 'strays')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
      store.set(held, 'x')
    })
    hold({ held: 'held' })
    assert.deepEqual(await reply, { type: 'bulk', value: 'x' })
    await client.call('ECHO', 'end')
    const shown: string[] = []
    while (!shown.at(-1)?.includes('"end"')) shown.push(String((await seer.nextReply()).bytes))
    assert.equal(shown.filter((line) => line.includes('"ECHO" "begun"')).length, 1)
    assert.deepEqual(lines, ['begun', 'begun'])
    await server.stop()
  })
})
