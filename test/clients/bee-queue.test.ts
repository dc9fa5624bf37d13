import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import type { Duplex } from 'node:stream'
import { after, before, describe, test } from 'node:test'
import BeeQueue from 'bee-queue'
import type { Database } from '../../src/index.ts'
import { type Door, doors } from './doors.ts'

interface BeeClient {
  duplicate(): BeeClient
}
const requireAsBeeQueue = createRequire(createRequire(import.meta.url).resolve('bee-queue'))
const { RedisClient } = requireAsBeeQueue('redis') as {
  readonly RedisClient: new (options: object, stream: Duplex) => BeeClient
}

/** A client of the version of node-redis that bee-queue uses, on a stream; others are made like it. */
function clientInProcess(db: Database): BeeClient {
  const stream = db.connect()
  const client = new RedisClient({}, stream)
  // The client waits for the event, while the stream is connected from the start.
  setImmediate(() => stream.emit('connect'))
  client.duplicate = () => clientInProcess(db)
  return client
}

for (const [name, open] of Object.entries(doors)) {
  describe(`bee-queue ${name}`, () => {
    let door: Door
    const queues: BeeQueue[] = []
    before(async () => {
      door = await open()
    })
    after(async () => {
      await Promise.all(queues.map((queue) => queue.close()))
      door.close()
    })

    const queue = (title: string) => {
      const made = new BeeQueue(title, {
        redis: door.port === undefined ? clientInProcess(door.db) : { port: door.port },
        activateDelayedJobs: true,
      })
      made.on('error', () => undefined)
      queues.push(made)
      return made
    }

    test('a job is done and its result comes back', async () => {
      const jobs = queue('simple')
      jobs.process(async (job: BeeQueue.Job<{ n: number }>) => job.data.n * 2)
      const job = jobs.createJob({ n: 21 })
      const result = new Promise((resolve) => {
        job.on('succeeded', resolve)
      })
      await job.save()
      assert.equal(await result, 42)
    })

    test('a job that fails is tried again', async () => {
      const jobs = queue('retries')
      let attempts = 0
      jobs.process(async () => {
        attempts += 1
        if (attempts < 3) throw new Error('not yet')
        return attempts
      })
      const job = jobs.createJob({}).retries(5).backoff('immediate')
      const result = new Promise((resolve) => {
        job.on('succeeded', resolve)
      })
      await job.save()
      assert.equal(await result, 3)
    })

    test('a delayed job waits', async () => {
      const jobs = queue('delays')
      const start = Date.now()
      jobs.process(async () => Date.now() - start)
      const job = jobs.createJob({}).delayUntil(start + 300)
      const result = new Promise<number>((resolve) => {
        job.on('succeeded', resolve)
      })
      await job.save()
      assert.ok((await result) >= 299)
    })

    test('of 2,000 jobs none is lost and none is done twice', async () => {
      const jobs = queue('many')
      const total = 2000
      const done = new Map<number, number>()
      const all = new Promise<void>((resolve) => {
        jobs.process(20, async (job: BeeQueue.Job<{ n: number }>) => {
          done.set(job.data.n, (done.get(job.data.n) ?? 0) + 1)
          if (done.size === total) resolve()
        })
      })
      await jobs.saveAll(Array.from({ length: total }, (_, n) => jobs.createJob({ n })))
      await all
      assert.deepEqual(new Set(done.values()), new Set([1]))
    })
  })
}
