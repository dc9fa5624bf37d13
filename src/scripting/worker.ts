// The thread that runs scripts for clients of the network.

import { parentPort, workerData } from 'node:worker_threads'
import { addon } from '../native/load.ts'
import { createInterpreter } from './lua/create-interpreter.ts'
import { attachScripts } from './script-engine.ts'

/** What a thread is started with. */
export interface WorkerStart {
  /** The name under which the store is shared. */
  readonly store: string
  readonly number: number
}

/** What a script logs. */
export interface WorkerMessage {
  readonly level: number
  readonly message: Uint8Array
}

const { store, number } = workerData as WorkerStart
const native = new addon.Store({ name: store })
attachScripts(native, {
  createInterpreter,
  log: (level, message) => parentPort?.postMessage({ level, message } satisfies WorkerMessage),
})
native.serveScripts(number)
// Also keeps the store from being collected: nothing else here refers to it.
process.once('exit', () => native.close())
