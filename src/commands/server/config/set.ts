import { command } from '../../declare.ts'
import { ok } from '../../reply-shape.ts'

/** CONFIG SET: changes parameters, all of them or none. */
export const configSet = command({
  name: 'set',
  container: 'config',
  family: 'server',
  since: '2.0.0',
  summary: 'Changes parameters, all of them or none.',
  complexity: 'O(N) where N is the number of parameters.',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  arguments: [
    {
      name: 'data',
      type: 'block',
      multiple: true,
      arguments: [
        { name: 'parameter', type: 'string' },
        { name: 'value', type: 'string' },
      ],
    },
  ],
  history: [['7.0.0', 'Several parameters.']],
  tips: ['request_policy:all_nodes', 'response_policy:all_succeeded'],
  reply: ok,
  control: true,
})
