import { command } from '../../declare.ts'
import { arrayOf, integer } from '../../reply-shape.ts'

/** SCRIPT EXISTS: tells which scripts are in the cache. */
export const scriptExists = command({
  name: 'exists',
  container: 'script',
  family: 'scripting',
  since: '2.6.0',
  summary: 'Tells which scripts are in the cache.',
  complexity: 'O(N) where N is the number of scripts that are asked about.',
  flags: ['noscript'],
  arguments: [{ name: 'sha1', type: 'string', multiple: true }],
  tips: ['request_policy:all_shards', 'response_policy:agg_logical_and'],
  reply: arrayOf(integer),
  handler: 'ScriptExists',
})
