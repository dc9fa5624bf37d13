import { command } from '../../declare.ts'
import { anything } from '../../reply-shape.ts'
import { xgroupCreate } from './create.ts'
import { xgroupCreateconsumer } from './createconsumer.ts'
import { xgroupDelconsumer } from './delconsumer.ts'
import { xgroupDestroy } from './destroy.ts'
import { xgroupHelp } from './help.ts'
import { xgroupSetid } from './setid.ts'

/** XGROUP: manages the consumer groups of a stream. */
export const xgroup = command({
  name: 'xgroup',
  family: 'stream',
  since: '5.0.0',
  summary: 'Manages the consumer groups of a stream.',
  complexity: 'Depends on the subcommand.',
  flags: [],
  reply: anything,
  subcommands: [
    xgroupCreate,
    xgroupCreateconsumer,
    xgroupDelconsumer,
    xgroupDestroy,
    xgroupHelp,
    xgroupSetid,
  ],
})
