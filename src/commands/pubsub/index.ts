import { psubscribe } from './psubscribe.ts'
import { publish } from './publish.ts'
import { pubsub } from './pubsub/index.ts'
import { punsubscribe } from './punsubscribe.ts'
import { spublish } from './spublish.ts'
import { ssubscribe } from './ssubscribe.ts'
import { subscribe } from './subscribe.ts'
import { sunsubscribe } from './sunsubscribe.ts'
import { unsubscribe } from './unsubscribe.ts'

/** The publish and subscribe commands, in the order of their names. */
export const pubsubCommands = [
  psubscribe,
  publish,
  pubsub,
  punsubscribe,
  spublish,
  ssubscribe,
  subscribe,
  sunsubscribe,
  unsubscribe,
] as const
