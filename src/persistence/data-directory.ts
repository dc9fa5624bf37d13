import { mkdirSync } from 'node:fs'
import { systemErrorText } from '../config/system-error.ts'
import type { NativeStore } from '../native/binding.ts'

/** A directory that a store cannot have: another process uses it, or the system refuses it. */
export class DataDirectoryError extends Error {
  override readonly name = 'DataDirectoryError'
  readonly code = 'ERR_DATA_DIRECTORY'
}

/**
 * Makes a directory if it is not there, and takes it for this store until the store is closed.
 *
 * @throws DataDirectoryError if that cannot be.
 */
export function takeDataDirectory(native: NativeStore, directory: string): void {
  try {
    mkdirSync(directory, { recursive: true })
  } catch (error) {
    throw new DataDirectoryError(`cannot create the directory ${directory}: ${systemErrorText(error)}`)
  }
  const reason = native.takeDirectory(directory)
  if (reason !== '') throw new DataDirectoryError(reason)
}
