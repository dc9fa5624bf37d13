import { quoteArgument } from '../argument-line.ts'
import {
  InvalidValueError,
  type Kind,
  onlyWord,
  type Parameter,
  type ParameterDetails,
} from '../parameter.ts'

/** The classes of events that `A` stands for, in the order in which they are answered. */
const classesOfAll = 'g$lshzxetd'
/** All letters in the order in which a value keeps them; new keys are a class that `A` does not cover. */
const letterOrder = `${classesOfAll}nKEm`

/** Redis does not answer `n` beside `A`, so CONFIG GET does not either. */
function format(letters: string): string {
  return letters.startsWith(classesOfAll)
    ? `A${letters.slice(classesOfAll.length).replace('n', '')}`
    : letters
}

/** Values hold every class by its own letter, so that one look tells whether an event is wanted. */
const keyspaceEventsKind: Kind<string, string> = {
  description: 'letters of event classes, some of Ag$lshzxeKEtmdn',
  isList: false,
  parse(words) {
    const letters = onlyWord(words)
    if (/[^Ag$lshzxeKEtmdn]/.test(letters)) {
      throw new InvalidValueError("Invalid event class character. Use 'Ag$lshzxeKEtmdn'.")
    }
    const expanded = letters.replaceAll('A', classesOfAll.replace('$', '$$$$'))
    return Array.from(letterOrder)
      .filter((letter) => expanded.includes(letter))
      .join('')
  },
  format,
  expose: (stored) => stored,
  lines: (stored, initial) => [{ text: quoteArgument(format(stored)), required: stored !== initial }],
}

/** The parameter that chooses keyspace events; its value has a letter for each class, `A` spelled out. */
export function keyspaceEvents(details: ParameterDetails): Parameter<string, string> {
  return { ...details, kind: keyspaceEventsKind, initial: '' }
}
