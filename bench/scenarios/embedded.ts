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

/**
 * Reads and writes on one thread, then reads on one and two workers. A JavaScript Map with the same
 * strings in the same order is the peer: part of what a call costs is to read a string that lies
 * somewhere in memory.
 */
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
  const setWithOptions = () => {
    for (const name of names) db.set(name, value, { ex: 1000 })
  }
  const map = new Map<string, string>()
  const mapSet = () => {
    for (const name of names) map.set(name, value)
  }
  let found = 0
  const mapGet = () => {
    for (const i of order) if (map.get(names[i] as string) !== undefined) found++
  }
  const works = [mapSet, mapGet, set, get, setWithOptions]
  for (const work of works) work()
  // In turn, so that all meet the same machine.
  const runs = Array.from({ length: rounds * 3 }, () => works.map(timed))
  const [mapSetNs, mapGetNs, setNs, getNs, setWithOptionsNs] = works.map((_, index) =>
    fixed(median(runs.map((run) => run[index] ?? Number.NaN)), 0),
  )
  if (found === 0) throw new Error('the map lost its keys')
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
      ['set, CPU ns/call', setNs ?? ''],
      ['Map.set', mapSetNs ?? ''],
      ['get, CPU ns/call, keys in scattered order', getNs ?? ''],
      ['Map.get, in the same order', mapGetNs ?? ''],
      ['set with an options object, CPU ns/call', setWithOptionsNs ?? ''],
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
