import { type Change, keyModel, textOrNull, textsOf } from './key-model.ts'

/** Elements from left to right. */
type Elements = readonly string[]

type State = Map<string, Elements>
type End = 'LEFT' | 'RIGHT'

const elements = (state: State, key: string | undefined): Elements => state.get(key ?? '') ?? []

function push(state: State, key: string | undefined, end: End, element: string): void {
  const before = elements(state, key)
  state.set(key ?? '', end === 'LEFT' ? [element, ...before] : [...before, element])
}

function pop(state: State, key: string | undefined, end: End): string | undefined {
  const before = elements(state, key)
  const after = end === 'LEFT' ? before.slice(1) : before.slice(0, -1)
  if (after.length === 0) state.delete(key ?? '')
  else state.set(key ?? '', after)
  return before.at(end === 'LEFT' ? 0 : -1)
}

const pushed =
  (end: End): Change<Elements> =>
  (state, [key, ...added]) => {
    for (const element of added) push(state, key, end, element)
    return String(elements(state, key).length)
  }

const popped =
  (end: End): Change<Elements> =>
  (state, [key]) =>
    textOrNull(pop(state, key, end))

const waited =
  (end: End): Change<Elements> =>
  (state, [key = '']) => {
    const element = pop(state, key, end)
    return element === undefined ? 'null' : textsOf([key, element])
  }

const moved: Change<Elements> = (state, [from, to, popEnd, pushEnd]) => {
  const element = pop(state, from, popEnd as End)
  if (element !== undefined) push(state, to, pushEnd as End, element)
  return textOrNull(element)
}

/** Lists. */
export const listModel = keyModel<Elements>({
  LPUSH: pushed('LEFT'),
  RPUSH: pushed('RIGHT'),
  LPOP: popped('LEFT'),
  RPOP: popped('RIGHT'),
  // A wait that ended with null ended while the list was empty.
  BLPOP: waited('LEFT'),
  BRPOP: waited('RIGHT'),
  LLEN: (state, [key]) => String(elements(state, key).length),
  // From 0 to -1 alone.
  LRANGE: (state, [key]) => textsOf(elements(state, key)),
  LMOVE: moved,
  BLMOVE: moved,
})
