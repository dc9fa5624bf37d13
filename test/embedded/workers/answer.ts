/** Answers what its parent asks of a shared store. */
import { parentPort, workerData } from 'node:worker_threads'
import { Redis } from 'ioredis'
import { open } from '../../../src/index.ts'

const { store } = workerData as { readonly store: string }
const db = open({ name: store })

const answers: { readonly [question: string]: () => unknown } = {
  get: () => db.get('key'),
  set: () => db.set('key', 'from the worker'),
  count: () => {
    for (let index = 0; index < 20_000; index++) db.incr('counter')
    return db.get('counter')
  },
  transactions: () => {
    for (let index = 0; index < 20_000; index++) db.multi().incr('one').incr('other').exec()
    return db.get('one')
  },
  control: () => db.command.count(),
  procedure: () => {
    db.procedure('of_worker', { keys: ['key'] }, (store, { key }) => store.incr(key))
  },
  connection: async () => {
    const redis = new Redis({ Connector: db.connector(), enableReadyCheck: false })
    const replies = await Promise.all([
      redis.set('key', 'by connection'),
      redis.call('COMMAND', 'GETKEYS', 'GET', 'x'),
    ])
    redis.disconnect()
    return replies
  },
  close: () => db.close(),
}

async function answer(question: string): Promise<void> {
  parentPort?.postMessage(await answers[question]?.())
}

parentPort?.on('message', (question: string) => void answer(question))
parentPort?.postMessage('ready')
