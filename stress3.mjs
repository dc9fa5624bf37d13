import { open } from './dist/index.js'
import { testStore } from './dist/testing/index.js'
const rss = () => Math.round(process.memoryUsage().rss / 1e6)
const cycles = { 
  close() { const db = open(); db.set('a', 'b'); db.get('a'); db.mset({ a: '1', b: '2' }); db.close() },
  named() { const db = open({ name: 'n' + Math.random() }); db.set('a', 'b'); db.close() },
  gc() { const db = testStore(); db.set('a', 'b'); db.get('a') },
  socket() { const db = open(); const s = db.connect(); s.on('data', () => {}); s.write('PING\r\nSET a b\r\n'); db.close() },
  socketOnly: (() => { const db = open(); return () => { const s = db.connect(); s.on('data', () => {}); s.write('PING\r\nMONITOR\r\nSET a b\r\n'); s.destroy() } })(),
}
async function listen() { const db = open(); const s = await db.listen({ port: 0 }); db.close() }
for (const [name, f] of Object.entries(cycles)) {
  const line = []
  let t = 0
  for (let r = 0; r < 6; r++) { const t0 = performance.now(); for (let i = 0; i < 1000; i++) { f(); if (i % 20 === 0) await new Promise(setImmediate) } t = performance.now() - t0; global.gc(); await new Promise(r => setTimeout(r, 20)); line.push(rss()) }
  console.log(name, line.join(' '), 'us/cycle', t.toFixed(0))
}
const line = []; for (let r = 0; r < 5; r++) { for (let i = 0; i < 100; i++) await listen(); global.gc(); line.push(rss()) } console.log('listen', line.join(' '))
let t0 = performance.now(); const all = []; for (let i = 0; i < 1000; i++) all.push(testStore()); console.log('testStore us', (performance.now() - t0).toFixed(0), rss()); t0 = performance.now(); for (const d of all) d.close(); console.log('close us', (performance.now() - t0).toFixed(0))
