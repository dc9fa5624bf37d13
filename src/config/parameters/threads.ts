import { availableParallelism } from 'node:os'
import { boolean } from '../kinds/boolean.ts'
import { integer } from '../kinds/integer.ts'

/** More lanes than this never pay; it is also the bound of `io-threads`. */
const laneLimit = 128n
const mostLanesByDefault = 4

/** Threads, where nacre differs most from Redis. */
export const threadParameters = {
  lanes: integer(
    Math.min(mostLanesByDefault, availableParallelism()),
    { min: 1n, max: laneLimit },
    {
      mutability: 'immutable',
      defaultNote: `the number of processors, at most ${mostLanesByDefault}`,
      meaning: "Event-loop threads that serve connections and run their commands. nacre's own parameter.",
    },
  ),
  'io-threads': integer(
    1,
    { min: 1n, max: laneLimit },
    {
      mutability: 'immutable',
      meaning: 'If it is set at the start and lanes is not, it sets lanes.',
    },
  ),
  'io-threads-do-reads': boolean(false, {
    mutability: 'immutable',
    applies: 'never',
    meaning: 'A lane always reads, runs and writes by itself.',
  }),
}
