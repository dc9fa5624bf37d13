import { command } from '../declare.ts'
import { ok } from '../reply-shape.ts'

/** SELECT: selects a database for the connection. */
export const select = command({
  name: 'select',
  family: 'connection',
  since: '1.0.0',
  summary: 'Selects a database for the connection.',
  complexity: 'O(1)',
  flags: ['loading', 'stale', 'fast'],
  arguments: [{ name: 'index', type: 'integer' }],
  reply: ok,
  handler: 'Select',
})
