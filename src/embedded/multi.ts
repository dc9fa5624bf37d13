import { InvalidArgument } from '../commands/marshal-values.ts'
import type { NativeArgument, NativeStore } from '../native/binding.ts'
import { CommandSet, type Commands, type CommandTarget } from './commands.ts'
import type { ControlPlane } from './control-plane.ts'
import { redirectedNative } from './redirected-native.ts'
import { ReplyError } from './reply-error.ts'
import { TransactionError } from './transaction-error.ts'

/** The calls that queue a command, and add its reply to those that `exec` will return. */
type QueuedCalls<Api, Replies extends readonly unknown[]> = {
  readonly [Name in keyof Api as Api[Name] extends WaitingCall ? never : Name]: QueuedCall<Api[Name], Replies>
}

type WaitingCall = (...args: never[]) => Promise<unknown>

type QueuedCall<Entry, Replies extends readonly unknown[]> = (Entry extends (
  ...args: infer Args
) => infer Reply
  ? (...args: Args) => Multi<[...Replies, Awaited<Reply>]>
  : unknown) &
  (keyof Entry extends never ? unknown : QueuedCalls<Entry, Replies>)

/**
 * Commands that run as one transaction: with nothing between them, whatever other threads and clients do. Those
 * that wait, and those about the server, cannot be among them.
 */
export type Multi<Replies extends readonly unknown[] = readonly []> = QueuedCalls<Commands, Replies> & {
  /**
   * Runs what was queued, once; the replies in order.
   *
   * @throws ReplyError if a command is refused: then none has run.
   * @throws TransactionError if a command fails when it runs: the others have taken effect, as in Redis.
   */
  exec(): Replies
}

/** Queues the commands of one transaction. */
export class OpenMulti extends CommandSet {
  readonly #target: CommandTarget
  readonly #ids: number[] = []
  readonly #words: (readonly NativeArgument[])[] = []
  #isOver = false

  constructor(target: CommandTarget) {
    const queue: NativeStore['run'] = (id, buffers, _database, words) => {
      this.#requireBegun()
      if (buffers) throw new InvalidArgument('the replies of a transaction come as strings')
      this.#ids.push(id)
      this.#words.push(words)
      return this
    }
    super({
      ...target,
      native: redirectedNative(target.native, queue),
      control: noControl,
      connect: refuse,
    })
    this.#target = target
  }

  exec(): unknown[] {
    this.#requireBegun()
    this.#isOver = true
    const { native, database } = this.#target
    const replies = native.runTransaction(false, database, this.#ids, this.#words)
    if (replies.some((reply) => reply instanceof ReplyError)) throw new TransactionError(replies)
    return replies
  }

  #requireBegun(): void {
    if (this.#isOver) throw new InvalidArgument('the transaction has run: begin another with multi()')
  }
}

function refuse(): never {
  throw new InvalidArgument(
    'a transaction neither waits for a key nor carries out a command about the server',
  )
}

const noControl = { run: refuse } as unknown as ControlPlane
