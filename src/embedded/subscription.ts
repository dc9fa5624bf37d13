import { InvalidArgument, shown, type Word } from '../commands/marshal-values.ts'
import type { Reply } from '../commands/reply.ts'
import type { InProcessSocket } from '../connection/in-process-socket.ts'
import { ReplyDecoder } from '../connection/reply-decoder.ts'
import { encodeCall } from './encode-call.ts'
import { SubscriptionLostError } from './subscription-lost-error.ts'

/** What a subscription is for. */
export type SubscriptionKind = 'subscribe' | 'psubscribe' | 'ssubscribe'

/** A message to a channel. Its names are strings or Buffers as the message itself is. */
export interface Message<Payload = string> {
  readonly channel: Payload
  /** The pattern that the channel matched, for a subscription to patterns. */
  readonly pattern?: Payload
  readonly message: Payload
}

/** How messages are taken. */
export interface SubscribeOptions<Payload = string> {
  /**
   * Whether messages, channels and patterns are Buffers; by default they are strings, in which bytes
   * that are no UTF-8 are lost.
   */
  readonly binary?: boolean
  /**
   * Called for each message as it comes; there is nothing to iterate over then. What it throws is an
   * uncaught exception of the process; the messages behind that one come all the same.
   */
  readonly onMessage?: (message: Message<Payload>) => void
  /** Called once when the subscription has ended; with an error if the store has ended it. */
  readonly onEnd?: (error?: SubscriptionLostError) => void
}

/** Names of channels or patterns: one, or several. */
export type Names = Word | readonly Word[]

/** Messages that wait for the iterator before those behind them are left in the store. */
const mostWaiting = 1024

type Waiter<Payload> = {
  readonly resolve: (result: IteratorResult<Message<Payload>, undefined>) => void
  readonly reject: (error: Error) => void
}

/**
 * Messages of channels, as they come: for `for await`, or for a callback.
 *
 * It is in force when the call that made it returns. Messages that nobody takes
 * wait in the store; when there are more than `client-output-buffer-limit pubsub`
 * allows, the store ends the subscription, and iterating throws
 * SubscriptionLostError after the messages that came before. An open subscription
 * keeps the process alive.
 */
export class Subscription<Payload = string> implements AsyncIterableIterator<Message<Payload>, undefined> {
  readonly #socket: InProcessSocket
  readonly #decoder = new ReplyDecoder()
  readonly #options: SubscribeOptions<Payload>
  readonly #waiting: Message<Payload>[] = []
  readonly #waiters: Waiter<Payload>[] = []
  #isOpen = true
  #error: SubscriptionLostError | undefined

  constructor(
    kind: SubscriptionKind,
    names: Names,
    options: SubscribeOptions<Payload>,
    connect: () => InProcessSocket,
  ) {
    const words = wordsOf(kind, names)
    this.#options = options
    this.#socket = connect()
    this.#socket.on('data', (bytes: Buffer) => this.#receive(bytes))
    this.#socket.on('close', () => this.#end())
    this.#socket.write(Buffer.concat([encodeCall(['HELLO', '3']), encodeCall([kind, ...words])]))
  }

  /** False once it has ended. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Lets the process end although the subscription is open. */
  unref(): this {
    this.#socket.unref()
    return this
  }

  /** Takes unref back. */
  ref(): this {
    this.#socket.ref()
    return this
  }

  /** Ends the subscription; messages that were not taken are dropped. Closing twice does nothing. */
  close(): void {
    if (!this.#isOpen) return
    this.#waiting.length = 0
    this.#finish(undefined)
    this.#socket.destroy()
  }

  /** The next message; done when the subscription or the store is closed. */
  next(): Promise<IteratorResult<Message<Payload>, undefined>> {
    const message = this.#waiting.shift()
    if (this.#waiting.length < mostWaiting / 2) this.#socket.resume()
    if (message !== undefined) return Promise.resolve({ done: false, value: message })
    if (this.#isOpen) return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }))
    const error = this.#error
    this.#error = undefined
    return error === undefined ? Promise.resolve({ done: true, value: undefined }) : Promise.reject(error)
  }

  /** Closes the subscription when a loop over it ends early. */
  async return(): Promise<IteratorResult<Message<Payload>, undefined>> {
    this.close()
    return { done: true, value: undefined }
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  /** Closes the subscription at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.close()
  }

  #receive(bytes: Buffer): void {
    for (const reply of this.#decoder.feed(bytes)) {
      const message = reply.type === 'push' ? this.#messageOf(reply.items) : undefined
      if (message !== undefined && this.#isOpen) this.#take(message)
    }
    if (this.#waiting.length >= mostWaiting) this.#socket.pause()
  }

  #take(message: Message<Payload>): void {
    const waiter = this.#waiters.shift()
    if (this.#options.onMessage !== undefined) callBack(this.#options.onMessage, message)
    else if (waiter !== undefined) waiter.resolve({ done: false, value: message })
    else this.#waiting.push(message)
  }

  /** Nothing if the push confirms a subscription. */
  #messageOf(items: readonly Reply[]): Message<Payload> | undefined {
    const [kind, ...rest] = items.map(bytesOf)
    const payload = (bytes: Buffer) => (this.#options.binary === true ? bytes : bytes.toString()) as Payload
    const [first, second, third] = rest
    if (first === undefined || second === undefined) return undefined
    if (String(kind) === 'pmessage' && third !== undefined) {
      return { channel: payload(second), pattern: payload(first), message: payload(third) }
    }
    if (String(kind) !== 'message' && String(kind) !== 'smessage') return undefined
    return { channel: payload(first), message: payload(second) }
  }

  /** The connection has ended: by the store, unless the subscription or the store was closed. */
  #end(): void {
    if (this.#isOpen) this.#finish(this.#socket.isStoreOpen ? new SubscriptionLostError() : undefined)
  }

  #finish(error: SubscriptionLostError | undefined): void {
    this.#isOpen = false
    this.#error = error
    for (const waiter of this.#waiters.splice(0)) {
      if (this.#error === undefined) waiter.resolve({ done: true, value: undefined })
      else waiter.reject(this.#error)
      this.#error = undefined
    }
    this.#options.onEnd?.(error)
  }
}

/** Calls with a message; what that throws is thrown in a turn of its own, as the message's last word. */
function callBack<Payload>(onMessage: (message: Message<Payload>) => void, message: Message<Payload>): void {
  try {
    onMessage(message)
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}

/** The bytes of a string; none for anything else. */
function bytesOf(reply: Reply): Buffer {
  return reply.type === 'bulk' ? Buffer.from(reply.value as Uint8Array) : Buffer.alloc(0)
}

function wordsOf(kind: SubscriptionKind, names: Names): readonly Word[] {
  const words = typeof names === 'string' || names instanceof Uint8Array ? [names] : names
  if (Array.isArray(words) && words.length > 0 && words.every(isWord)) return words
  throw new InvalidArgument(`${kind} takes one or more names, not ${shown(names)}`)
}

const isWord = (name: unknown): name is Word => typeof name === 'string' || name instanceof Uint8Array
