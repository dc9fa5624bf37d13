// A script worker of which the first two fail at their start.

import { workerData } from 'node:worker_threads'

const { number } = workerData as { readonly number: number }
if (number <= 2) throw new Error(`number ${number} fails`)
await import('../../../src/embedded/script-worker.ts')
