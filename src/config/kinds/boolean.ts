import {
  InvalidValueError,
  type Kind,
  onlyWord,
  type Parameter,
  type ParameterDetails,
} from '../parameter.ts'

const booleanKind: Kind<boolean, boolean> = {
  description: 'yes or no',
  isList: false,
  parse(words) {
    const word = onlyWord(words).toLowerCase()
    if (word !== 'yes' && word !== 'no') throw new InvalidValueError("argument must be 'yes' or 'no'")
    return word === 'yes'
  },
  format: (stored) => (stored ? 'yes' : 'no'),
  expose: (stored) => stored,
  lines: (stored, initial) => [{ text: stored ? 'yes' : 'no', required: stored !== initial }],
}

/** A parameter that is `yes` or `no`. */
export function boolean(initial: boolean, details: ParameterDetails): Parameter<boolean, boolean> {
  return { ...details, kind: booleanKind, initial }
}
