/** Sequential models of values under a few keys. */
import type { Model } from './checker.ts'

/** A command as its words. */
export type KeyCall = readonly string[]

/** The values by their keys; none of them is empty. */
export type KeyState<Value> = ReadonlyMap<string, Value>

/**
 * Carries a command out and says what Redis replies, as `resultText` writes it. Where Redis chooses, `result`
 * is its choice; the answer is then that if it is possible, else undefined.
 */
export type Change<Value> = (
  state: Map<string, Value>,
  args: readonly string[],
  result: string,
) => string | undefined

/** The model of these commands, by their names. Values can be written as JSON. */
export function keyModel<Value>(
  commands: Readonly<Record<string, Change<Value>>>,
): Model<KeyCall, KeyState<Value>> {
  return {
    initial: new Map(),
    step(state, call, result) {
      const [name, ...args] = call
      const command = commands[name as string]
      if (command === undefined) throw new Error(`the model does not know ${name}`)
      const next = new Map(state)
      return command(next, args, result) === result ? next : undefined
    },
    stateText: (state) => JSON.stringify([...state].sort(([left], [right]) => (left < right ? -1 : 1))),
  }
}

/** A string, or null, as results have it. */
export const textOrNull = (text: string | undefined): string =>
  text === undefined ? 'null' : JSON.stringify(text)

/** Strings as results have them. */
export const textsOf = (texts: readonly string[]): string =>
  `[${texts.map((text) => JSON.stringify(text)).join(',')}]`
