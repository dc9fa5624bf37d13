import { command } from '../../declare.ts'
import { anything } from '../../reply-shape.ts'
import { pubsubChannels } from './channels.ts'
import { pubsubHelp } from './help.ts'
import { pubsubNumpat } from './numpat.ts'
import { pubsubNumsub } from './numsub.ts'
import { pubsubShardchannels } from './shardchannels.ts'
import { pubsubShardnumsub } from './shardnumsub.ts'

/** PUBSUB: tells who listens to what. */
export const pubsub = command({
  name: 'pubsub',
  family: 'pubsub',
  since: '2.8.0',
  summary: 'Tells who listens to what.',
  complexity: 'Depends on the subcommand.',
  flags: [],
  reply: anything,
  subcommands: [
    pubsubChannels,
    pubsubHelp,
    pubsubNumpat,
    pubsubNumsub,
    pubsubShardchannels,
    pubsubShardnumsub,
  ],
})
