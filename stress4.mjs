import { open } from './dist/index.js'
const f = { close() { const db = open(); db.set('a', 'b'); db.get('a'); db.mset({ a: '1', b: '2' }); db.close() }, bare() { open().close() },
 named() { const db = open({ name: 'n' + Math.random() }); db.set('a', 'b'); db.close() }}[process.argv[2]]
const line = []
for (let r = 0; r < 40; r++) { for (let i = 0; i < 2000; i++) { f(); if (i % 20 === 0) await new Promise(setImmediate) } ; global.gc(); await new Promise(r => setTimeout(r, 20)); line.push((process.memoryUsage().rss/1e6).toFixed(0)+'/'+(process.memoryUsage().heapUsed/1e6).toFixed(1)) }
console.log(process.argv[2], line.join(' '))
