/** Calls a store without end, in ways that the thread's own data says. */
import { parentPort, workerData } from 'node:worker_threads'
import { open } from '../../../src/index.ts'

const { store, mode } = workerData as { readonly store: string; readonly mode: string }
const db = open({ name: store })

/** What runs between calls: errors are values too, and connections have a life of their own. */
async function prepare(): Promise<() => void | Promise<void>> {
  if (mode === 'errors') return () => ignoreErrors(() => db.incr('text'))
  if (mode === 'listening') {
    await db.listen({ port: 0 })
    return () => undefined
  }
  if (mode === 'connected') {
    const socket = db.connect()
    socket.on('data', () => undefined)
    socket.write('MONITOR\r\n')
    return () => {
      socket.write('COMMAND COUNT\r\nGET text\r\n')
      return new Promise((resolve) => setImmediate(resolve))
    }
  }
  return () => undefined
}

function ignoreErrors(call: () => unknown): void {
  try {
    call()
  } catch {
    return
  }
}

const between = await prepare()
db.set('text', 'value')
parentPort?.postMessage('calling')
for (let index = 0; ; index++) {
  db.set(`key:${index % 1000}`, 'value'.repeat(index % 50))
  db.get(`key:${index % 500}`)
  db.mget('text', 'key:1', 'absent')
  if (index % 50 === 0) await between()
}
