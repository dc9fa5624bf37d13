import { command } from '../../declare.ts'
import { arrayOf, bulk, tupleOf } from '../../reply-shape.ts'
import { getKeysAndFlags } from './get-keys.ts'

/** COMMAND GETKEYSANDFLAGS: finds the keys in the arguments of a command and what the command does with each. */
export const commandGetkeysandflags = command({
  name: 'getkeysandflags',
  container: 'command',
  family: 'server',
  since: '7.0.0',
  summary: 'Finds the keys in the arguments of a command and what the command does with each.',
  complexity: 'O(N) where N is the number of arguments.',
  flags: ['loading', 'stale'],
  categories: ['connection'],
  arguments: [
    { name: 'command', type: 'string' },
    { name: 'arg', type: 'string', optional: true, multiple: true },
  ],
  reply: arrayOf(tupleOf(bulk, arrayOf(bulk))),
  run: getKeysAndFlags,
})
