import type { NativeStore, NativeTlsOptions } from '../native/binding.ts'
import type { Listener } from '../observability/info/section.ts'
import type { ControlPlane } from './control-plane.ts'
import { ListenError } from './listen-error.ts'

const defaultBacklog = 511

/** How connections are encrypted. Certificates and keys are PEM text, or paths of files that hold it. */
export interface TlsOptions {
  /** The server's certificate, with its chain if it has one. */
  readonly cert: string | Uint8Array
  readonly key: string | Uint8Array
  /** What the key is encrypted with. */
  readonly passphrase?: string
  /** The authorities whose client certificates are accepted. */
  readonly ca?: string | Uint8Array
  /** A folder of such authorities, named by hash as OpenSSL wants it. */
  readonly caDirectory?: string
  /** Whether clients must show a certificate; by default they must if there are authorities. */
  readonly authClients?: 'yes' | 'no' | 'optional'
  /** Names such as `TLSv1.2 TLSv1.3`, which is also the default. */
  readonly protocols?: string
  /** Ciphers up to TLS 1.2, in OpenSSL's notation. */
  readonly ciphers?: string
  /** Cipher suites of TLS 1.3, in OpenSSL's notation. */
  readonly ciphersuites?: string
  /** Whether the server's order of ciphers counts, not the client's; by default the client's does. */
  readonly preferServerCiphers?: boolean
  /** Parameters for Diffie-Hellman ciphers. */
  readonly dhParams?: string | Uint8Array
  /** Whether clients may resume a session; by default they may. */
  readonly sessionCaching?: boolean
  /** Sessions that are remembered. */
  readonly sessionCacheSize?: number
  /** Seconds for which a session is remembered. */
  readonly sessionCacheTimeout?: number
}

/** Where a store listens for Redis clients. */
export interface ListenOptions {
  /** The TCP port; 0 takes a free one. By default 6379, or none when another place is given. */
  readonly port?: number
  /** Encrypts: the TLS port if there is one, else the TCP port. */
  readonly tls?: TlsOptions
  /** A second TCP port, for TLS; 0 takes a free one. Needs `tls`. */
  readonly tlsPort?: number
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
  readonly #native: NativeStore
  readonly #options: ListenOptions
  readonly #tcp: TcpListeners
  /** Called when it listens on other places. */
  onRelisten: (() => void) | undefined
  #places: TcpPlaces
  #isOpen = true

  private constructor(native: NativeStore, options: ListenOptions) {
    this.#native = native
    this.#options = options
    this.#tcp = new TcpListeners(native, options.backlog ?? defaultBacklog)
    if (options.tls !== undefined) native.configureTls(nativeTls(options.tls))
    this.#places = this.#tcp.open(placesOf(options))
    if (options.path !== undefined) listenOnUnix(native, options.path, options)
  }

  /** The TCP port, or 0 if there is none. */
  get port(): number {
    return this.#places.port
  }

  /** The TCP port for TLS, if it is another one; else 0. */
  get tlsPort(): number {
    return this.#places.tlsPort
  }

  /** The places that are listened on. */
  get listeners(): readonly Listener[] {
    if (!this.#isOpen) return []
    const { path } = this.#options
    const { bind, port, tlsPort, isEncrypted } = this.#places
    const places: readonly Listener[] = [
      { kind: isEncrypted ? 'tls' : 'tcp', bind, port },
      { kind: 'tls', bind, port: tlsPort },
    ]
    const tcp = places.filter(({ port }) => port !== 0)
    return path === undefined ? tcp : [...tcp, { kind: 'unix', bind: [path], port: 0 }]
  }

  /**
   * Begins to listen.
   *
   * @throws ListenError, with nothing left open, if any of the places cannot be listened on.
   */
  static start(native: NativeStore, control: ControlPlane, options: ListenOptions): Server {
    native.openNetwork(options.lanes ?? 1, (requestId, clientId, commandId, respVersion, database, args) => {
      void control.answer({ clientId, commandId, respVersion, database, arguments: args }).then((bytes) => {
        if (native.isOpen()) native.replyControl(requestId, bytes)
      })
    })
    try {
      return new Server(native, options)
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

  /**
   * Encrypts connections that come from now on with other certificates or settings. Throws, and changes
   * nothing, if these cannot be used.
   */
  configureTls(options: TlsOptions): void {
    this.#native.configureTls(nativeTls(options))
  }

  /**
   * Listens on these TCP ports and addresses from now on; a port that is 0 is closed. What stays the same
   * stays open, and so do all connections. TLS must be configured before a TLS port is asked for.
   *
   * @throws ListenError if it cannot listen there; it listens then where it did before.
   */
  relisten(places: {
    readonly port: number
    readonly tlsPort: number
    readonly bind: readonly string[]
  }): void {
    const before = this.#places
    const after = { ...before, ...places }
    try {
      this.#tcp.closeAllBut(after)
      this.#places = this.#tcp.open(after)
      this.onRelisten?.()
    } catch (error) {
      this.#tcp.closeAllBut(before)
      this.#tcp.open(before)
      throw error
    }
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

/** Which TCP ports are listened on, and at which addresses. Zero stands for no port. */
interface TcpPlaces {
  readonly bind: readonly string[]
  readonly port: number
  readonly tlsPort: number
  /** Whether the plain port is encrypted, too. */
  readonly isEncrypted: boolean
}

/** Places as the options name them: there a port that is 0 means a free one. */
function placesOf({ bind = ['127.0.0.1'], port, tls, tlsPort, path }: ListenOptions): TcpPlaces {
  const standard = tlsPort === undefined && path === undefined ? 6379 : undefined
  return {
    bind,
    port: asked(port ?? standard),
    tlsPort: asked(tlsPort),
    isEncrypted: tls !== undefined && tlsPort === undefined,
  }
}

/** Stands for a port that is free. */
const freePort = -1

function asked(port: number | undefined): number {
  return port === undefined ? 0 : port === 0 ? freePort : port
}

/** The TCP sockets that a store listens on. */
class TcpListeners {
  readonly #native: NativeStore
  readonly #backlog: number
  readonly #open = new Map<string, number>()

  constructor(native: NativeStore, backlog: number) {
    this.#native = native
    this.#backlog = backlog
  }

  /** Listens on the places that are not listened on yet. Returns them with the ports that they got. */
  open(places: TcpPlaces): TcpPlaces {
    const { bind, port, tlsPort, isEncrypted } = places
    return {
      ...places,
      port: this.#openPort(bind, port, isEncrypted),
      tlsPort: this.#openPort(bind, tlsPort, true),
    }
  }

  /** Closes the sockets that are none of these places. */
  closeAllBut({ bind, port, tlsPort, isEncrypted }: TcpPlaces): void {
    const kept = new Set(
      bind.flatMap((place) => [keyOf(place, port, isEncrypted), keyOf(place, tlsPort, true)]),
    )
    for (const [key, listener] of this.#open) {
      if (kept.has(key)) continue
      this.#native.stopListening(listener)
      this.#open.delete(key)
    }
  }

  /** Listens on all addresses; a free port becomes the one that the first address got. */
  #openPort(bind: readonly string[], wanted: number, tls: boolean): number {
    if (wanted === 0) return 0
    let port = wanted === freePort ? 0 : wanted
    for (const place of bind) {
      if (this.#open.has(keyOf(place, port, tls))) continue
      const address = place.replace(/^-/, '')
      const answer = this.#native.listenTcp(address, port, this.#backlog, tls)
      if (answer.error === undefined) {
        port = answer.port
        this.#open.set(keyOf(place, port, tls), answer.listener)
      } else if (address === place || isTaken(answer.error)) {
        throw new ListenError(answer.error, address, port)
      }
    }
    return port
  }
}

const keyOf = (place: string, port: number, tls: boolean): string => `${place} ${port} ${tls}`

function listenOnUnix(native: NativeStore, path: string, options: ListenOptions): void {
  const answer = native.listenUnix(path, options.pathPermissions ?? 0, options.backlog ?? defaultBacklog)
  if (answer.error !== undefined) throw new ListenError(answer.error, path)
}

/** Whether the machine has the address, but does not let this process have it. */
function isTaken(error: string): boolean {
  return /already in use|Permission denied/.test(error)
}

function nativeTls(options: TlsOptions): NativeTlsOptions {
  const { cert, key, passphrase, ca, caDirectory, authClients, dhParams, ...same } = options
  const authorities = ca !== undefined || caDirectory !== undefined
  return {
    ...same,
    certFile: cert,
    keyFile: key,
    authClients: authClients ?? (authorities ? 'yes' : 'no'),
    ...(passphrase === undefined ? {} : { keyFilePass: passphrase }),
    ...(ca === undefined ? {} : { caCertFile: ca }),
    ...(caDirectory === undefined ? {} : { caCertDir: caDirectory }),
    ...(dhParams === undefined ? {} : { dhParamsFile: dhParams }),
  }
}
