import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import Bull from 'bull'
import { type Door, doors } from './doors.ts'

interface Data {
  readonly n: number
  readonly priority: number
  readonly failures: number
}

for (const [name, open] of Object.entries(doors)) {
  describe(`Bull ${name}`, () => {
    let door: Door
    const queues: Bull.Queue<Partial<Data>>[] = []
    before(async () => {
      door = await open()
    })
    after(async () => {
      await Promise.all(queues.map((queue) => queue.close()))
      door.close()
    })

    const queue = (title: string, options: Bull.QueueOptions = {}) => {
      const createClient: Bull.QueueOptions['createClient'] = (type) =>
        door.connect(type === 'client' ? {} : { enableReadyCheck: false })
      const made = new Bull<Partial<Data>>(title, { createClient, ...options })
      made.on('error', () => undefined)
      queues.push(made)
      return made
    }

    test('a job is done and its result comes back', async () => {
      const jobs = queue('simple')
      void jobs.process(async (job) => (job.data.n ?? 0) * 2)
      const job = await jobs.add({ n: 21 })
      assert.equal(await job.finished(), 42)
      assert.equal(await job.getState(), 'completed')
    })

    test('jobs come in the order of their priorities', async () => {
      const jobs = queue('priorities')
      for (const priority of [3, 1, 2]) await jobs.add({ priority }, { priority })
      const order: number[] = []
      await new Promise<void>((resolve) => {
        void jobs.process(async (job) => {
          order.push(job.data.priority ?? 0)
          if (order.length === 3) resolve()
        })
      })
      assert.deepEqual(order, [1, 2, 3])
    })

    test('a delayed job waits', async () => {
      const jobs = queue('delays')
      void jobs.process(async (job) => Date.now() - job.timestamp)
      const job = await jobs.add({}, { delay: 300 })
      assert.equal(await job.getState(), 'delayed')
      const waited = Number(await job.finished())
      assert.ok(waited >= 299, `it waited ${waited} ms`)
    })

    test('a job that fails is tried again, and fails for good after its attempts', async () => {
      const jobs = queue('retries')
      void jobs.process(async (job) => {
        if (job.attemptsMade < (job.data.failures ?? 0)) throw new Error('not yet')
        return job.attemptsMade
      })
      const good = await jobs.add({ failures: 2 }, { attempts: 3, backoff: 20 })
      assert.equal(await good.finished(), 2)
      const bad = await jobs.add({ failures: 9 }, { attempts: 2, backoff: 20 })
      await assert.rejects(bad.finished(), /not yet/)
    })

    test('a queue tells its events to other processes', async () => {
      const jobs = queue('events')
      const other = queue('events')
      const seen = new Promise<string>((resolve) => {
        other.on('global:completed', (_, result) => resolve(String(result)))
      })
      await other.isReady()
      void jobs.process(async () => 'done')
      await jobs.add({})
      assert.equal(JSON.parse(await seen), 'done')
    })

    test('a repeated job comes again', async () => {
      const jobs = queue('repeats')
      let runs = 0
      await new Promise<void>((resolve) => {
        void jobs.process(async () => {
          runs += 1
          if (runs === 2) resolve()
        })
        void jobs.add({}, { repeat: { every: 100 } })
      })
      assert.equal((await jobs.getRepeatableJobs()).length, 1)
    })

    test('of 2,000 jobs none is lost and none is done twice', async () => {
      const jobs = queue('many')
      const total = 2000
      const done = new Map<number, number>()
      const all = new Promise<void>((resolve) => {
        void jobs.process(20, async (job) => {
          const { n = -1 } = job.data
          done.set(n, (done.get(n) ?? 0) + 1)
          if (done.size === total) resolve()
        })
      })
      await jobs.addBulk(Array.from({ length: total }, (_, n) => ({ data: { n } })))
      await all
      assert.deepEqual(new Set(done.values()), new Set([1]))
    })
  })
}
