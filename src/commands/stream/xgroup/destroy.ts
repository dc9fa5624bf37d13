import { command } from '../../declare.ts'
import { integer } from '../../reply-shape.ts'

/** XGROUP DESTROY: removes a consumer group. */
export const xgroupDestroy = command({
  name: 'destroy',
  container: 'xgroup',
  family: 'stream',
  since: '5.0.0',
  summary: 'Removes a consumer group.',
  complexity: 'O(N) where N is the number of its pending entries.',
  flags: ['write'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RW', 'delete'] },
    { name: 'group', type: 'string' },
  ],
  reply: integer,
  handler: 'XgroupDestroy',
})
