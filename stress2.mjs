import { open } from './dist/index.js'
import net from 'node:net'
const mode = process.argv[2]
const db = open({ name: 'x' })
const server = await db.listen({ port: 0, lanes: 2 })
const socks = []
for (let i = 0; i < 8; i++) { const s = net.connect(server.port, '127.0.0.1'); s.on('error', () => {}); s.on('data', () => s.write('SET a b\r\nGET a\r\nCOMMAND COUNT\r\nSET k1 v EX 1\r\n'.repeat(20))); s.write('PING\r\n'); socks.push(s) }
const c = db.connect(); c.on('data', () => c.write('PING\r\n')); c.write('MONITOR\r\n')
setTimeout(() => {
  if (mode === 'exit') process.exit(0)
  if (mode === 'close') { db.close(); for (const s of socks) s.destroy() }
  if (mode === 'unref') { c.destroy(); server.unref(); for (const s of socks) s.destroy() }
  if (mode === 'server') { c.destroy(); server.close() ; for (const s of socks) s.on('close', () => {}) }
  if (mode === 'throw') { process.exitCode = 0; process.on('uncaughtException', () => process.exit(0)); throw new Error('x') }
}, 20 + Math.random() * 30)
