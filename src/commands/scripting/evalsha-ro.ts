import { command } from '../declare.ts'
import { anything } from '../reply-shape.ts'
import { readKeysAndValues } from './call-arguments.ts'

/** EVALSHA_RO: runs a Lua script that is in the cache and may only read, by its SHA-1. */
export const evalshaRo = command({
  name: 'evalsha_ro',
  family: 'scripting',
  since: '7.0.0',
  summary: 'Runs a Lua script that is in the cache and may only read, by its SHA-1.',
  complexity: 'Depends on the script that is executed.',
  flags: ['readonly', 'noscript', 'stale', 'skip_monitor', 'no_mandatory_keys'],
  arguments: [{ name: 'sha1', type: 'string' }, ...readKeysAndValues],
  reply: anything,
  handler: 'EvalshaRo',
  scope: 'script',
})
