import { Worker } from 'node:worker_threads'
import type { NativeStore } from '../native/binding.ts'
import type { WorkerMessage, WorkerStart } from './worker.ts'

/** How many threads run scripts for the network, and who reads their log. */
export interface ScriptWorkersOptions {
  readonly count: () => number
  readonly log: (level: number, message: Uint8Array) => void
}

/**
 * The threads that run scripts for clients of the network. They are started when the first script comes, and
 * one that is ended, because its script did not end, is replaced.
 */
export class ScriptWorkers {
  readonly #native: NativeStore
  readonly #options: ScriptWorkersOptions
  readonly #workers = new Map<number, Worker>()
  #lastNumber = 0
  #isOpen = true

  constructor(native: NativeStore, options: ScriptWorkersOptions) {
    this.#native = native
    this.#options = options
    native.onScriptWorkers((stuck) => {
      if (stuck === undefined) this.#startAll()
      else void this.#workers.get(stuck)?.terminate()
    })
  }

  /** Ends them all; requests that come later are refused. Requires: the store is open. */
  close(): void {
    this.#isOpen = false
    this.#native.onScriptWorkers(undefined)
    for (const worker of this.#workers.values()) void worker.terminate()
  }

  #startAll(): void {
    const missing = this.#options.count() - this.#workers.size
    for (let index = 0; index < missing; index++) this.#start()
  }

  #start(): void {
    if (!this.#isOpen) return
    this.#lastNumber += 1
    const number = this.#lastNumber
    const worker = startThread({ store: this.#native.shareName(), number })
    this.#workers.set(number, worker)
    worker.unref()
    worker.on('message', ({ level, message }: WorkerMessage) => this.#options.log(level, message))
    worker.on('error', (error) => this.#options.log(warning, Buffer.from(`A script worker failed: ${error}`)))
    worker.on('exit', () => {
      this.#workers.delete(number)
      this.#startAll()
    })
  }
}

const warning = 3

/** Threads do not inherit tsx, which runs the sources as they are. */
const startSource = `
  const { workerData } = require('node:worker_threads')
  import('tsx/esm/api').then(({ register }) => {
    register()
    return import(workerData.module)
  })
`

function startThread(start: WorkerStart): Worker {
  const isSource = import.meta.url.endsWith('.ts')
  const module = new URL(isSource ? './worker.ts' : './worker.js', import.meta.url)
  if (!isSource) return new Worker(module, { workerData: start })
  return new Worker(startSource, { eval: true, workerData: { ...start, module: module.href } })
}
