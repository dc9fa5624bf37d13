import { command } from '../../declare.ts'
import { bulk } from '../../reply-shape.ts'

/** CLIENT LIST: describes the connections, one a line. */
export const clientList = command({
  name: 'list',
  container: 'client',
  family: 'connection',
  since: '2.4.0',
  summary: 'Describes the connections, one a line.',
  complexity: 'O(N) where N is the number of connections.',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  arguments: [
    {
      name: 'client-type',
      type: 'oneof',
      token: 'TYPE',
      since: '5.0.0',
      optional: true,
      arguments: [
        { name: 'normal', type: 'pure-token', token: 'NORMAL' },
        { name: 'master', type: 'pure-token', token: 'MASTER' },
        { name: 'replica', type: 'pure-token', token: 'REPLICA' },
        { name: 'pubsub', type: 'pure-token', token: 'PUBSUB' },
      ],
    },
    {
      name: 'id',
      type: 'block',
      token: 'ID',
      since: '6.2.0',
      optional: true,
      arguments: [{ name: 'client-id', type: 'integer', multiple: true }],
    },
  ],
  history: [
    ['2.8.12', 'The field id.'],
    ['5.0.0', 'The filter TYPE.'],
    ['6.0.0', 'The field user.'],
    ['6.2.0', 'The fields argv-mem, tot-mem, laddr and redir, and the filter ID.'],
    ['7.0.0', 'The fields resp, multi-mem, rbs and rbp.'],
    ['7.0.3', 'The field ssub.'],
    ['7.2.0', 'The fields lib-name and lib-ver.'],
  ],
  tips: ['nondeterministic_output'],
  reply: bulk,
  control: true,
})
