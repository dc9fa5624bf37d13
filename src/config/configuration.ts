import { globMatches } from '../commands/glob.ts'
import { ConfigurationError } from './errors.ts'
import { InvalidValueError } from './parameter.ts'
import {
  anyParameters,
  type ParameterName,
  type ParameterValue,
  parameterNamed,
  parameterNames,
  parameterWords,
} from './parameters/index.ts'
import { type RewriteOptions, rewriteFile } from './rewrite.ts'
import { systemErrorText } from './system-error.ts'

/** What a listener learns of a CONFIG SET; the new values are in the configuration already. */
export interface ConfigurationChange {
  /** The parameters that changed, of those that the listener asked for. */
  readonly names: ReadonlySet<ParameterName>
  /** The value that a parameter had before. */
  previous<Name extends ParameterName>(name: Name): ParameterValue<Name>
}

/**
 * Puts new values into effect. If it throws, or its promise rejects, the whole
 * CONFIG SET is refused with its message, and listeners that ran before are
 * told to go back to the old values.
 */
export type ConfigurationListener = (change: ConfigurationChange) => void | Promise<void>

/** Where a CONFIG SET comes from: parameters that are protected may be open to this machine alone. */
export type ChangeOrigin = 'local' | 'remote'

type Values = Map<ParameterName, unknown>

interface Subscription {
  readonly names: ReadonlySet<ParameterName>
  readonly listener: ConfigurationListener
}

interface Assignment {
  readonly word: string
  readonly name: ParameterName
  readonly value: string
}

/** A CONFIG SET that has passed all checks, and its way back. */
interface Transition {
  readonly assignments: readonly Assignment[]
  readonly before: Values
  readonly told: Subscription[]
}

/**
 * The values of all configuration parameters.
 *
 * Texts that come from or go to clients are made with `decodeText` and
 * `encodeText`, so that values which are not UTF-8 keep their bytes.
 */
export class Configuration {
  /** The file that the configuration was read from, as an absolute path. */
  readonly filePath: string | undefined
  private readonly initial: Values
  private values: Values
  private readonly subscriptions: Subscription[] = []
  private readonly assigned = new Set<ParameterName>()
  private pending: Promise<void> | undefined

  /**
   * Makes a configuration of default values.
   *
   * @param options.directory - what `dir` starts as; the working directory unless given.
   * @param options.filePath - the file that CONFIG REWRITE writes.
   */
  constructor(options: { readonly directory?: string; readonly filePath?: string | undefined } = {}) {
    this.filePath = options.filePath
    this.values = new Map(parameterNames.map((name) => [name, anyParameters[name].initial]))
    this.values.set('dir', options.directory ?? process.cwd())
    this.initial = new Map(this.values)
  }

  /** The value of a parameter, in the type that its kind has. */
  value<Name extends ParameterName>(name: Name): ParameterValue<Name> {
    return anyParameters[name].kind.expose(this.values.get(name)) as ParameterValue<Name>
  }

  /** Whether the parameter has another value than its default. */
  isChanged(name: ParameterName): boolean {
    const { kind } = anyParameters[name]
    return kind.format(this.values.get(name)) !== kind.format(this.initial.get(name))
  }

  /** Whether a file or the command line has set the parameter, be it to its default. */
  isAssigned(name: ParameterName): boolean {
    return this.assigned.has(name)
  }

  /**
   * CONFIG GET: the parameters that match any of the patterns, each name once.
   * Aliases are names of their own here; a hidden parameter answers to its
   * exact name only.
   */
  get(patterns: readonly string[]): (readonly [name: string, value: string])[] {
    const found = new Map<string, readonly [string, string]>()
    for (const pattern of patterns) {
      for (const word of /[[*?]/.test(pattern) ? visibleMatches(pattern) : [pattern]) {
        const name = parameterNamed(word)
        if (name !== undefined && !found.has(word.toLowerCase())) {
          found.set(word.toLowerCase(), [word, this.format(name)])
        }
      }
    }
    return [...found.values()]
  }

  /**
   * CONFIG SET: changes all of the parameters or none of them.
   *
   * @returns a promise if a listener needs time or an earlier change still does; otherwise it is done.
   * @throws ConfigurationError with Redis's words, at once or by rejection.
   */
  set(
    changes: readonly (readonly [name: string, value: string])[],
    origin: ChangeOrigin = 'remote',
  ): void | Promise<void> {
    if (this.pending === undefined) return this.track(this.apply(changes, origin))
    const turn = () => this.apply(changes, origin)
    return this.track(this.pending.then(turn, turn))
  }

  /**
   * Sets a parameter while the configuration is being loaded: no listener is
   * told, and parameters that cannot change later may be set.
   *
   * @throws InvalidValueError if the value is not allowed.
   */
  assign(name: ParameterName, words: readonly string[]): void {
    const { kind } = anyParameters[name]
    const isOneWord = words.length === 1 && words[0] !== ''
    const split = kind.isList && isOneWord ? (words[0] ?? '').split(' ') : words
    this.values.set(name, kind.parse(split, this.values.get(name), this.assigned.has(name)))
    this.assigned.add(name)
  }

  /** Gives a parameter another default, which is also its value if nothing has set it. */
  changeDefault(name: ParameterName, value: string): void {
    const stored = anyParameters[name].kind.parse([value], this.initial.get(name), false)
    this.initial.set(name, stored)
    if (!this.assigned.has(name)) this.values.set(name, stored)
  }

  /** Calls the listener whenever CONFIG SET changes any of the parameters. Returns a function that ends this. */
  onChange(names: readonly ParameterName[], listener: ConfigurationListener): () => void {
    const subscription = { names: new Set(names), listener }
    this.subscriptions.push(subscription)
    return () => {
      const index = this.subscriptions.indexOf(subscription)
      if (index >= 0) this.subscriptions.splice(index, 1)
    }
  }

  /**
   * CONFIG REWRITE: brings the file up to the values in force, keeping its
   * comments and order.
   *
   * @throws ConfigurationError if there is no file or it cannot be written.
   */
  rewrite(options: RewriteOptions = {}): void {
    if (this.filePath === undefined) {
      throw new ConfigurationError('ERR The server is running without a config file')
    }
    const lines = parameterNames.map((name) => {
      const value = this.values.get(name)
      return { name, lines: anyParameters[name].kind.lines(value, this.initial.get(name)) }
    })
    try {
      rewriteFile(this.filePath, lines, options)
    } catch (error) {
      throw new ConfigurationError(`ERR Rewriting config file: ${systemErrorText(error)}`)
    }
  }

  private format(name: ParameterName): string {
    return anyParameters[name].kind.format(this.values.get(name))
  }

  private track(work: void | Promise<void>): void | Promise<void> {
    if (!(work instanceof Promise)) return undefined
    const settled = () => {
      if (this.pending === tracked) this.pending = undefined
    }
    const tracked = work.then(settled, settled)
    this.pending = tracked
    return work
  }

  private apply(
    changes: readonly (readonly [name: string, value: string])[],
    origin: ChangeOrigin,
  ): void | Promise<void> {
    const assignments = this.checkNames(changes, origin)
    const before = this.values
    this.values = this.parseAll(assignments)
    const transition = { assignments, before, told: [] }
    return this.tell(transition, this.concerned(transition))
  }

  /**
   * The checks that come before any value is read, in Redis's order: the first
   * fault of the first name at fault. A name and its alias are no duplicates;
   * the last one counts.
   */
  private checkNames(
    changes: readonly (readonly [name: string, value: string])[],
    origin: ChangeOrigin,
  ): readonly Assignment[] {
    const seen = new Set<string>()
    return changes.map(([word, value]) => {
      const name = parameterNamed(word)
      if (name === undefined) {
        throw new ConfigurationError(`ERR Unknown option or number of arguments for CONFIG SET - '${word}'`)
      }
      const mutability = anyParameters[name].mutability ?? 'mutable'
      if (mutability === 'immutable') throw failed(word, "can't set immutable config")
      if (mutability === 'protected' && !this.mayChangeProtected(origin)) {
        throw failed(word, "can't set protected config")
      }
      if (seen.has(word.toLowerCase())) throw failed(word, 'duplicate parameter')
      seen.add(word.toLowerCase())
      return { word, name, value }
    })
  }

  private mayChangeProtected(origin: ChangeOrigin): boolean {
    const gate = this.value('enable-protected-configs')
    return gate === 'yes' || (gate === 'local' && origin === 'local')
  }

  private parseAll(assignments: readonly Assignment[]): Values {
    const values = new Map(this.values)
    for (const { word, name, value } of assignments) {
      const { kind } = anyParameters[name]
      const words = !kind.isList ? [value] : value === '' ? [] : value.split(' ')
      try {
        values.set(name, kind.parse(words, values.get(name), false))
      } catch (error) {
        if (error instanceof InvalidValueError) throw failed(word.toLowerCase(), error.message)
        throw error
      }
    }
    return values
  }

  /** The listeners that a change matters to, in the order in which they subscribed. */
  private concerned({ assignments, before }: Transition): readonly Subscription[] {
    const names = assignments
      .map(({ name }) => name)
      .filter((name) => {
        const { kind, alwaysTold } = anyParameters[name]
        return alwaysTold === true || kind.format(before.get(name)) !== this.format(name)
      })
    return this.subscriptions.flatMap(({ names: wanted, listener }) => {
      const concerning = names.filter((name) => wanted.has(name))
      return concerning.length === 0 ? [] : [{ names: new Set(concerning), listener }]
    })
  }

  /** Tells the listeners one after the other, and waits only for those that need time. */
  private tell(transition: Transition, rest: readonly Subscription[]): void | Promise<void> {
    for (const [index, subscription] of rest.entries()) {
      transition.told.push(subscription)
      try {
        const result = subscription.listener(changeFrom(transition.before, subscription))
        if (result instanceof Promise) {
          return result.then(
            () => this.tell(transition, rest.slice(index + 1)),
            (error: unknown) => this.refuse(transition, error),
          )
        }
      } catch (error) {
        return this.refuse(transition, error)
      }
    }
    return undefined
  }

  /** Goes back to the old values, tells the listeners that had been told, and throws. */
  private refuse(transition: Transition, reason: unknown): never | Promise<never> {
    const culprit = transition.told.at(-1)
    const word = transition.assignments.find(({ name }) => culprit?.names.has(name))?.word.toLowerCase() ?? ''
    const error = failed(word, reason instanceof Error ? reason.message : String(reason))
    const after = this.values
    this.values = transition.before
    const waits = transition.told.flatMap((subscription) =>
      restore(changeFrom(after, subscription), subscription),
    )
    if (waits.length === 0) throw error
    return Promise.all(waits).then(() => {
      throw error
    })
  }
}

function failed(word: string, reason: string): ConfigurationError {
  return new ConfigurationError(`ERR CONFIG SET failed (possibly related to argument '${word}') - ${reason}`)
}

function visibleMatches(pattern: string): readonly string[] {
  return parameterWords.filter((word) => {
    const name = parameterNamed(word)
    const isHidden = name !== undefined && anyParameters[name].hidden === true
    return !isHidden && globMatches(pattern, word, { ignoreCase: true })
  })
}

function changeFrom(before: Values, { names }: Subscription): ConfigurationChange {
  return {
    names,
    previous: <Name extends ParameterName>(name: Name) =>
      anyParameters[name].kind.expose(before.get(name)) as ParameterValue<Name>,
  }
}

/** A listener that cannot even go back has nobody left to tell. */
function restore(change: ConfigurationChange, { listener }: Subscription): Promise<void>[] {
  try {
    const result = listener(change)
    return result instanceof Promise ? [result.catch(() => undefined)] : []
  } catch {
    return []
  }
}
