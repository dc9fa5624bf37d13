import { command } from '../../declare.ts'
import { arrayOf, bulk } from '../../reply-shape.ts'
import { listNames } from './list-names.ts'

/** COMMAND LIST: returns the names of the commands, all or those that match a filter. */
export const commandList = command({
  name: 'list',
  container: 'command',
  family: 'server',
  since: '7.0.0',
  summary: 'Returns the names of the commands, all or those that match a filter.',
  complexity: 'O(N) where N is the number of commands.',
  flags: ['loading', 'stale'],
  categories: ['connection'],
  arguments: [
    {
      name: 'filter',
      type: 'oneof',
      token: 'FILTERBY',
      optional: true,
      arguments: [
        { name: 'module-name', type: 'string', token: 'MODULE' },
        { name: 'category', type: 'string', token: 'ACLCAT' },
        { name: 'pattern', type: 'pattern', token: 'PATTERN' },
      ],
    },
  ],
  tips: ['nondeterministic_output_order'],
  reply: arrayOf(bulk),
  run: listNames,
})
