import { bitmapCommands } from './bitmap/index.ts'
import { connectionCommands } from './connection/index.ts'
import { genericCommands } from './generic/index.ts'
import { geoCommands } from './geo/index.ts'
import { hashCommands } from './hash/index.ts'
import { hyperloglogCommands } from './hyperloglog/index.ts'
import { listCommands } from './list/index.ts'
import { pubsubCommands } from './pubsub/index.ts'
import { scriptingCommands } from './scripting/index.ts'
import { serverCommands } from './server/index.ts'
import { setCommands } from './set/index.ts'
import { sortedSetCommands } from './sorted-set/index.ts'
import { streamCommands } from './stream/index.ts'
import { stringCommands } from './string/index.ts'
import { transactionCommands } from './transactions/index.ts'

/** Every declared command, whether it has a body or not. */
export const declarations = [
  ...bitmapCommands,
  ...connectionCommands,
  ...genericCommands,
  ...listCommands,
  ...geoCommands,
  ...hashCommands,
  ...hyperloglogCommands,
  ...pubsubCommands,
  ...scriptingCommands,
  ...serverCommands,
  ...sortedSetCommands,
  ...setCommands,
  ...streamCommands,
  ...stringCommands,
  ...transactionCommands,
] as const
