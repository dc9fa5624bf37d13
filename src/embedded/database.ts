import { InvalidArgument, shown } from '../commands/marshal-values.ts'
import { type ConnectorConstructor, connectorFor } from '../connection/connector.ts'
import { InProcessSocket } from '../connection/in-process-socket.ts'
import type { NativeStore } from '../native/binding.ts'
import { addon } from '../native/load.ts'
import { type BufferCommands, CommandSet, type Commands } from './commands.ts'
import { ControlPlane, type FacesFor } from './control-plane.ts'
import { createFaces } from './faces.ts'
import { ReplyError } from './reply-error.ts'
import { type ListenOptions, Server } from './server.ts'
import { StoreClosedError } from './store-closed-error.ts'
import { StoreHost, type StoreServices } from './store-host.ts'

addon.setErrorClasses(ReplyError, StoreClosedError)

/** One of a store's numbered databases. */
export interface NumberedDatabase extends Commands {
  /** The same commands, with strings returned as Buffers. */
  readonly buffers: BufferCommands
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
   * Closes the store for this thread: its connections and its server end, and
   * every later call throws StoreClosedError. The data is gone when the last
   * thread that opened the store by its name has closed it. Closing twice does
   * nothing.
   */
  close(): void

  /** Closes the store at the end of a `using` block. */
  [Symbol.dispose](): void
}

/** The parts of a database that are not its commands. */
export class OpenDatabase extends CommandSet {
  readonly #native: NativeStore
  readonly #control: ControlPlane
  readonly #host: StoreHost
  readonly #databases: Map<number, CommandSet>
  readonly #sockets = new Set<InProcessSocket>()

  constructor(native: NativeStore, services: StoreServices = {}) {
    const host = new StoreHost(native, services)
    let facesFor: FacesFor | undefined
    const control = new ControlPlane(native, (call) => {
      facesFor ??= createFaces(native, host)
      return facesFor(call)
    })
    super({ native, control, connect: () => this.connect(), database: 0, buffers: false })
    this.#native = native
    this.#control = control
    this.#host = host
    this.#databases = new Map([[0, this]])
  }

  get isOpen(): boolean {
    return this.#native.isOpen()
  }

  database(index: number): CommandSet {
    const count = this.#native.databaseCount()
    if (!Number.isInteger(index) || index < 0 || index >= count) {
      throw new InvalidArgument(`there is no database ${shown(index)}; the last one is ${count - 1}`)
    }
    const known = this.#databases.get(index)
    if (known !== undefined) return known
    const made = new CommandSet({
      native: this.#native,
      control: this.#control,
      connect: () => this.connect(),
      database: index,
      buffers: false,
    })
    this.#databases.set(index, made)
    return made
  }

  async listen(options: ListenOptions = {}): Promise<Server> {
    const server = Server.start(this.#native, this.#control, options)
    this.#host.server = server
    return server
  }

  connect(): InProcessSocket {
    const socket = new InProcessSocket({
      connect: (onWake) => this.#native.connect(onWake),
      answer: (call) => this.#control.answer(call),
    })
    this.#sockets.add(socket)
    return socket.once('close', () => this.#sockets.delete(socket))
  }

  connector(): ConnectorConstructor {
    return connectorFor(() => this.connect())
  }

  close(): void {
    this.#host.end()
    for (const socket of this.#sockets) socket.hangUp()
    this.#native.close()
  }

  [Symbol.dispose](): void {
    this.close()
  }
}
