import { quoteArgument } from '../argument-line.ts'
import {
  InvalidValueError,
  type Kind,
  onlyWord,
  type Parameter,
  type ParameterDetails,
} from '../parameter.ts'

/** Throws InvalidValueError if the text is not allowed. */
export type TextCheck = (text: string) => void

const acceptAny: TextCheck = () => undefined

function textKind(description: string, check: TextCheck): Kind<string, string> {
  return {
    description,
    isList: false,
    parse(words) {
      const text = onlyWord(words)
      check(text)
      return text
    },
    format: (stored) => stored,
    expose: (stored) => stored,
    lines: (stored, initial) =>
      stored === '' && initial === '' ? [] : [{ text: quoteArgument(stored), required: stored !== initial }],
  }
}

/** A parameter that is any text. */
export function text(
  initial: string,
  details: ParameterDetails,
  check: TextCheck = acceptAny,
): Parameter<string, string> {
  return { ...details, kind: textKind('text', check), initial }
}

/** A parameter that names a file or folder by its bare name, without a path. */
export function bareName(
  initial: string,
  noun: 'filename' | 'dirname',
  parameterName: string,
  details: ParameterDetails,
  { mayBeEmpty }: { readonly mayBeEmpty: boolean },
): Parameter<string, string> {
  const check: TextCheck = (name) => {
    if (name.includes('/')) throw new InvalidValueError(`${parameterName} can't be a path, just a ${noun}`)
    if (name === '' && !mayBeEmpty) throw new InvalidValueError(`${parameterName} can't be empty`)
  }
  return { ...details, kind: textKind(`${noun} without a path`, check), initial }
}

/** A parameter that is a host name as the cluster's protocol allows it. */
export function hostname(details: ParameterDetails): Parameter<string, string> {
  const check: TextCheck = (name) => {
    if (name.length >= 256) throw new InvalidValueError('Hostnames must be less than 256 characters')
    if (!/^[A-Za-z0-9.-]*$/.test(name)) {
      throw new InvalidValueError('Hostnames may only contain alphanumeric characters, hyphens or dots')
    }
  }
  return { ...details, kind: textKind('host name', check), initial: '' }
}
