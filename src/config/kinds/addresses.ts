import { InvalidValueError, type Kind, type Parameter, type ParameterDetails } from '../parameter.ts'

type Addresses = readonly string[]

const addressLimit = 16

const addressesKind: Kind<Addresses, Addresses> = {
  description: `up to ${addressLimit} addresses; a leading - allows one to be missing`,
  isList: true,
  parse(words) {
    if (words.length > addressLimit) throw new InvalidValueError('Too many bind addresses specified.')
    return words.length === 1 && words[0] === '' ? [] : words
  },
  format: (stored) => stored.join(' '),
  expose: (stored) => stored,
  lines(stored, initial) {
    const text = stored.join(' ')
    if (text === initial.join(' ')) return []
    return [{ text: text === '' ? '""' : text, required: true }]
  },
}

/** A parameter that lists network addresses. */
export function addresses(initial: Addresses, details: ParameterDetails): Parameter<Addresses, Addresses> {
  return { ...details, kind: addressesKind, initial }
}
