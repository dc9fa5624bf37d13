import { InvalidArgument, shown } from '../commands/marshal-values.ts'
import { type ConnectorConstructor, connectorFor } from '../connection/connector.ts'
import { InProcessSocket } from '../connection/in-process-socket.ts'
import type { NativeStore } from '../native/binding.ts'
import { addon } from '../native/load.ts'
import { backup } from '../persistence/backup.ts'
import { awaitJournal, JournalError } from '../persistence/journal.ts'
import { createInterpreter } from '../scripting/lua/create-interpreter.ts'
import { attachScripts } from '../scripting/script-engine.ts'
import { ScriptWorkers } from '../scripting/script-workers.ts'
import type { BufferCommands, Commands } from './commands.ts'
import type { ComputeOptions } from './compute-cache.ts'
import { ControlPlane, type FacesFor } from './control-plane.ts'
import { createFaces } from './faces.ts'
import type { Multi } from './multi.ts'
import { NumberedCommands } from './numbered-commands.ts'
import { type Procedure, type ProcedureBody, type ProcedureOptions, Procedures } from './procedure.ts'
import type { RateLimitOptions, RateLimitResult } from './rate-limit.ts'
import { ReplyError } from './reply-error.ts'
import { type ListenOptions, Server } from './server.ts'
import { StoreClosedError } from './store-closed-error.ts'
import { StoreHost, type StoreServices } from './store-host.ts'
import { type Names, type SubscribeOptions, Subscription, type SubscriptionKind } from './subscription.ts'

addon.setErrorClasses(ReplyError, StoreClosedError)

/** One of a store's numbered databases. */
export interface NumberedDatabase extends Commands {
  /** The same commands, with strings returned as Buffers. */
  readonly buffers: BufferCommands

  /**
   * The value at a key; if there is none, the function computes it, and it is kept for `ttlMs` milliseconds, as
   * JSON. Whoever asks meanwhile, on any thread or connection that calls this, waits for the one computation. If
   * it throws, those who wait try themselves, one after another.
   *
   * With `stale` a value whose time is over is still returned for so many milliseconds, at once, while it is
   * computed anew.
   *
   * @throws InvalidArgument (rejects) for a time that is not a positive whole number, or a value that is no JSON.
   * @example
   * const user = await db.getOrCompute('user:1', 60_000, () => ({ name: 'ada' }), { stale: 5000 })
   */
  getOrCompute<Value>(
    key: string,
    ttlMs: number,
    compute: () => Value | Promise<Value>,
    options?: ComputeOptions,
  ): Promise<Value>

  /**
   * Begins a transaction: its calls queue commands, and `exec` runs them with nothing between them. To decide by
   * what is there, register a procedure.
   *
   * @example
   * const [length, items] = db.multi().rpush('list', 'a', 'b').lrange('list', 0, -1).exec()
   * // length 2, items ['a', 'b']
   */
  multi(): Multi

  /**
   * Uses a limit of `limit` times in `windowMs` milliseconds, if anything of it is left. All threads of the
   * process that use the key share it.
   *
   * @throws InvalidArgument if the key holds something else.
   * @example
   * db.rateLimit('login:ada', { limit: 5, windowMs: 60_000 }).allowed // true
   */
  rateLimit(key: string, options: RateLimitOptions): RateLimitResult
}

/** Listens for messages to what is named. */
export interface Subscribe {
  (names: Names, options: SubscribeOptions<Buffer> & { readonly binary: true }): Subscription<Buffer>
  (names: Names, options?: SubscribeOptions & { readonly binary?: false }): Subscription
}

/** A store as one thread holds it: its commands on database 0, and its doors. */
export interface Database extends NumberedDatabase {
  /** False once the store is closed. */
  readonly isOpen: boolean

  /**
   * The commands on another of the store's databases.
   *
   * @throws InvalidArgument if there is no such database.
   * @example
   * const sessions = db.database(1)
   * sessions.set('ada', 'open')
   * db.get('ada') // null: that is database 0
   */
  database(index: number): NumberedDatabase

  /**
   * Opens the store to Redis clients on the network.
   *
   * @throws ListenError if it cannot listen there.
   * @example
   * const server = await db.listen({ port: 0 })
   * console.log(server.port)
   */
  listen(options?: ListenOptions): Promise<Server>

  /**
   * Connects to the store with no socket: the stream speaks Redis's protocol.
   *
   * @example
   * const socket = db.connect()
   * socket.on('data', (bytes) => console.log(String(bytes))) // +PONG
   * socket.write('PING\r\n')
   */
  connect(): InProcessSocket

  /**
   * Listens for messages to channels: with `for await`, or with a callback.
   *
   * @throws InvalidArgument if no channel is named.
   * @example
   * const news = db.subscribe('news')
   * db.publish('news', 'hello') // 1
   * for await (const { channel, message } of news) {
   *   console.log(channel, message)
   *   break
   * }
   */
  subscribe: Subscribe

  /**
   * Listens for messages to all channels that match patterns.
   *
   * @throws InvalidArgument if no pattern is named.
   * @example
   * using all = db.psubscribe('user:*', { onMessage: ({ channel }) => console.log(channel) })
   * db.publish('user:1', 'came') // 1
   */
  psubscribe: Subscribe

  /** Listens for messages to shard channels, which `spublish` sends. */
  ssubscribe: Subscribe

  /**
   * The class that ioredis takes as its `Connector` option, for clients with no socket.
   *
   * @example
   * import { Redis } from 'ioredis'
   *
   * const redis = new Redis({ Connector: db.connector() })
   * await redis.set('key', 'value')
   */
  connector(): ConnectorConstructor

  /**
   * Copies the store as it is now into a directory, which `open` then opens. Calls go on meanwhile.
   *
   * @throws JournalError (rejects) if the directory holds a store already, or cannot be written.
   * @example
   * import { mkdtempSync } from 'node:fs'
   *
   * const db = open()
   * db.set('order:1', 'paid')
   * const directory = mkdtempSync('/tmp/nacre-')
   * await db.backup(directory)
   * open(directory).get('order:1') // 'paid'
   */
  backup(directory: string): Promise<void>

  /**
   * Waits until all that this store's threads have done by now is on disk, whatever `appendfsync` says.
   *
   * @throws JournalError (rejects) if the disk fails, or the store keeps nothing on disk.
   * @example
   * // With a store that was opened with a directory:
   * // db.set('order:1', 'paid')
   * // await db.durable()
   */
  durable(): Promise<void>

  /**
   * Registers a procedure: a function that runs at once, with nothing between its commands, on the keys that
   * a call gives it. Returns the function that calls it. Clients of the network call it with FCALL; it runs on
   * this thread then, too, so they wait while this thread is busy. What it has written when it throws stays.
   *
   * @throws InvalidArgument if a function or a procedure of this name is there already.
   * @example
   * const transfer = db.procedure('transfer', { keys: ['from', 'to'] }, (store, { from, to }, amount: string) => {
   *   if (Number(store.get(from)) < Number(amount)) throw new Error('not enough')
   *   store.decrby(from, Number(amount))
   *   return store.incrby(to, Number(amount))
   * })
   * db.set('ada', '100')
   * transfer({ from: 'ada', to: 'bob' }, '30') // 30
   */
  procedure<const Names extends readonly string[], Arguments extends readonly unknown[], Result>(
    name: string,
    options: ProcedureOptions<Names>,
    body: ProcedureBody<Names, Arguments, Result>,
  ): Procedure<Names, Arguments, Result>

  /**
   * Closes the store for this thread: its connections and its server end, and
   * every later call throws StoreClosedError. The data is gone when the last
   * thread that opened the store by its name has closed it. Closing twice does
   * nothing.
   */
  close(): void

  /** Closes the store at the end of a `using` block. */
  [Symbol.dispose](): void
}

/** How long script workers have to let go of a store that closes: its directory is free once they have. */
const workersEndMs = 1_000

/** What a script worker runs; as this module, a source or what was compiled of it. */
const scriptWorkerModule = new URL(
  import.meta.url.endsWith('.ts') ? './script-worker.ts' : './script-worker.js',
  import.meta.url,
)

/** The parts of a database that are not its commands. */
export class OpenDatabase extends NumberedCommands {
  readonly #native: NativeStore
  readonly #control: ControlPlane
  readonly #host: StoreHost
  readonly #databases: Map<number, NumberedCommands>
  readonly #procedures: Procedures
  readonly #sockets = new Set<InProcessSocket>()
  // As commands, these do not need their `this`.
  readonly subscribe = this.#listener('subscribe')
  readonly psubscribe = this.#listener('psubscribe')
  readonly ssubscribe = this.#listener('ssubscribe')
  /** Once the network was opened here. */
  #scriptWorkers: ScriptWorkers | undefined

  constructor(native: NativeStore, services: StoreServices = {}) {
    const host = new StoreHost(native, services)
    let facesFor: FacesFor | undefined
    const control = new ControlPlane(native, (call) => {
      facesFor ??= createFaces(native, host)
      return facesFor(call)
    })
    super({ native, control, connect: () => this.connect(), database: 0, buffers: false })
    this.#procedures = new Procedures(native, control)
    attachScripts(native, {
      createInterpreter,
      log: host.scriptLog,
      runProcedure: (...call) => this.#procedures.answer(...call),
      answerControl: (call) => control.answerScript(call),
    })
    this.#native = native
    this.#control = control
    this.#host = host
    this.#databases = new Map([[0, this]])
  }

  /** What surrounds the store. */
  get host(): StoreHost {
    return this.#host
  }

  async backup(directory: string): Promise<void> {
    if (!this.isOpen) throw new StoreClosedError()
    await backup(this.#native, directory)
  }

  async durable(): Promise<void> {
    if (!this.isOpen) throw new StoreClosedError()
    if (!this.#native.journalStatus().enabled) throw new JournalError('the store keeps nothing on disk')
    if (!(await awaitJournal(this.#native)))
      throw new JournalError('the journal cannot be written to the disk')
  }

  get isOpen(): boolean {
    return this.#native.isOpen()
  }

  database(index: number): NumberedCommands {
    const count = this.#native.databaseCount()
    if (!Number.isInteger(index) || index < 0 || index >= count) {
      throw new InvalidArgument(`there is no database ${shown(index)}; the last one is ${count - 1}`)
    }
    const known = this.#databases.get(index)
    if (known !== undefined) return known
    const made = new NumberedCommands({
      native: this.#native,
      control: this.#control,
      connect: () => this.connect(),
      database: index,
      buffers: false,
    })
    this.#databases.set(index, made)
    return made
  }

  procedure(
    name: string,
    options: ProcedureOptions<readonly string[]>,
    body: (...args: never[]) => unknown,
  ): unknown {
    return this.#procedures.register(name, options, body)
  }

  async listen(options: ListenOptions = {}): Promise<Server> {
    const server = Server.start(this.#native, this.#control, options)
    this.#host.attach(server)
    this.#scriptWorkers ??= this.#startScriptWorkers()
    return server
  }

  #startScriptWorkers(): ScriptWorkers {
    const host = this.#host
    const workers = new ScriptWorkers(this.#native, {
      module: scriptWorkerModule,
      count: () => host.config.value('script-workers'),
      facts: () => host.published,
      log: host.scriptLog,
    })
    host.onFactsChange(() => workers.publish())
    return workers
  }

  connect(): InProcessSocket {
    const socket = new InProcessSocket({
      connect: (onWake) => this.#native.connect(onWake),
      isOpen: () => this.isOpen,
      nowMs: () => this.#native.nowMs(),
      answer: (call) => this.#control.answer(call),
    })
    this.#sockets.add(socket)
    return socket.once('close', () => this.#sockets.delete(socket))
  }

  /** Ends waits whose time is over; for who moves the store's clock. */
  protected clockMoved(): void {
    for (const socket of this.#sockets) socket.clockMoved()
  }

  connector(): ConnectorConstructor {
    return connectorFor(() => this.connect())
  }

  #listener(kind: SubscriptionKind) {
    return (names: Names, options: SubscribeOptions<never> = {}): Subscription<never> => {
      if (!this.isOpen) throw new StoreClosedError()
      return new Subscription(kind, names, options, () => this.connect())
    }
  }

  close(): void {
    this.#host.end()
    if (this.isOpen) this.#scriptWorkers?.close()
    for (const socket of this.#sockets) socket.hangUp()
    this.#native.close(this.#scriptWorkers === undefined ? 0 : workersEndMs)
  }

  [Symbol.dispose](): void {
    this.close()
  }
}
