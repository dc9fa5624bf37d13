import { Worker } from 'node:worker_threads'

/** Runs in the thread before the module: threads do not inherit tsx. */
const start = `
  const { workerData } = require('node:worker_threads')
  import('tsx/esm/api').then(({ register }) => {
    register()
    return import(workerData.module)
  })
`

/** Starts a thread that runs a TypeScript module of `workers/`. */
export function startWorker(name: string, data: object = {}): Worker {
  const module = new URL(`workers/${name}.ts`, import.meta.url).href
  return new Worker(start, { eval: true, workerData: { ...data, module } })
}
