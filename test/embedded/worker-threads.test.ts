import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, describe, test } from 'node:test'
import type { Worker } from 'node:worker_threads'
import { type Database, open } from '../../src/index.ts'
import { RespClient } from '../oracle/resp-client.ts'
import { startWorker } from './worker.ts'

describe('a store in several threads', () => {
  const store = 'worker-threads'
  let db: Database
  let worker: Worker
  before(async () => {
    db = open({ name: store })
    worker = startWorker('answer', { store })
    await once(worker, 'message')
  })
  after(async () => {
    await worker.terminate()
    db.close()
  })

  async function ask(question: string): Promise<unknown> {
    worker.postMessage(question)
    const [answer] = (await once(worker, 'message')) as [unknown]
    return answer
  }

  test('shows each the writes of the others at once', async () => {
    db.set('key', 'from the main thread')
    assert.equal(await ask('get'), 'from the main thread')
    await ask('set')
    assert.equal(db.get('key'), 'from the worker')
  })

  test('counts exactly when all count together', async () => {
    const counted = ask('count')
    for (let index = 0; index < 20_000; index++) db.incr('counter')
    await counted
    assert.equal(db.get('counter'), '40000')
  })

  test('shows the others a transaction as one step', async () => {
    const over = new AbortController()
    const ended = ask('transactions').then((answer) => {
      over.abort()
      return answer
    })
    let looks = 0
    while (!over.signal.aborted) {
      for (let look = 0; look < 100; look++) {
        const [one, other] = db.multi().get('one').get('other').exec()
        assert.equal(one, other)
      }
      looks += 100
      await new Promise(setImmediate)
    }
    assert.equal(await ended, '20000')
    assert(looks > 0)
  })

  test('runs control commands in the thread that asks', async () => {
    assert.equal(await ask('control'), await db.command.count())
  })

  test('connects in every thread', async () => {
    assert.deepEqual(await ask('connection'), ['OK', ['x']])
    assert.equal(db.get('key'), 'by connection')
  })

  test('runs a transaction where its procedures are, if that is one thread', async () => {
    await ask('procedure')
    db.procedure('of_main', { keys: ['key'] }, (store, { key }) => store.incr(key))
    const server = await db.listen({ port: 0 })
    const client = await RespClient.connect({ port: server.port })
    const transaction = async (...names: readonly string[]): Promise<string> => {
      await client.call('MULTI')
      for (const name of names) await client.call('FCALL', name, '1', 'called')
      return String(await client.callRaw('EXEC'))
    }
    assert.equal(await transaction('of_worker', 'of_worker'), '*2\r\n:1\r\n:2\r\n')
    assert.equal(await transaction('of_main'), '*1\r\n:3\r\n')
    assert.equal(
      await transaction('of_main', 'of_worker'),
      '-EXECABORT Transaction discarded because of: ERR its procedures are of more than one thread\r\n',
    )
    assert.equal(db.get('called'), '3')
    assert.throws(() => db.fcall('of_worker', ['called'], []), {
      message: "ERR The procedure is another thread's: call it there, or with FCALL from the network",
    })
    await client.close()
    server.close()
  })

  test('stays open for the others when one closes it', async () => {
    await ask('close')
    assert.equal(db.get('key'), 'by connection')
  })
})

describe('a worker that is terminated', () => {
  const rounds = 5

  for (const mode of ['plain', 'errors', 'connected', 'listening']) {
    test(`in the middle of its calls (${mode}) leaves the store to the others`, async () => {
      const store = `terminated-${mode}`
      using db = open({ name: store })
      for (let round = 0; round < rounds; round++) {
        const worker = startWorker('calls', { store, mode })
        await once(worker, 'message')
        for (let index = 0; index < 1000; index++) db.set(`main:${index}`, String(round))
        await worker.terminate()
        assert.equal(db.get('main:999'), String(round))
        assert.equal(db.set('key:1', 'free'), 'OK')
      }
    })
  }
})
