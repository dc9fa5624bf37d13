import { command } from '../declare.ts'
import { anything } from '../reply-shape.ts'
import { readKeysAndValues } from './call-arguments.ts'

/** EVAL_RO: runs a Lua script that may only read. */
export const evaluateRo = command({
  name: 'eval_ro',
  family: 'scripting',
  since: '7.0.0',
  summary: 'Runs a Lua script that may only read.',
  complexity: 'Depends on the script that is executed.',
  flags: ['readonly', 'noscript', 'stale', 'skip_monitor', 'no_mandatory_keys'],
  arguments: [{ name: 'script', type: 'string' }, ...readKeysAndValues],
  reply: anything,
  handler: 'EvalRo',
  scope: 'script',
})
