import { Duplex } from 'node:stream'
import { clearTimeout, setImmediate, setTimeout } from 'node:timers'
import type { NativeSession, PendingControl } from '../native/binding.ts'

/** Input that is run before the reader is asked whether it keeps up. */
const largestStepBytes = 64 * 1024
/** After so long commands that CLIENT PAUSE holds back are tried again. */
const retryAfterMs = 10

/** No timer of Node.js runs longer. */
const longestTimerMs = 2 ** 31 - 1

/** Replies that may wait for the reader before the writer is held back. */
const readableHighWaterMark = 256 * 1024

type WriteDone = (error?: Error | null) => void

/** What a socket needs of the store. */
export interface SocketBackend {
  /** Opens a session; `onWake` is called when it has news that no call of its own brought. */
  connect(onWake: () => void): NativeSession
  /** Whether the store is open. */
  isOpen(): boolean
  /** Unix milliseconds of the store's clock, which may be one that only its owner moves. */
  nowMs(): number
  /** The bytes of a control command's reply. */
  answer(call: PendingControl): Promise<Buffer>
}

/**
 * A connection to a store inside the process: Redis's protocol through a
 * stream, with no socket below it.
 *
 * Commands run when they are written; their replies come in a later turn of
 * the event loop, as they would from a socket, all of one turn together. A
 * write is finished when its commands have run and the reader has room for
 * more, so a reader that falls behind holds its writer back.
 *
 * An open connection keeps the process alive only while it waits for what
 * others do, as MONITOR and BLPOP do.
 */
export class InProcessSocket extends Duplex {
  /** As sockets have it: the connection is made when the constructor returns. */
  readonly connecting = false
  readonly remoteAddress = 'in-process'
  readonly remotePort = 0
  readonly localAddress = 'in-process'
  readonly localPort = 0

  readonly #backend: SocketBackend
  readonly #session: NativeSession
  /** What is written and not yet run, and how its writer is told. */
  #input: Buffer | undefined
  #inputDone: WriteDone | undefined
  /** Replies that wait for the next turn. */
  #output: Buffer[] = []
  #outputBytes = 0
  #flushIsDue = false
  #readerHasRoom = true
  /** The session stands still: for a control command, because clients are paused, or for the reader. */
  #isParked = false
  #isFull = false
  /** It stands still because its command waits for a key. */
  #isWaiting = false
  #waitTimer: NodeJS.Timeout | undefined
  /** When its time is over by the store's clock; undefined: never. */
  #waitEndsMs: number | undefined
  #isHungUp = false

  constructor(backend: SocketBackend) {
    super({ allowHalfOpen: false, readableHighWaterMark })
    this.#backend = backend
    this.#session = backend.connect(() => this.#wake())
  }

  /** Whether the store is open, though the connection may have ended. */
  get isStoreOpen(): boolean {
    return this.#backend.isOpen()
  }

  /** Nothing: there are no packets to delay. */
  setNoDelay(): this {
    return this
  }

  /** Nothing: the other side cannot vanish. */
  setKeepAlive(): this {
    return this
  }

  /** Nothing: no time passes on the way. */
  setTimeout(): this {
    return this
  }

  /** Ends the connection when what is written has been run, and then all is over: what sockets call so. */
  destroySoon(): void {
    this.end(() => this.destroy())
  }

  /** Takes unref back. */
  ref(): this {
    this.#session.holdProcess(true)
    return this
  }

  /** Lets the process end although the connection waits for what others do. */
  unref(): this {
    this.#session.holdProcess(false)
    return this
  }

  /** Ends the wait for a key if its time is over by the store's clock, which its owner has moved. */
  clockMoved(): void {
    if (this.#waitEndsMs !== undefined && this.#backend.nowMs() >= this.#waitEndsMs) {
      this.#endWait(() => this.#session.timeOut())
    }
  }

  /** Ends the connection from the store's side; what was replied can still be read. */
  hangUp(): void {
    if (this.#isHungUp) return
    this.#isHungUp = true
    clearTimeout(this.#waitTimer)
    this.#session.close()
    this.#flushSoon()
    this.#finishInput()
  }

  override _write(chunk: Buffer, _encoding: string, done: WriteDone): void {
    // What comes after the end is lost, as it would be on its way to a socket that was closed.
    if (!this.#isHungUp) this.#input = chunk
    this.#inputDone = done
    this.#run()
  }

  override _final(done: WriteDone): void {
    this.hangUp()
    done()
  }

  override _read(): void {
    this.#readerHasRoom = true
    if (this.#isFull) this.#unpark(() => this.#session.resume())
    this.#readMail()
    this.#run()
  }

  override _destroy(error: Error | null, done: WriteDone): void {
    this.#isHungUp = true
    clearTimeout(this.#waitTimer)
    this.#session.close()
    this.#output = []
    this.#input = undefined
    this.#inputDone = undefined
    done(error)
  }

  /** Runs what is written, as long as the session and the reader keep up. */
  #run(): void {
    while (this.#input !== undefined && this.#readerHasRoom && !this.#isParked && !this.#isHungUp) {
      const step = this.#input.subarray(0, largestStepBytes)
      this.#input = step.length < this.#input.length ? this.#input.subarray(step.length) : undefined
      this.#take(this.#session.feed(step))
      this.#settle()
    }
    if (this.#input === undefined && (!this.#isParked || this.#isHungUp)) this.#finishInput()
  }

  /** Sees to what the session wants after it has run commands. */
  #settle(): void {
    const control = this.#session.takeControl()
    const state = this.#session.state()
    if (control !== undefined) {
      this.#isParked = true
      void this.#backend
        .answer(control)
        .then((bytes) => this.#unpark(() => this.#session.controlReplied(bytes)))
    } else if (state === 'paused') {
      this.#isParked = true
      setTimeout(() => this.#unpark(() => this.#session.resume()), retryAfterMs)
    } else if (state === 'full') {
      this.#isParked = true
      this.#isFull = true
    } else if (state === 'waiting') {
      this.#isParked = true
      this.#isWaiting = true
      this.#startWait(this.#session.waitMs())
    } else if (state === 'closing') {
      this.hangUp()
    }
  }

  #startWait(timeoutMs: number): void {
    if (timeoutMs === 0) return
    this.#waitEndsMs = this.#backend.nowMs() + timeoutMs
    this.#startWaitTimer(timeoutMs)
  }

  #startWaitTimer(timeoutMs: number): void {
    const step = Math.min(timeoutMs, longestTimerMs)
    const timer = setTimeout(() => {
      if (step < timeoutMs) this.#startWaitTimer(timeoutMs - step)
      else this.#endWait(() => this.#session.timeOut())
    }, step)
    this.#waitTimer = timer
  }

  /** Goes on if the command waits no longer. */
  #endWait(look: () => Buffer | undefined): void {
    if (this.#isHungUp || !this.#isWaiting) return
    const bytes = look()
    if (this.#session.state() === 'waiting') return
    clearTimeout(this.#waitTimer)
    this.#waitEndsMs = undefined
    this.#isWaiting = false
    this.#unpark(() => bytes)
  }

  #wake(): void {
    this.#endWait(() => this.#session.takeWaited())
    this.#readMail()
  }

  #unpark(goOn: () => Buffer | undefined): void {
    this.#isParked = false
    this.#isFull = false
    if (this.#isHungUp) return
    this.#take(goOn())
    this.#settle()
    this.#run()
  }

  /** Lines of MONITOR, and word that the connection is to end. */
  #readMail(): void {
    if (this.#isHungUp) return
    if (this.#readerHasRoom) this.#take(this.#session.takeMail())
    if (this.#session.state() === 'closing') this.hangUp()
  }

  #take(bytes: Buffer | undefined): void {
    if (bytes === undefined) return
    this.#output.push(bytes)
    this.#outputBytes += bytes.length
    this.#readerHasRoom = this.#outputBytes + this.readableLength < readableHighWaterMark
    this.#flushSoon()
  }

  #flushSoon(): void {
    if (this.#flushIsDue) return
    this.#flushIsDue = true
    setImmediate(() => this.#flush())
  }

  #flush(): void {
    this.#flushIsDue = false
    if (this.destroyed) return
    const [first] = this.#output
    if (first !== undefined) {
      const bytes = this.#output.length === 1 ? first : Buffer.concat(this.#output, this.#outputBytes)
      this.#output = []
      this.#outputBytes = 0
      this.#readerHasRoom = this.push(bytes)
    }
    if (this.#isHungUp) this.push(null)
  }

  #finishInput(): void {
    const done = this.#inputDone
    this.#input = undefined
    this.#inputDone = undefined
    done?.()
  }
}
