import type { Model } from './checker.ts'
import type { Words } from './history.ts'

/**
 * A model that knows transactions besides: `EXEC` with a command in each word,
 * and `CAS key seen text`, which is possible only while GET of the key is `seen`.
 */
export function transactionModel<State>(base: Model<Words, State>): Model<Words, State> {
  return {
    ...base,
    step(state, call) {
      if (call[0] === 'EXEC') return executeAll(base, state, call.slice(1))
      if (call[0] !== 'CAS') return base.step(state, call)
      const [, key, seen, text] = call as [string, string, string, string]
      if (base.step(state, ['GET', key]).result !== seen) return { state, result: 'impossible' }
      return { state: base.step(state, ['SET', key, text]).state, result: '[OK]' }
    },
  }
}

function executeAll<State>(base: Model<Words, State>, before: State, commands: readonly string[]) {
  let state = before
  const results = commands.map((command) => {
    const after = base.step(state, command.split(' '))
    state = after.state
    return after.result
  })
  return { state, result: `[${results.join(',')}]` }
}
