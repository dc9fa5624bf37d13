import {
  InvalidValueError,
  type Kind,
  onlyWord,
  type Parameter,
  type ParameterDetails,
} from '../parameter.ts'

function refuse(names: readonly string[]): never {
  throw new InvalidValueError(`argument(s) must be one of the following: ${names.join(', ')}`)
}

function choiceKind<Name extends string>(
  names: readonly Name[],
  synonyms: ReadonlyMap<Name, Name>,
): Kind<Name, Name> {
  return {
    description: `one of ${names.join(', ')}`,
    isList: false,
    parse(words) {
      const word = onlyWord(words).toLowerCase()
      const name = names.find((candidate) => candidate === word)
      if (name === undefined) return refuse(names)
      return synonyms.get(name) ?? name
    },
    format: (stored) => stored,
    expose: (stored) => stored,
    lines: (stored, initial) => [{ text: stored, required: stored !== initial }],
  }
}

/** A parameter that is one of a few words; a synonym is answered by the word that it stands for. */
export function choice<const Name extends string>(
  initial: NoInfer<Name>,
  names: readonly Name[],
  details: ParameterDetails,
  synonyms: ReadonlyMap<NoInfer<Name>, NoInfer<Name>> = new Map(),
): Parameter<Name, Name> {
  return { ...details, kind: choiceKind<Name>(names, synonyms), initial }
}

/** How a process ends on a signal. */
export type ShutdownFlag = 'save' | 'nosave' | 'now' | 'force'

const shutdownFlags: readonly ShutdownFlag[] = ['save', 'nosave', 'now', 'force']

function formatShutdownFlags(flags: readonly ShutdownFlag[]): string {
  return flags.length === 0 ? 'default' : flags.join(' ')
}

const shutdownFlagsKind: Kind<readonly ShutdownFlag[], readonly ShutdownFlag[]> = {
  description: `default, or some of ${shutdownFlags.join(', ')}`,
  isList: true,
  parse(words) {
    const given = words.map((word) => word.toLowerCase())
    const names: readonly string[] = ['default', ...shutdownFlags]
    if (given.length === 0 || given.some((word) => !names.includes(word))) return refuse(names)
    const flags = shutdownFlags.filter((flag) => given.includes(flag))
    if (flags.includes('save') && flags.includes('nosave')) {
      throw new InvalidValueError("shutdown options SAVE and NOSAVE can't be used simultaneously")
    }
    return flags
  },
  format: formatShutdownFlags,
  expose: (stored) => stored,
  lines: (stored) => [{ text: formatShutdownFlags(stored), required: stored.length > 0 }],
}

/** A parameter that says how a process ends on a signal. */
export function shutdownOptions(
  details: ParameterDetails,
): Parameter<readonly ShutdownFlag[], readonly ShutdownFlag[]> {
  return { ...details, kind: shutdownFlagsKind, initial: [] }
}
