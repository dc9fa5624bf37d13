import { command } from '../declare.ts'
import { anything } from '../reply-shape.ts'
import { readKeysAndValues } from './call-arguments.ts'

/** FCALL_RO: calls a function that may only read. */
export const fcallRo = command({
  name: 'fcall_ro',
  family: 'scripting',
  since: '7.0.0',
  summary: 'Calls a function that may only read.',
  complexity: 'Depends on the function that is executed.',
  flags: ['readonly', 'noscript', 'stale', 'skip_monitor', 'no_mandatory_keys'],
  arguments: [{ name: 'function', type: 'string' }, ...readKeysAndValues],
  reply: anything,
  handler: 'FcallRo',
  scope: 'script',
})
