import type { Model } from './checker.ts'
import type { Words } from './history.ts'

/** Stands between the results of a transaction's commands. */
export const resultSeparator = '\u0001'

/**
 * A model that knows transactions besides: `EXEC` with a command in each word,
 * and `CAS key seen text`, which is possible only while GET of the key is `seen`.
 */
export function transactionModel<State>(base: Model<Words, State>): Model<Words, State> {
  return {
    ...base,
    step(state, call, result) {
      if (call[0] === 'EXEC') return executeAll(base, state, call.slice(1), result.split(resultSeparator))
      if (call[0] !== 'CAS') return base.step(state, call, result)
      const [, key, seen, text] = call as [string, string, string, string]
      return executeAll(base, state, [`GET ${key}`, `SET ${key} ${text}`], [seen, result])
    },
  }
}

function executeAll<State>(
  base: Model<Words, State>,
  before: State,
  commands: readonly string[],
  results: readonly string[],
): State | undefined {
  let state: State | undefined = before
  for (const [index, command] of commands.entries()) {
    if (state === undefined) return undefined
    state = base.step(state, command.split(' '), results[index] ?? '')
  }
  return state
}
