/** A worker that reads the store by name for a second and reports its rate. */
import { parentPort, workerData } from 'node:worker_threads'
import { open } from '../../src/index.ts'
import { benchKey } from '../load.ts'

const { storeName, keys } = workerData as { storeName: string; keys: number }
const db = open({ name: storeName })
const names = Array.from({ length: keys }, (_, i) => benchKey((i * 7919) % keys))
for (const name of names) db.get(name)
// Begin together: workers start within some milliseconds of each other.
await new Promise((resolve) => setTimeout(resolve, 1000 - (Date.now() % 1000)))
const start = performance.now()
let calls = 0
while (performance.now() - start < 1000) {
  for (let i = 0; i < 1000; i++) db.get(names[(calls + i) % keys] as string)
  calls += 1000
}
parentPort?.postMessage((calls * 1000) / (performance.now() - start))
db.close()
