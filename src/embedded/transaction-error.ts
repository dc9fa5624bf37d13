import { ReplyError } from './reply-error.ts'

/** Commands of a transaction have failed. The others have taken effect: Redis's transactions are not rolled back. */
export class TransactionError extends Error {
  override readonly name = 'TransactionError'
  /** What each command replied; a ReplyError where it failed. */
  readonly replies: readonly unknown[]

  constructor(replies: readonly unknown[]) {
    const errors = replies.filter((reply): reply is ReplyError => reply instanceof ReplyError)
    super(`${errors.length} of ${replies.length} commands failed: ${errors[0]?.message}`)
    this.replies = replies
  }
}
