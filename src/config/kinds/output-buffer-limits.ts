import { InvalidValueError, type Kind, type Parameter, type ParameterDetails } from '../parameter.ts'
import { formatMemory, parseMemory } from './memory.ts'

/** The kinds of clients whose output is limited apart. */
export type LimitedClass = 'normal' | 'replica' | 'pubsub'

/** How much output a client may leave unread; zero means no limit. */
export interface OutputBufferLimit {
  readonly hardBytes: number
  readonly softBytes: number
  /** How long the soft limit may be passed. */
  readonly softSeconds: number
}

/** The limit of every class. */
export type OutputBufferLimits = Readonly<Record<LimitedClass, OutputBufferLimit>>

/** One class's limit as the parameter holds it. */
export interface StoredLimit {
  readonly hard: bigint
  readonly soft: bigint
  readonly seconds: bigint
}

/** The parameter's stored form: the limit of every class. */
export type StoredLimits = Readonly<Record<LimitedClass, StoredLimit>>

const classes: readonly LimitedClass[] = ['normal', 'replica', 'pubsub']

const initialLimits: StoredLimits = {
  normal: { hard: 0n, soft: 0n, seconds: 0n },
  replica: { hard: 256n << 20n, soft: 64n << 20n, seconds: 60n },
  pubsub: { hard: 32n << 20n, soft: 8n << 20n, seconds: 60n },
}

function classNamed(word: string): LimitedClass {
  const name = word.toLowerCase()
  const found = classes.find((candidate) => candidate === (name === 'slave' ? 'replica' : name))
  if (found !== undefined) return found
  throw new InvalidValueError('Invalid client class specified in buffer limit configuration.')
}

function limitOf(words: readonly string[]): StoredLimit {
  const [hard, soft] = words.slice(0, 2).map(parseMemory)
  const seconds = words[2] ?? ''
  if (hard === undefined || soft === undefined || !/^\+?\d{1,18}$/.test(seconds)) {
    throw new InvalidValueError('Error in hard, soft or soft_seconds setting in buffer limit configuration.')
  }
  return { hard, soft, seconds: BigInt(seconds) }
}

function wordsOf({ hard, soft, seconds }: StoredLimit): string {
  return `${hard} ${soft} ${seconds}`
}

function exposeLimit({ hard, soft, seconds }: StoredLimit): OutputBufferLimit {
  return { hardBytes: Number(hard), softBytes: Number(soft), softSeconds: Number(seconds) }
}

/** Classes that a value does not name keep their limits. */
const outputBufferLimitsKind: Kind<StoredLimits, OutputBufferLimits> = {
  description: 'groups of class, hard limit, soft limit, seconds',
  isList: true,
  parse(words, previous) {
    if (words.length % 4 !== 0) {
      throw new InvalidValueError('Wrong number of arguments in buffer limit configuration.')
    }
    const limits = { ...previous }
    for (let index = 0; index < words.length; index += 4) {
      limits[classNamed(words[index] ?? '')] = limitOf(words.slice(index + 1, index + 4))
    }
    return limits
  },
  format: (stored) =>
    classes.map((name) => `${name === 'replica' ? 'slave' : name} ${wordsOf(stored[name])}`).join(' '),
  expose: (stored) => ({
    normal: exposeLimit(stored.normal),
    replica: exposeLimit(stored.replica),
    pubsub: exposeLimit(stored.pubsub),
  }),
  lines: (stored, initial) =>
    classes.map((name) => {
      const { hard, soft, seconds } = stored[name]
      const text = `${name} ${formatMemory(hard)} ${formatMemory(soft)} ${seconds}`
      return { text, required: wordsOf(stored[name]) !== wordsOf(initial[name]) }
    }),
}

/** The parameter that limits the output of clients by class. */
export function outputBufferLimits(details: ParameterDetails): Parameter<StoredLimits, OutputBufferLimits> {
  return { ...details, kind: outputBufferLimitsKind, initial: initialLimits }
}
