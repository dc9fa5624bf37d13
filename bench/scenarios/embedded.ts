/** Calls in the process: nanoseconds a call, and reads from two workers. */
import { Worker } from 'node:worker_threads'
import { open } from '../../src/index.ts'
import { benchKey } from '../load.ts'
import { median } from '../measure.ts'
import { fixed, type Section } from '../report.ts'

const keys = 100_000
const valueBytes = 64
const storeName = 'bench'
const workerScript = new URL('embedded-worker.ts', import.meta.url).href

/** A worker does not inherit the loader of TypeScript files. */
const bootstrap = `
  const { workerData } = require('node:worker_threads')
  import('tsx/esm/api').then(({ register }) => {
    register()
    return import(workerData.script)
  })
`

/** Reads and writes on one thread, then reads on one and two workers. */
export async function embeddedScenario(rounds: number): Promise<Section> {
  const db = open({ name: storeName })
  const names = Array.from({ length: keys }, (_, i) => benchKey(i))
  const value = 'x'.repeat(valueBytes)
  const order = Uint32Array.from(names, (_, i) => (i * 7919) % keys)
  const timed = (work: () => void) => {
    const before = process.cpuUsage()
    work()
    const used = process.cpuUsage(before)
    return ((used.user + used.system) * 1000) / keys
  }
  const set = () => {
    for (const name of names) db.set(name, value)
  }
  const get = () => {
    for (const i of order) db.get(names[i] as string)
  }
  set()
  get()
  const setNs = median(Array.from({ length: rounds * 3 }, () => timed(set)))
  const getNs = median(Array.from({ length: rounds * 3 }, () => timed(get)))
  const ratios: number[] = []
  for (let round = 0; round < rounds; round++) {
    const one = await readsPerSecond(1)
    ratios.push((await readsPerSecond(2)) / one)
  }
  db.close()
  return {
    title: 'In the process',
    command: 'npm run bench -- embedded',
    columns: ['figure', 'value'],
    rows: [
      ['set, CPU ns/call', fixed(setNs, 0)],
      ['get, CPU ns/call, keys in scattered order', fixed(getNs, 0)],
      ['reads of 2 worker threads over 1', fixed(median(ratios))],
    ],
  }
}

async function readsPerSecond(workers: number): Promise<number> {
  const rates = await Promise.all(
    Array.from({ length: workers }, () => {
      const worker = new Worker(bootstrap, {
        eval: true,
        workerData: { script: workerScript, storeName, keys },
      })
      return new Promise<number>((resolve, reject) => {
        worker.once('message', resolve).once('error', reject)
      })
    }),
  )
  return rates.reduce((sum, rate) => sum + rate, 0)
}
