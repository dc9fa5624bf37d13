import { pfadd } from './pfadd.ts'
import { pfcount } from './pfcount.ts'
import { pfdebug } from './pfdebug.ts'
import { pfmerge } from './pfmerge.ts'
import { pfselftest } from './pfselftest.ts'

/** The HyperLogLog commands, in the order of their names. */
export const hyperloglogCommands = [pfadd, pfcount, pfdebug, pfmerge, pfselftest] as const
