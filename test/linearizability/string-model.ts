import { keyModel, textOrNull } from './key-model.ts'

/** Strings. */
export const stringModel = keyModel<string>({
  GET: (state, [key]) => textOrNull(state.get(key as string)),
  SET: (state, [key, text]) => {
    state.set(key as string, text as string)
    return 'OK'
  },
  GETSET: (state, [key, text]) => {
    const before = textOrNull(state.get(key as string))
    state.set(key as string, text as string)
    return before
  },
  DEL: (state, keys) => String(keys.filter((key) => state.delete(key)).length),
  EXISTS: (state, keys) => String(keys.filter((key) => state.has(key)).length),
  MGET: (state, keys) => `[${keys.map((key) => textOrNull(state.get(key))).join(',')}]`,
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
})
