// A thread of the scripts scenario: runs one kind of work for some time and posts what it measured.

import { parentPort, workerData } from 'node:worker_threads'
import { open } from '../../src/index.ts'

interface Work {
  readonly kind: 'empty' | 'call-get' | 'call-set' | 'throughput'
  readonly milliseconds: number
  readonly store?: string
  readonly thread?: number
}

const { kind, milliseconds, store, thread = 0 } = workerData as Work
const callsAScript = 1000
const db = open(store === undefined ? {} : { name: store })
const key = `key:${thread}`
db.set(key, 'x'.repeat(64))

const bodies = {
  empty: 'return 1',
  'call-get': `for i = 1, ${callsAScript} do redis.call('GET', KEYS[1]) end return 1`,
  'call-set': `for i = 1, ${callsAScript} do redis.call('SET', KEYS[1], 'value') end return 1`,
  throughput: "for i = 1, 10 do redis.call('GET', KEYS[1]) end return 1",
}

/** Calls the script for so long; returns nanoseconds a call. */
function run(body: string, forMs: number): number {
  const begin = process.hrtime.bigint()
  const end = begin + BigInt(forMs) * 1_000_000n
  let calls = 0
  while (process.hrtime.bigint() < end) {
    db.eval(body, [key])
    calls += 1
  }
  return Number(process.hrtime.bigint() - begin) / calls
}

run(bodies[kind], milliseconds / 4)
const nanoseconds = run(bodies[kind], milliseconds)
if (kind === 'throughput') parentPort?.postMessage(1e9 / nanoseconds)
else parentPort?.postMessage(kind === 'empty' ? nanoseconds : nanoseconds / callsAScript)
