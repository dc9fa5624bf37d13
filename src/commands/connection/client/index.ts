import { command } from '../../declare.ts'
import { anything } from '../../reply-shape.ts'
import { clientCaching } from './caching.ts'
import { clientGetname } from './getname.ts'
import { clientGetredir } from './getredir.ts'
import { clientHelp } from './help.ts'
import { clientId } from './id.ts'
import { clientInfo } from './info.ts'
import { clientKill } from './kill.ts'
import { clientList } from './list.ts'
import { clientNoEvict } from './no-evict.ts'
import { clientNoTouch } from './no-touch.ts'
import { clientPause } from './pause.ts'
import { clientReply } from './reply.ts'
import { clientSetinfo } from './setinfo.ts'
import { clientSetname } from './setname.ts'
import { clientTracking } from './tracking.ts'
import { clientTrackinginfo } from './trackinginfo.ts'
import { clientUnblock } from './unblock.ts'
import { clientUnpause } from './unpause.ts'

/** CLIENT: manages connections. */
export const client = command({
  name: 'client',
  family: 'connection',
  since: '2.4.0',
  summary: 'Manages connections.',
  complexity: 'Depends on the subcommand.',
  flags: [],
  reply: anything,
  subcommands: [
    clientCaching,
    clientGetname,
    clientGetredir,
    clientHelp,
    clientId,
    clientInfo,
    clientKill,
    clientList,
    clientNoEvict,
    clientNoTouch,
    clientPause,
    clientReply,
    clientSetinfo,
    clientSetname,
    clientTracking,
    clientTrackinginfo,
    clientUnblock,
    clientUnpause,
  ],
})
