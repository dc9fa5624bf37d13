import { command } from '../../declare.ts'
import { ok } from '../../reply-shape.ts'

/** SCRIPT DEBUG: refused: scripts are not debugged here. */
export const scriptDebug = command({
  name: 'debug',
  container: 'script',
  family: 'scripting',
  since: '3.2.0',
  summary: 'Sets the debug mode of scripts; always refused.',
  complexity: 'O(1)',
  flags: ['noscript'],
  arguments: [
    {
      name: 'mode',
      type: 'oneof',
      arguments: [
        { name: 'yes', type: 'pure-token', token: 'YES' },
        { name: 'sync', type: 'pure-token', token: 'SYNC' },
        { name: 'no', type: 'pure-token', token: 'NO' },
      ],
    },
  ],
  reply: ok,
  handler: 'ScriptDebug',
})
