import type { ControlFaces } from '../commands/control-context.ts'
import type { StoreOptions } from '../native/binding.ts'
import type { ControlCall } from './control-plane.ts'
import { Database } from './database.ts'

/**
 * Opens a store in memory.
 *
 * @example
 * const db = open()
 * const server = await db.listen({ port: 6379 })
 */
export function open(options: StoreOptions = {}): Database {
  return new Database(options, facesFor)
}

function facesFor(call: ControlCall): ControlFaces {
  const session = { id: call.clientId, protocol: call.respVersion, db: call.database }
  return { session } as ControlFaces
}
