import { command } from '../../declare.ts'
import { bulk } from '../../reply-shape.ts'

/** CLIENT INFO: describes the connection, as a line of CLIENT LIST. */
export const clientInfo = command({
  name: 'info',
  container: 'client',
  family: 'connection',
  since: '6.2.0',
  summary: 'Describes the connection, as a line of CLIENT LIST.',
  complexity: 'O(1)',
  flags: ['noscript', 'loading', 'stale'],
  tips: ['nondeterministic_output'],
  reply: bulk,
  control: true,
})
