import { command } from '../../declare.ts'
import { integer } from '../../reply-shape.ts'

/** XGROUP CREATECONSUMER: creates a consumer of a group. */
export const xgroupCreateconsumer = command({
  name: 'createconsumer',
  container: 'xgroup',
  family: 'stream',
  since: '6.2.0',
  summary: 'Creates a consumer of a group.',
  complexity: 'O(1)',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'insert'] },
    { name: 'group', type: 'string' },
    { name: 'consumer', type: 'string' },
  ],
  reply: integer,
  handler: 'XgroupCreateconsumer',
})
