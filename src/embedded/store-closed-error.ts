/**
 * A call on a store, or on a connection to it, that is closed.
 *
 * @example
 * const db = open()
 * db.close()
 * try {
 *   db.get('key')
 * } catch (error) {
 *   console.log(error instanceof StoreClosedError) // true
 * }
 */
export class StoreClosedError extends Error {
  override readonly name = 'StoreClosedError'
  readonly code = 'ERR_STORE_CLOSED'

  constructor() {
    super('the store is closed')
  }
}
