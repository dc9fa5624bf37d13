import { xack } from './xack.ts'
import { xackdel } from './xackdel.ts'
import { xadd } from './xadd.ts'
import { xautoclaim } from './xautoclaim.ts'
import { xclaim } from './xclaim.ts'
import { xdel } from './xdel.ts'
import { xdelex } from './xdelex.ts'
import { xgroup } from './xgroup/index.ts'
import { xinfo } from './xinfo/index.ts'
import { xlen } from './xlen.ts'
import { xpending } from './xpending.ts'
import { xrange } from './xrange.ts'
import { xread } from './xread.ts'
import { xreadgroup } from './xreadgroup.ts'
import { xrevrange } from './xrevrange.ts'
import { xsetid } from './xsetid.ts'
import { xtrim } from './xtrim.ts'

/** The stream commands, in the order of their names. */
export const streamCommands = [
  xack,
  xackdel,
  xadd,
  xautoclaim,
  xclaim,
  xdel,
  xdelex,
  xgroup,
  xinfo,
  xlen,
  xpending,
  xrange,
  xread,
  xreadgroup,
  xrevrange,
  xsetid,
  xtrim,
] as const
