/**
 * A command that a store refused: what a Redis client would get as an error
 * reply, with Redis's own words.
 *
 * @example
 * try {
 *   db.incr('name')
 * } catch (error) {
 *   if (error instanceof ReplyError && error.code === 'WRONGTYPE') …
 * }
 */
export class ReplyError extends Error {
  override readonly name = 'ReplyError'
  /** The error's first word: `ERR`, `WRONGTYPE`, `NOAUTH` … */
  readonly code: string

  constructor(message: string) {
    super(message)
    this.code = message.slice(0, message.indexOf(' '))
  }
}
