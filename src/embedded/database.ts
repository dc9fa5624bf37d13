import type { NativeStore, StoreOptions } from '../native/binding.ts'
import { addon } from '../native/load.ts'
import { ControlPlane, type FacesFor } from './control-plane.ts'
import { ReplyError } from './reply-error.ts'
import { type ListenOptions, Server } from './server.ts'

addon.setErrorClass(ReplyError)

/** A store, as this thread holds it. */
export class Database {
  readonly #native: NativeStore
  readonly #control: ControlPlane

  constructor(options: StoreOptions, facesFor: FacesFor) {
    this.#native = new addon.Store(options)
    this.#control = new ControlPlane(facesFor)
  }

  /** Opens the store to Redis clients on the network. */
  listen(options: ListenOptions = {}): Promise<Server> {
    return Promise.resolve(Server.start(this.#native, this.#control, options))
  }

  /** Lets go of the store, and closes its network if it was opened here. Closing twice does nothing. */
  close(): void {
    this.#native.close()
  }
}
