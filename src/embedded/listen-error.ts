/** A place that a server cannot listen on. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
  readonly code = 'ERR_LISTEN'
  /** The address or path. */
  readonly address: string
  /** What the system says. */
  readonly reason: string
  /** The port; undefined for a Unix socket. */
  readonly port: number | undefined

  constructor(reason: string, address: string, port?: number) {
    super(`cannot listen on ${port === undefined ? address : `${address}:${port}`}: ${reason}`)
    this.reason = reason
    this.address = address
    this.port = port
  }
}
