import type { NativeStore } from '../native/binding.ts'
import type { ControlPlane } from './control-plane.ts'
import { ListenError } from './listen-error.ts'

/** Where a store listens for Redis clients. */
export interface ListenOptions {
  /** The TCP port; 0 takes a free one. By default 6379, or none when a path is given. */
  readonly port?: number
  /**
   * Addresses to listen on; by default the loopback ones. `*` and `::*` are all
   * of IPv4 and IPv6. One with a `-` before it is left out if the machine does
   * not have it.
   */
  readonly bind?: readonly string[]
  /** A Unix socket to listen on. */
  readonly path?: string
  /** The Unix socket's permissions, such as `0o700`. */
  readonly pathPermissions?: number
  /** Event-loop threads; by default 1. */
  readonly lanes?: number
  /** Connections that may wait to be accepted. */
  readonly backlog?: number
}

/** A store's door to the network. It keeps the process alive, as Node's own servers do. */
export class Server {
  /** The TCP port, or 0 if there is none. */
  readonly port: number
  readonly #native: NativeStore
  #isOpen = true

  private constructor(native: NativeStore, port: number) {
    this.#native = native
    this.port = port
  }

  /**
   * Begins to listen.
   *
   * @throws ListenError, with nothing left open, if any of the places cannot be listened on.
   */
  static start(native: NativeStore, control: ControlPlane, options: ListenOptions): Server {
    native.openNetwork(options.lanes ?? 1, (requestId, clientId, commandId, respVersion, database, args) => {
      void control
        .answer({ clientId, commandId, respVersion, database, arguments: args })
        .then((bytes) => native.replyControl(requestId, bytes))
    })
    try {
      return new Server(native, listenEverywhere(native, options))
    } catch (error) {
      native.closeNetwork()
      throw error
    }
  }

  /** Lets the process end although the server listens. */
  unref(): this {
    if (this.#isOpen) this.#native.holdProcess(false)
    return this
  }

  /** Takes unref back. */
  ref(): this {
    if (this.#isOpen) this.#native.holdProcess(true)
    return this
  }

  /** Closes the listeners and all connections. Closing twice does nothing. */
  close(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#native.closeNetwork()
  }

  /** Closes the server at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.close()
  }
}

function listenEverywhere(native: NativeStore, options: ListenOptions): number {
  const backlog = options.backlog ?? 511
  let port = options.port ?? (options.path === undefined ? 6379 : 0)
  if (options.port !== undefined || options.path === undefined) {
    for (const place of options.bind ?? ['127.0.0.1']) {
      const address = place.replace(/^-/, '')
      const answer = native.listenTcp(address, port, backlog, false)
      if (answer.error === undefined) {
        port = answer.port
      } else if (address === place || isTaken(answer.error)) {
        throw new ListenError(answer.error, address, port)
      }
    }
  }
  if (options.path !== undefined) {
    const answer = native.listenUnix(options.path, options.pathPermissions ?? 0, backlog)
    if (answer.error !== undefined) throw new ListenError(answer.error, options.path)
  }
  return port
}

/** Whether the machine has the address, but does not let this process have it. */
function isTaken(error: string): boolean {
  return /already in use|Permission denied/.test(error)
}
