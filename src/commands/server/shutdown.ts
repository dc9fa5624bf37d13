import { command } from '../declare.ts'
import { either, ok, silence } from '../reply-shape.ts'

/** SHUTDOWN: ends the server, after saving what is configured to be saved. */
export const shutdown = command({
  name: 'shutdown',
  family: 'server',
  since: '1.0.0',
  summary: 'Ends the server, after saving what is configured to be saved.',
  complexity: 'O(N) where N is the number of keys to save, else O(1).',
  flags: ['admin', 'noscript', 'loading', 'stale', 'no_multi', 'allow_busy'],
  arguments: [
    {
      name: 'save-selector',
      type: 'oneof',
      optional: true,
      arguments: [
        { name: 'nosave', type: 'pure-token', token: 'NOSAVE' },
        { name: 'save', type: 'pure-token', token: 'SAVE' },
      ],
    },
    { name: 'now', type: 'pure-token', token: 'NOW', since: '7.0.0', optional: true },
    { name: 'force', type: 'pure-token', token: 'FORCE', since: '7.0.0', optional: true },
    { name: 'abort', type: 'pure-token', token: 'ABORT', since: '7.0.0', optional: true },
  ],
  history: [['7.0.0', 'The modifiers NOW, FORCE and ABORT.']],
  reply: either(silence, ok),
  control: true,
})
