import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  FlowProducer,
  type Job,
  Queue,
  QueueEvents,
  type QueueOptions,
  Worker,
  type WorkerOptions,
} from 'bullmq'
import { type Door, doors } from './doors.ts'

interface Data {
  readonly n: number
  readonly failures: number
}

for (const [name, open] of Object.entries(doors)) {
  describe(`BullMQ ${name}`, () => {
    let door: Door
    const closing: { close(): Promise<void> }[] = []
    before(async () => {
      door = await open()
    })
    after(async () => {
      await Promise.all(closing.map((part) => part.close()))
      door.close()
    })

    const queue = (title: string, options: Partial<QueueOptions> = {}) => {
      const made = new Queue(title, { connection: door.connect(), ...options })
      closing.push(made)
      return made
    }
    const work = (
      title: string,
      process: (job: Job<Data>) => Promise<unknown>,
      options: Partial<WorkerOptions> = {},
    ) => {
      const worker = new Worker<Data>(title, process, { connection: door.connect(), ...options })
      worker.on('error', () => undefined)
      closing.push(worker)
      return worker
    }
    const events = async (title: string) => {
      const made = new QueueEvents(title, { connection: door.connect() })
      closing.push(made)
      await made.waitUntilReady()
      return made
    }

    test('a job is done and its result comes back', async () => {
      const finished = await events('simple')
      work('simple', async (job) => ({ doubled: job.data.n * 2 }))
      const job = await queue('simple').add('double', { n: 21 })
      assert.deepEqual(await job.waitUntilFinished(finished), { doubled: 42 })
      assert.equal(await job.getState(), 'completed')
    })

    test('jobs come in the order of their priorities', async () => {
      const jobs = queue('priorities')
      for (const priority of [3, 1, 2, 5, 4]) await jobs.add(`p${priority}`, {}, { priority })
      const order: string[] = []
      await new Promise<void>((resolve) => {
        work('priorities', async (job) => {
          order.push(job.name)
          if (order.length === 5) resolve()
        })
      })
      assert.deepEqual(order, ['p1', 'p2', 'p3', 'p4', 'p5'])
    })

    test('a delayed job waits', async () => {
      const finished = await events('delays')
      work('delays', async (job) => Date.now() - job.timestamp)
      const job = await queue('delays').add('late', {}, { delay: 300 })
      assert.equal(await job.getState(), 'delayed')
      const waited = (await job.waitUntilFinished(finished)) as number
      assert.ok(waited >= 299, `it waited ${waited} ms`)
    })

    test('a scheduler repeats a job', async () => {
      const jobs = queue('repeats')
      let runs = 0
      await new Promise<void>((resolve) => {
        work('repeats', async () => {
          runs += 1
          if (runs === 3) resolve()
        })
        void jobs.upsertJobScheduler('often', { every: 50 }, { name: 'tick' })
      })
      assert.equal(await jobs.removeJobScheduler('often'), true)
      assert.ok(runs >= 3)
    })

    test('a limited rate is kept', async () => {
      const jobs = queue('limits')
      await jobs.addBulk(Array.from({ length: 6 }, (_, index) => ({ name: `j${index}`, data: {} })))
      const starts: number[] = []
      await new Promise<void>((resolve) => {
        const limiter = { max: 2, duration: 200 }
        work('limits', async () => void (starts.push(performance.now()) === 6 && resolve()), { limiter })
      })
      const took = (starts[5] ?? 0) - (starts[0] ?? 0)
      assert.ok(took >= 350, `six jobs took ${took} ms`)
    })

    test('a job that fails is tried again, and fails for good after its attempts', async () => {
      const finished = await events('retries')
      work('retries', async (job) => {
        if (job.attemptsMade < job.data.failures) throw new Error('not yet')
        return job.attemptsMade
      })
      const jobs = queue('retries')
      const backoff = { type: 'fixed', delay: 20 }
      const good = await jobs.add('good', { failures: 2 }, { attempts: 3, backoff })
      assert.equal(await good.waitUntilFinished(finished), 2)
      const bad = await jobs.add('bad', { failures: 9 }, { attempts: 2, backoff })
      await assert.rejects(bad.waitUntilFinished(finished), /not yet/)
      assert.equal(await bad.getState(), 'failed')
    })

    test('a stalled job is given to another worker', async () => {
      const jobs = queue('stalls')
      const lost = new Promise<void>((resolve) => {
        const options = { lockDuration: 200, skipLockRenewal: true, skipStalledCheck: true }
        const worker = work('stalls', () => new Promise(() => resolve()), options)
        closing.splice(closing.indexOf(worker), 1, { close: () => worker.close(true) })
      })
      await jobs.add('once', {})
      await lost
      const done = await new Promise<string>((resolve) => {
        work('stalls', async (job) => resolve(job.name), { stalledInterval: 100 })
      })
      assert.equal(done, 'once')
    })

    test('a flow does the children before the parent', async () => {
      const finished = await events('flow-parent')
      const order: string[] = []
      work('flow-child', async (job) => {
        order.push(job.name)
        return job.data.n
      })
      work('flow-parent', async (job) => {
        order.push(job.name)
        const values = Object.values(await job.getChildrenValues<number>())
        return values.reduce((sum, value) => sum + value, 0)
      })
      const producer = new FlowProducer({ connection: door.connect() })
      closing.push(producer)
      const { job } = await producer.add({
        name: 'sum',
        queueName: 'flow-parent',
        children: [1, 2, 3].map((n) => ({ name: `c${n}`, data: { n }, queueName: 'flow-child' })),
      })
      assert.equal(await job.waitUntilFinished(finished), 6)
      assert.equal(order.at(-1), 'sum')
    })

    test('a queue can be paused, counted, drained and obliterated', async () => {
      const jobs = queue('control')
      await jobs.pause()
      assert.equal(await jobs.isPaused(), true)
      await jobs.addBulk(Array.from({ length: 10 }, (_, index) => ({ name: `j${index}`, data: { index } })))
      await jobs.add('later', {}, { delay: 60_000 })
      assert.deepEqual(await jobs.getJobCounts('waiting', 'delayed', 'completed'), {
        waiting: 10,
        delayed: 1,
        completed: 0,
      })
      assert.equal((await jobs.getJobs(['waiting'], 0, 2)).length, 3)
      await jobs.drain(true)
      assert.equal(await jobs.count(), 0)
      await jobs.resume()
      await jobs.obliterate()
      assert.equal(door.db.exists('bull:control:meta'), 0)
    })

    test('of 10,000 jobs for two workers none is lost and none is done twice', async () => {
      const jobs = queue('many')
      const total = 10_000
      const done = new Map<number, number>()
      let finish: (() => void) | undefined
      const all = new Promise<void>((resolve) => {
        finish = resolve
      })
      const process = async (job: Job<Data>) => {
        const { n } = job.data
        done.set(n, (done.get(n) ?? 0) + 1)
        if (done.size === total) finish?.()
      }
      const workers = [0, 1].map(() =>
        work('many', process, { concurrency: 50, removeOnComplete: { count: 0 } }),
      )
      for (let start = 0; start < total; start += 1000) {
        const batch = Array.from({ length: 1000 }, (_, index) => ({ name: 'n', data: { n: start + index } }))
        await jobs.addBulk(batch)
      }
      await all
      await Promise.all(workers.map((worker) => worker.close()))
      assert.equal(done.size, total)
      assert.deepEqual(new Set(done.values()), new Set([1]))
      assert.equal(await jobs.getActiveCount(), 0)
    })
  })
}
