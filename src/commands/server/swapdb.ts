import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** SWAPDB: exchanges the contents of two databases. */
export const swapdb = command({
  name: 'swapdb',
  family: 'server',
  since: '4.0.0',
  summary: 'Exchanges the contents of two databases.',
  complexity: 'O(N) where N is the number of clients that watch or wait for keys of either.',
  flags: ['write', 'fast'],
  categories: ['keyspace', 'dangerous'],
  arguments: [
    { name: 'index1', type: 'integer' },
    { name: 'index2', type: 'integer' },
  ],
  reply: ok,
  handler: 'Swapdb',
  scope: 'whole-store',
})
