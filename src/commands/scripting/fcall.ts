import { command } from '../declare.ts'
import { anything } from '../reply-shape.ts'
import { keysAndValues } from './call-arguments.ts'

/** FCALL: calls a function. */
export const fcall = command({
  name: 'fcall',
  family: 'scripting',
  since: '7.0.0',
  summary: 'Calls a function.',
  complexity: 'Depends on the function that is executed.',
  flags: ['noscript', 'stale', 'skip_monitor', 'no_mandatory_keys', 'may_replicate'],
  arguments: [{ name: 'function', type: 'string' }, ...keysAndValues],
  reply: anything,
  handler: 'Fcall',
  scope: 'script',
})
