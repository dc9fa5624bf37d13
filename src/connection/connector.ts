import type { InProcessSocket } from './in-process-socket.ts'

/**
 * The class that ioredis takes as its `Connector` option. What it makes is
 * typed `never`, which fits: ioredis's own class has private members, so that
 * no other class could match it.
 */
export type ConnectorConstructor = new (options: unknown) => never

/** Makes the connector class of one store. */
export function connectorFor(connect: () => InProcessSocket): ConnectorConstructor {
  class InProcessConnector {
    #socket: InProcessSocket | undefined

    /** Whether the server that was reached is the one that was wanted: there is only one. */
    check(): boolean {
      return true
    }

    /** Rejects with StoreClosedError once the store is closed; ioredis ends then. */
    async connect(): Promise<InProcessSocket> {
      this.#socket = connect()
      return this.#socket
    }

    disconnect(): void {
      this.#socket?.end()
    }
  }
  return InProcessConnector as unknown as ConnectorConstructor
}
