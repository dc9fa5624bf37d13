import { InvalidValueError, type Kind, type Parameter, type ParameterDetails } from '../parameter.ts'

/** A snapshot is due once this many changes and this much time have come together. */
export interface SavePoint {
  readonly seconds: number
  readonly changes: number
}

type SavePoints = readonly SavePoint[]

function parsePoint(seconds: string | undefined, changes: string | undefined): SavePoint {
  const isCount = (word: string | undefined) => word !== undefined && /^\+?\d{1,15}$/.test(word)
  const point = { seconds: Number(seconds), changes: Number(changes) }
  if (!isCount(seconds) || !isCount(changes) || point.seconds < 1) {
    throw new InvalidValueError('Invalid save parameters')
  }
  return point
}

function format(points: SavePoints): string {
  return points.map(({ seconds, changes }) => `${seconds} ${changes}`).join(' ')
}

/** Lines of a file add up, the first one in place of the default; an empty one takes all before it back. */
const savePointsKind: Kind<SavePoints, SavePoints> = {
  description: 'pairs of seconds and changes',
  isList: true,
  parse(words, previous, isRepeated) {
    if (words.length === 0 || (words.length === 1 && words[0] === '')) return []
    if (words.length % 2 !== 0) throw new InvalidValueError('Invalid save parameters')
    const points: SavePoint[] = []
    for (let index = 0; index < words.length; index += 2) {
      points.push(parsePoint(words[index], words[index + 1]))
    }
    return isRepeated ? [...previous, ...points] : points
  },
  format,
  expose: (stored) => stored,
  lines: (stored) =>
    stored.length === 0
      ? [{ text: '""', required: true }]
      : stored.map((point) => ({ text: format([point]), required: true })),
}

/** A parameter that says when snapshots are due. */
export function savePoints(
  initial: SavePoints,
  details: ParameterDetails,
): Parameter<SavePoints, SavePoints> {
  return { ...details, kind: savePointsKind, initial }
}
