// The server of the crash campaign: a store in a directory, on the network, with a journal
// that is rewritten again and again. It prints its port, and runs until it is killed.

import { open } from '../../src/index.ts'

const [directory = '', policy = 'always'] = process.argv.slice(2)

const db = open(directory, { config: { appendfsync: policy, 'auto-aof-rewrite-percentage': 0 } })
const server = await db.listen({ port: 0, lanes: 2 })
console.log(server.port)

const rewriteEveryMs = 40
setInterval(() => {
  db.bgrewriteaof().catch(() => undefined)
}, rewriteEveryMs)
