import { Worker } from 'node:worker_threads'
import type { NativeStore } from '../native/binding.ts'
import type { PublishedFacts } from '../observability/published-facts.ts'

/** What a thread is started with. */
export interface WorkerStart {
  /** The name under which the store is shared. */
  readonly store: string
  readonly number: number
  /** What the thread that starts it knows; later ones come as messages. */
  readonly facts: PublishedFacts
}

/** What a thread tells the one that started it: that it runs scripts, or what a script logs. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'log'; readonly level: number; readonly message: Uint8Array }

/** How many threads run scripts for the network, and who reads their log. */
export interface ScriptWorkersOptions {
  /** What a thread runs; it calls `serveScripts`. */
  readonly module: URL
  readonly count: () => number
  readonly facts: () => PublishedFacts
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

  /** Sends the facts as they are now to all threads. */
  publish(): void {
    if (this.#workers.size === 0) return
    const facts = this.#options.facts()
    for (const worker of this.#workers.values()) worker.postMessage(facts)
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
    const { module, facts } = this.#options
    const worker = startThread(module, { store: this.#native.shareName(), number, facts: facts() })
    this.#workers.set(number, worker)
    worker.unref()
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'log') this.#options.log(message.level, message.message)
    })
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

function startThread(module: URL, start: WorkerStart): Worker {
  if (!module.pathname.endsWith('.ts')) return new Worker(module, { workerData: start })
  return new Worker(startSource, { eval: true, workerData: { ...start, module: module.href } })
}
