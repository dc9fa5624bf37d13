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
  /** How long no thread is started after one failed at its start; twice as long after each further one. */
  readonly firstPauseMs?: number
}

const longestPauseMs = 30_000
const warning = 3
const refusal = 'ERR the thread that runs scripts could not be started; the log says why'

/**
 * The threads that run scripts for clients of the network. They are started when the first script comes, and
 * one that is ended, because its script did not end, is replaced. After one that failed at its start none is
 * started for a while; scripts that nobody can run then are refused.
 */
export class ScriptWorkers {
  readonly #native: NativeStore
  readonly #options: ScriptWorkersOptions
  readonly #workers = new Map<number, Worker>()
  /** The numbers of those that run scripts. */
  readonly #ready = new Set<number>()
  #lastNumber = 0
  #failures = 0
  /** While none is started. */
  #pause: NodeJS.Timeout | undefined
  #isOpen = true

  constructor(native: NativeStore, options: ScriptWorkersOptions) {
    this.#native = native
    this.#options = options
    this.#takeWord()
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
    clearTimeout(this.#pause)
    this.#native.onScriptWorkers(undefined)
    for (const worker of this.#workers.values()) void worker.terminate()
  }

  /** Hears what native code wants of the threads; or has scripts refused while there are none, nor will be. */
  #takeWord(): void {
    if (this.#pause !== undefined && this.#ready.size === 0) {
      this.#native.onScriptWorkers(undefined, refusal)
      return
    }
    this.#native.onScriptWorkers((stuck) => {
      if (stuck === undefined) this.#startAll()
      else void this.#workers.get(stuck)?.terminate()
    })
  }

  #startAll(): void {
    const missing = this.#options.count() - this.#workers.size
    for (let index = 0; index < missing; index++) this.#start()
  }

  #start(): void {
    if (!this.#isOpen || this.#pause !== undefined) return
    this.#lastNumber += 1
    const number = this.#lastNumber
    const { module, facts, log } = this.#options
    const worker = startThread(module, { store: this.#native.shareName(), number, facts: facts() })
    this.#workers.set(number, worker)
    worker.unref()
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'ready') this.#begin(number)
      else log(message.level, message.message)
    })
    worker.on('error', (error) => this.#warn(`A script worker failed: ${error}`))
    worker.on('exit', () => this.#end(number))
  }

  #begin(number: number): void {
    this.#failures = 0
    this.#ready.add(number)
    if (this.#isOpen && this.#pause !== undefined) this.#takeWord()
  }

  #end(number: number): void {
    this.#workers.delete(number)
    const hasRun = this.#ready.delete(number)
    if (!this.#isOpen || !this.#native.isOpen()) return
    if (!hasRun) this.#rest()
    else if (this.#pause !== undefined) this.#takeWord()
    this.#startAll()
  }

  #rest(): void {
    if (this.#pause !== undefined) return
    const { firstPauseMs = 100 } = this.#options
    const pauseMs = Math.min(firstPauseMs * 2 ** this.#failures, longestPauseMs)
    this.#failures += 1
    this.#warn(`A script worker ended at its start; none is started for ${pauseMs} ms`)
    this.#pause = setTimeout(() => this.#goOn(), pauseMs).unref()
    this.#takeWord()
  }

  /** What nobody could run was refused: without a worker, the next script starts some. */
  #goOn(): void {
    this.#pause = undefined
    if (!this.#isOpen || !this.#native.isOpen()) return
    this.#takeWord()
    if (this.#ready.size > 0) this.#startAll()
  }

  #warn(message: string): void {
    this.#options.log(warning, Buffer.from(message))
  }
}

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
