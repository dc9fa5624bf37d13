import { command } from '../../declare.ts'
import { integer } from '../../reply-shape.ts'

/** XGROUP DELCONSUMER: removes a consumer of a group, and returns how many entries were pending for it. */
export const xgroupDelconsumer = command({
  name: 'delconsumer',
  container: 'xgroup',
  family: 'stream',
  since: '5.0.0',
  summary: 'Removes a consumer of a group, and returns how many entries were pending for it.',
  complexity: 'O(N) where N is the number of its pending entries.',
  flags: ['write'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'delete'] },
    { name: 'group', type: 'string' },
    { name: 'consumer', type: 'string' },
  ],
  reply: integer,
  handler: 'XgroupDelconsumer',
})
