import { command } from '../declare.ts'
import { anything } from '../reply-shape.ts'
import { keysAndValues } from './call-arguments.ts'

/** EVAL: runs a Lua script. */
export const evaluate = command({
  name: 'eval',
  family: 'scripting',
  since: '2.6.0',
  summary: 'Runs a Lua script.',
  complexity: 'Depends on the script that is executed.',
  flags: ['noscript', 'stale', 'skip_monitor', 'no_mandatory_keys', 'may_replicate'],
  arguments: [{ name: 'script', type: 'string' }, ...keysAndValues],
  reply: anything,
  handler: 'Eval',
  scope: 'script',
})
