/**
 * What a configuration parameter is made of. A parameter is data: its kind
 * knows how to read and write values, the details say how it may be changed
 * and what it means here, and the table in parameters/ has one entry for each.
 */

/** When a parameter may be changed: at any time, only before the start, or at any time if protected ones may be. */
export type Mutability = 'mutable' | 'immutable' | 'protected'

/**
 * Whether setting a parameter has the effect it has in Redis: it has; it will
 * have once the feature exists; or it never will, because there is nothing here
 * that it could control. In every case the value is kept and answered.
 */
export type Applies = true | 'later' | 'never'

/** One line that CONFIG REWRITE writes for a parameter, without its name. */
export interface RewrittenLine {
  readonly text: string
  /** Whether the line must be there: a default value needs no line of its own. */
  readonly required: boolean
}

/** How values of one kind are read, kept and written. */
export interface Kind<Stored, Value> {
  /** One phrase for the documentation, such as `yes or no`. */
  readonly description: string
  /** Whether CONFIG SET splits the value at spaces, as a line of redis.conf is split. */
  readonly isList: boolean
  /**
   * Reads a value.
   *
   * @param words - the words of the value; exactly one unless `isList`.
   * @param previous - the value in force.
   * @param isRepeated - whether an earlier line of the same file set the parameter already.
   * @throws InvalidValueError with Redis's words if they are no such value.
   */
  parse(words: readonly string[], previous: Stored, isRepeated: boolean): Stored
  /** The value as CONFIG GET answers it; equal texts mean equal values. */
  format(stored: Stored): string
  /** The value as other rooms use it. */
  expose(stored: Stored): Value
  /** The lines that set the value in redis.conf. */
  lines(stored: Stored, initial: Stored): readonly RewrittenLine[]
}

/** What is said about a parameter apart from its values. */
export interface ParameterDetails {
  /** What it means in nacre, in a sentence or two for the documentation. */
  readonly meaning: string
  /** True unless said otherwise. */
  readonly applies?: Applies
  /** Older names, which CONFIG GET and SET take as well. */
  readonly aliases?: readonly string[]
  /** Mutable unless said otherwise. */
  readonly mutability?: Mutability
  /** Hidden parameters answer to their exact name only, not to a pattern. */
  readonly hidden?: boolean
  /** Values of sensitive parameters are kept out of logs. */
  readonly sensitive?: boolean
  /** Whether listeners are told of a CONFIG SET even if the value is the same: the file that it names may be new. */
  readonly alwaysTold?: boolean
  /** What the documentation gives as the default where it depends on the machine. */
  readonly defaultNote?: string
}

/** One configuration parameter. */
export interface Parameter<Stored, Value> extends ParameterDetails {
  readonly kind: Kind<Stored, Value>
  readonly initial: Stored
}

/** A value that a parameter cannot take; the message is Redis's. */
export class InvalidValueError extends Error {
  override readonly name = 'InvalidValueError'
}

/** The single word of a value that is not a list. */
export function onlyWord(words: readonly string[]): string {
  const [word] = words
  if (word === undefined || words.length > 1) throw new InvalidValueError('wrong number of arguments')
  return word
}
