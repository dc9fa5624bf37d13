/**
 * A command that a store refused: what a Redis client would get as an error
 * reply, with Redis's own words.
 *
 * @example
 * db.set('name', 'ada')
 * try {
 *   db.incr('name')
 * } catch (error) {
 *   console.log(error instanceof ReplyError && error.code) // 'ERR'
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
