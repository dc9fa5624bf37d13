import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { quoteArgument } from '../argument-line.ts'
import {
  InvalidValueError,
  type Kind,
  onlyWord,
  type Parameter,
  type ParameterDetails,
} from '../parameter.ts'
import { systemErrorText } from '../system-error.ts'

/** A path is taken relative to the folder in force, as a change of the working directory is. */
const directoryKind: Kind<string, string> = {
  description: 'path of an existing folder',
  isList: false,
  parse(words, previous) {
    const word = onlyWord(words)
    const path = resolve(previous, word)
    let isDirectory: boolean
    try {
      isDirectory = word !== '' && statSync(path).isDirectory()
    } catch (error) {
      throw new InvalidValueError(systemErrorText(error))
    }
    if (word === '') throw new InvalidValueError('No such file or directory')
    if (!isDirectory) throw new InvalidValueError('Not a directory')
    return path
  },
  format: (stored) => stored,
  expose: (stored) => stored,
  lines: (stored) => [{ text: quoteArgument(stored), required: true }],
}

/** A parameter that is the path of a folder; it starts as the folder that the configuration is made in. */
export function directory(details: ParameterDetails): Parameter<string, string> {
  return { ...details, kind: directoryKind, initial: '' }
}
