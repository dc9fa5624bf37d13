import { command } from '../declare.ts'
import { anything } from '../reply-shape.ts'
import { keysAndValues } from './call-arguments.ts'

/** EVALSHA: runs a Lua script that is in the cache, by its SHA-1. */
export const evalsha = command({
  name: 'evalsha',
  family: 'scripting',
  since: '2.6.0',
  summary: 'Runs a Lua script that is in the cache, by its SHA-1.',
  complexity: 'Depends on the script that is executed.',
  flags: ['noscript', 'stale', 'skip_monitor', 'no_mandatory_keys', 'may_replicate'],
  arguments: [{ name: 'sha1', type: 'string' }, ...keysAndValues],
  reply: anything,
  handler: 'Evalsha',
  scope: 'script',
})
