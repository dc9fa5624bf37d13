import { bgrewriteaof } from './bgrewriteaof.ts'
import { bgsave } from './bgsave.ts'
import { command } from './command/index.ts'
import { config } from './config/index.ts'
import { dbsize } from './dbsize.ts'
import { debug } from './debug.ts'
import { flushall } from './flushall.ts'
import { flushdb } from './flushdb.ts'
import { info } from './info.ts'
import { lastsave } from './lastsave.ts'
import { latency } from './latency/index.ts'
import { lolwut } from './lolwut.ts'
import { memory } from './memory/index.ts'
import { monitor } from './monitor.ts'
import { save } from './save.ts'
import { shutdown } from './shutdown.ts'
import { slowlog } from './slowlog/index.ts'
import { swapdb } from './swapdb.ts'
import { time } from './time.ts'

/** The server commands, in the order of their names. */
export const serverCommands = [
  bgrewriteaof,
  bgsave,
  command,
  config,
  dbsize,
  debug,
  flushall,
  flushdb,
  info,
  lastsave,
  latency,
  lolwut,
  memory,
  monitor,
  save,
  shutdown,
  slowlog,
  swapdb,
  time,
] as const
