import { command } from '../../declare.ts'
import { arrayOf, bulk, integer, recordOf } from '../../reply-shape.ts'

/** CLIENT TRACKINGINFO: describes how the connection tracks keys. */
export const clientTrackinginfo = command({
  name: 'trackinginfo',
  container: 'client',
  family: 'connection',
  since: '6.2.0',
  summary: 'Describes how the connection tracks keys.',
  complexity: 'O(1)',
  flags: ['noscript', 'loading', 'stale'],
  reply: recordOf({ flags: arrayOf(bulk), redirect: integer, prefixes: arrayOf(bulk) }),
  handler: 'ClientTrackinginfo',
})
