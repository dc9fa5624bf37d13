import { command } from '../../declare.ts'
import { arrayOf, bulk } from '../../reply-shape.ts'
import { getKeys } from './get-keys.ts'

/** COMMAND GETKEYS: finds the keys in the arguments of a command. */
export const commandGetkeys = command({
  name: 'getkeys',
  container: 'command',
  family: 'server',
  since: '2.8.13',
  summary: 'Finds the keys in the arguments of a command.',
  complexity: 'O(N) where N is the number of arguments.',
  flags: ['loading', 'stale'],
  categories: ['connection'],
  arguments: [
    { name: 'command', type: 'string' },
    { name: 'arg', type: 'string', optional: true, multiple: true },
  ],
  reply: arrayOf(bulk),
  run: getKeys,
})
