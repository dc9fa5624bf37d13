import { type Change, keyModel, textsOf } from './key-model.ts'

/** Members in their order. */
type Members = readonly string[]

type State = Map<string, Members>

const members = (state: State, key: string | undefined): Members => state.get(key ?? '') ?? []

function put(state: State, key: string | undefined, next: Members): void {
  if (next.length === 0) state.delete(key ?? '')
  else state.set(key ?? '', [...next].sort())
}

const without = (from: Members, member: string): Members => from.filter((each) => each !== member)

/** Replies with the members of a combination of sets, in their order. */
const combined =
  (combine: (sets: readonly Members[]) => Members): Change<Members> =>
  (state, keys) =>
    textsOf(combine(keys.map((key) => members(state, key))))

/** Stores them. */
const stored =
  (combine: (sets: readonly Members[]) => Members): Change<Members> =>
  (state, [to, ...keys]) => {
    const next = combine(keys.map((key) => members(state, key)))
    put(state, to, next)
    return String(next.length)
  }

const union = (sets: readonly Members[]): Members => [...new Set(sets.flat())].sort()

const intersection = ([first = [], ...others]: readonly Members[]): Members =>
  first.filter((member) => others.every((set) => set.includes(member)))

const difference = ([first = [], ...others]: readonly Members[]): Members =>
  first.filter((member) => !others.some((set) => set.includes(member)))

/** Sets. */
export const setModel = keyModel<Members>({
  SADD: (state, [key, ...added]) => {
    const before = members(state, key)
    const after = union([before, added])
    put(state, key, after)
    return String(after.length - before.length)
  },
  SREM: (state, [key, ...removed]) => {
    const before = members(state, key)
    const after = difference([before, removed])
    put(state, key, after)
    return String(before.length - after.length)
  },
  SISMEMBER: (state, [key, member = '']) => (members(state, key).includes(member) ? '1' : '0'),
  SCARD: (state, [key]) => String(members(state, key).length),
  SMEMBERS: combined(union),
  SUNION: combined(union),
  SINTER: combined(intersection),
  SDIFF: combined(difference),
  SUNIONSTORE: stored(union),
  SINTERSTORE: stored(intersection),
  SDIFFSTORE: stored(difference),
  SMOVE: (state, [from, to, member = '']) => {
    if (!members(state, from).includes(member)) return '0'
    put(state, from, without(members(state, from), member))
    put(state, to, union([members(state, to), [member]]))
    return '1'
  },
  SPOP: (state, [key], result) => {
    const before = members(state, key)
    if (before.length === 0) return 'null'
    const popped = before.find((member) => JSON.stringify(member) === result)
    if (popped === undefined) return undefined
    put(state, key, without(before, popped))
    return result
  },
})
