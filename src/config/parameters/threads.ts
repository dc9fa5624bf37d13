import { availableParallelism } from 'node:os'
import { boolean } from '../kinds/boolean.ts'
import { choice } from '../kinds/choice.ts'
import { integer } from '../kinds/integer.ts'
import { text } from '../kinds/text.ts'

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
  'script-workers': integer(
    1,
    { min: 1n, max: laneLimit },
    {
      mutability: 'immutable',
      meaning:
        "Threads that run scripts and functions for clients of the network, started with the first one. nacre's own parameter.",
    },
  ),
  procedures: text('', {
    mutability: 'immutable',
    meaning:
      "A JavaScript module whose default export is called with the store at the start, to register procedures that clients call with FCALL. nacre's own parameter.",
  }),
  'lua-undeclared-keys': choice('auto', ['auto', 'alone', 'error'], {
    meaning:
      "What becomes of scripts that touch keys which they do not declare: auto has them run alone once they were seen to, alone has every script run alone, error refuses such calls. nacre's own parameter.",
  }),
  'io-threads-do-reads': boolean(false, {
    mutability: 'immutable',
    applies: 'never',
    meaning: 'A lane always reads, runs and writes by itself.',
  }),
}
