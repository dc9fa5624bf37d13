import { InvalidValueError, type Kind, type Parameter, type ParameterDetails } from '../parameter.ts'
import { parseInteger } from './integer.ts'

type Numbers = readonly number[]

const scoreLimit = 2000
const scoreRange = `Invalid oom-score-adj-values, elements must be between -${scoreLimit} and ${scoreLimit}.`

const oomScoresKind: Kind<Numbers, Numbers> = {
  description: `three integers from -${scoreLimit} to ${scoreLimit}: server, replica, child`,
  isList: true,
  parse(words) {
    if (words.length !== 3) throw new InvalidValueError('wrong number of arguments')
    return words.map((word) => {
      const score = parseInteger(word)
      if (score === undefined || score < -scoreLimit || score > scoreLimit) {
        throw new InvalidValueError(scoreRange)
      }
      return Number(score)
    })
  },
  format: (stored) => stored.join(' '),
  expose: (stored) => stored,
  lines: (stored, initial) => [{ text: stored.join(' '), required: stored.join(' ') !== initial.join(' ') }],
}

/** Numbers as C's `%f` writes them, without zeros at the end. */
function formatPercentile(percentile: number): string {
  return percentile.toFixed(6).replace(/\.?0+$/, '')
}

function parsePercentile(word: string): number {
  const isNumber = /^[+-]?(?:0x[\da-f]+|\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|inf(?:inity)?)$/i.test(
    word,
  )
  if (!isNumber) throw new InvalidValueError('Invalid latency-tracking-info-percentiles parameters')
  const percentile = /inf/i.test(word) ? Number.POSITIVE_INFINITY : Number(word)
  if (percentile >= 0 && percentile <= 100) return percentile
  throw new InvalidValueError('latency-tracking-info-percentiles parameters should sit between [0.0,100.0]')
}

const percentilesKind: Kind<Numbers, Numbers> = {
  description: 'numbers from 0 to 100',
  isList: true,
  parse: (words) => (words.length === 1 && words[0] === '' ? [] : words.map(parsePercentile)),
  format: (stored) => stored.map(formatPercentile).join(' '),
  expose: (stored) => stored,
  lines(stored) {
    const text = stored.map(formatPercentile).join(' ')
    return [{ text: text === '' ? '""' : text, required: true }]
  },
}

/** The parameter with the scores by which Linux chooses whom to end when memory runs out. */
export function oomScores(initial: Numbers, details: ParameterDetails): Parameter<Numbers, Numbers> {
  return { ...details, kind: oomScoresKind, initial }
}

/** The parameter that lists percentiles of latency. */
export function percentiles(initial: Numbers, details: ParameterDetails): Parameter<Numbers, Numbers> {
  return { ...details, kind: percentilesKind, initial }
}
