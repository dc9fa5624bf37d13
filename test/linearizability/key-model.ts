/** A sequential model of strings under a few keys. */
import type { Model } from './checker.ts'

/** A command as its words. */
export type KeyCall = readonly string[]

type State = ReadonlyMap<string, string>

/** The command words, and what Redis says they return, as `replyText` writes it. */
export const keyModel: Model<KeyCall, State> = {
  initial: new Map(),
  step(state, call) {
    const [name, ...args] = call
    const command = commands[name as string]
    if (command === undefined) throw new Error(`the model does not know ${name}`)
    const next = new Map(state)
    return { result: command(next, args), state: next }
  },
  stateText: (state) => JSON.stringify([...state].sort(([left], [right]) => (left < right ? -1 : 1))),
}

type Change = (state: Map<string, string>, args: readonly string[]) => string

const value = (text: string | undefined): string => (text === undefined ? 'null' : JSON.stringify(text))

const commands: Record<string, Change> = {
  GET: (state, [key]) => value(state.get(key as string)),
  SET: (state, [key, text]) => {
    state.set(key as string, text as string)
    return 'OK'
  },
  GETSET: (state, [key, text]) => {
    const before = value(state.get(key as string))
    state.set(key as string, text as string)
    return before
  },
  DEL: (state, keys) => String(keys.filter((key) => state.delete(key)).length),
  EXISTS: (state, keys) => String(keys.filter((key) => state.has(key)).length),
  MGET: (state, keys) => `[${keys.map((key) => value(state.get(key))).join(',')}]`,
  MSET: (state, pairs) => {
    for (let i = 0; i < pairs.length; i += 2) state.set(pairs[i] as string, pairs[i + 1] as string)
    return 'OK'
  },
  MSETNX: (state, pairs) => {
    const keys = pairs.filter((_, i) => i % 2 === 0)
    if (keys.some((key) => state.has(key))) return '0'
    keys.forEach((key, i) => {
      state.set(key, pairs[i * 2 + 1] as string)
    })
    return '1'
  },
  RENAME: (state, [from, to]) => {
    const text = state.get(from as string)
    if (text === undefined) return 'ERR no such key'
    state.delete(from as string)
    state.set(to as string, text)
    return 'OK'
  },
  COPY: (state, [from, to]) => {
    const text = state.get(from as string)
    if (text === undefined) return '0'
    state.set(to as string, text)
    return '1'
  },
}
