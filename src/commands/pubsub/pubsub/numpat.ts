import { command } from '../../declare.ts'
import { integer } from '../../reply-shape.ts'

/** PUBSUB NUMPAT: returns how many different patterns have subscribers. */
export const pubsubNumpat = command({
  name: 'numpat',
  container: 'pubsub',
  family: 'pubsub',
  since: '2.8.0',
  summary: 'Returns how many different patterns have subscribers.',
  complexity: 'O(1)',
  flags: ['pubsub', 'loading', 'stale'],
  reply: integer,
  handler: 'PubsubNumpat',
})
