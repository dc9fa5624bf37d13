import { InvalidArgument, shown } from '../commands/marshal-values.ts'
import { Configuration } from '../config/configuration.ts'
import { nearestName } from '../config/nearest-name.ts'
import { InvalidValueError } from '../config/parameter.ts'
import { type ParameterName, parameterNamed, parameterWords } from '../config/parameters/index.ts'

/** Values of configuration parameters, under their names in redis.conf and written as there. */
export type GivenConfiguration = {
  readonly [Name in Exclude<ParameterName, 'databases'>]?: string | number
}

/**
 * A configuration with these values, and defaults for the rest; `dir` is the directory, if one is given.
 *
 * @throws InvalidArgument if there is no such parameter, or it cannot have the value.
 */
export function configurationOf(given: GivenConfiguration, directory?: string): Configuration {
  const configuration = new Configuration(directory === undefined ? {} : { directory })
  for (const [word, value] of Object.entries(given)) assign(configuration, word, value)
  return configuration
}

function assign(configuration: Configuration, word: string, value: unknown): void {
  const name = parameterOf(word)
  try {
    configuration.assign(name, [wordOf(word, value)])
  } catch (error) {
    if (!(error instanceof InvalidValueError)) throw error
    throw new InvalidArgument(`${word} cannot be ${shown(value)}: ${error.message}`)
  }
}

function parameterOf(word: string): ParameterName {
  const name = parameterNamed(word)
  if (name === 'databases') throw new InvalidArgument('databases is an option of open, not of its config')
  if (name !== undefined) return name
  const nearest = nearestName(word, parameterWords)
  const hint = nearest === undefined ? '' : `; did you mean ${shown(nearest)}?`
  throw new InvalidArgument(`there is no configuration parameter ${shown(word)}${hint}`)
}

function wordOf(word: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new InvalidArgument(`${word} takes a string or a number, not ${shown(value)}`)
}
