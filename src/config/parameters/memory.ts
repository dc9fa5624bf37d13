import { boolean } from '../kinds/boolean.ts'
import { choice } from '../kinds/choice.ts'
import { integer, intMax, longMax, unsignedIntMax, unsignedLongMax } from '../kinds/integer.ts'
import { memory, memoryShare } from '../kinds/memory.ts'
import { oomScores } from '../kinds/numbers.ts'
import { outputBufferLimits } from '../kinds/output-buffer-limits.ts'

const wholeInt = { min: 0n, max: intMax }
const percentage = { min: 0n, max: 1000n }
const freedAnyway = 'Large values are always freed in the background.'

/** Limits on clients. */
export const clientParameters = {
  maxclients: integer(
    10000,
    { min: 1n, max: unsignedIntMax },
    { meaning: 'Clients that may be connected at once.' },
  ),
  'client-query-buffer-limit': memory(
    1n << 30n,
    { min: 1n << 20n, max: longMax },
    { meaning: 'Bytes of input that a client may have waiting.' },
  ),
  'proto-max-bulk-len': memory(
    512n << 20n,
    { min: 1n << 20n, max: longMax },
    { meaning: 'Longest argument of a command, and longest string.' },
  ),
  'client-output-buffer-limit': outputBufferLimits({
    meaning: 'Bytes of replies that a client may leave unread, by class of client.',
  }),
  'maxmemory-clients': memoryShare(0n, {
    applies: 'later',
    meaning: 'Memory of all clients together, above which the largest are disconnected; 0 means no limit.',
  }),
  'tracking-table-max-keys': integer(
    1000000,
    { min: 0n, max: longMax },
    { meaning: 'Keys that are remembered for client-side caching; 0 means no limit.' },
  ),
}

/** How much memory the data may take, and what gives way. */
export const memoryParameters = {
  maxmemory: memory(
    0n,
    { min: 0n, max: unsignedLongMax },
    { applies: 'later', meaning: 'Memory that the data may take; 0 means no limit.' },
  ),
  'maxmemory-policy': choice(
    'noeviction',
    [
      'volatile-lru',
      'volatile-lfu',
      'volatile-random',
      'volatile-ttl',
      'allkeys-lru',
      'allkeys-lfu',
      'allkeys-random',
      'noeviction',
    ],
    { applies: 'later', meaning: 'Which keys give way to new ones.' },
  ),
  'maxmemory-samples': integer(
    5,
    { min: 1n, max: intMax },
    { applies: 'later', meaning: 'Keys that are compared to choose one to evict.' },
  ),
  'maxmemory-eviction-tenacity': integer(
    10,
    { min: 0n, max: 100n },
    { applies: 'later', meaning: 'How long eviction may hold up commands.' },
  ),
  'lfu-log-factor': integer(10, wholeInt, {
    applies: 'later',
    meaning: 'How slowly the counter of uses grows.',
  }),
  'lfu-decay-time': integer(1, wholeInt, {
    meaning: 'Minutes without use after which that counter goes down.',
  }),
  'active-expire-effort': integer(
    1,
    { min: 1n, max: 10n },
    { meaning: 'How hard the background looks for keys that have expired.' },
  ),
  'lazyfree-lazy-eviction': boolean(false, { applies: 'never', meaning: freedAnyway }),
  'lazyfree-lazy-expire': boolean(false, { applies: 'never', meaning: freedAnyway }),
  'lazyfree-lazy-server-del': boolean(false, { applies: 'never', meaning: freedAnyway }),
  'lazyfree-lazy-user-del': boolean(false, { applies: 'never', meaning: freedAnyway }),
  'lazyfree-lazy-user-flush': boolean(false, {
    meaning: 'Whether FLUSHALL and FLUSHDB free in the background unless told SYNC.',
  }),
  'oom-score-adj-values': oomScores([0, 200, 800], {
    applies: 'later',
    meaning: 'The scores that oom-score-adj sets.',
  }),
}

const noDefragmentation = 'Memory is not defragmented.'

/** Care of the allocator. */
export const defragmentationParameters = {
  activerehashing: boolean(true, {
    applies: 'never',
    meaning: 'Tables grow and shrink a piece at a time; there is no rehashing to speed up.',
  }),
  activedefrag: boolean(false, { applies: 'never', meaning: noDefragmentation }),
  'active-defrag-ignore-bytes': memory(
    100n << 20n,
    { min: 1n, max: longMax },
    { applies: 'never', meaning: noDefragmentation },
  ),
  'active-defrag-threshold-lower': integer(10, percentage, { applies: 'never', meaning: noDefragmentation }),
  'active-defrag-threshold-upper': integer(100, percentage, { applies: 'never', meaning: noDefragmentation }),
  'active-defrag-cycle-min': integer(
    1,
    { min: 1n, max: 99n },
    { applies: 'never', meaning: noDefragmentation },
  ),
  'active-defrag-cycle-max': integer(
    25,
    { min: 1n, max: 99n },
    { applies: 'never', meaning: noDefragmentation },
  ),
  'active-defrag-max-scan-fields': integer(
    1000,
    { min: 1n, max: longMax },
    { applies: 'never', meaning: noDefragmentation },
  ),
  'jemalloc-bg-thread': boolean(true, { applies: 'never', meaning: 'The allocator is not jemalloc.' }),
}
