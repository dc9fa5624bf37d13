import { Worker, isMainThread, parentPort } from 'node:worker_threads'
import { open } from './dist/index.js'
const mode = process.argv[2]
if (!isMainThread) {
  const db = open({ name: 'shared' })
  parentPort.postMessage('up')
  const server = mode === 'wlisten' ? await db.listen({ port: 0 }) : null
  const socks = mode === 'wsock' ? [1,2,3].map(() => db.connect()) : []
  for (const s of socks) { s.on('data', () => {}); s.write('MONITOR\r\n') }
  for (let i = 0; ; i++) { db.set('k' + (i & 1023), 'v' + i); db.get('k' + (i & 1023)); db.mget('a', 'b', 'c'); if (mode === 'wsock' && i % 50 === 0) { for (const s of socks) s.write('GET k1\r\n'); await new Promise(r => setImmediate(r)) } if (mode==='werr' ) try { db.incr('k1') } catch {} }
} else {
  const db = open({ name: 'shared' })
  const t0 = Date.now()
  let n = 0
  while (Date.now() - t0 < Number(process.argv[3] ?? 20) * 1000) {
    const ws = [new Worker(new URL('./stress1.mjs', import.meta.url), { argv: [mode], execArgv: [] }), new Worker(new URL('./stress1.mjs', import.meta.url), { argv: [mode], execArgv: [] })]
    await Promise.all(ws.map(w => new Promise((r, j) => { w.once('message', () => r()); w.once('error', j) })))
    await new Promise(r => setTimeout(r, Math.random() * 30))
    for (let i = 0; i < 100; i++) db.set('m' + i, 'x')
    await Promise.all(ws.map(w => w.terminate()))
    n++
  }
  console.log(mode, 'rounds', n, 'rss', Math.round(process.memoryUsage().rss / 1e6), db.get('m1'))
  db.close()
}
