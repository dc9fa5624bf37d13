import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Configuration } from '../config/configuration.ts'
import { systemErrorText } from '../config/system-error.ts'
import type { NativeStore } from '../native/binding.ts'
import { JournalError } from './journal.ts'

/**
 * Writes the store's state of now into a directory that `open` opens. Rejects with JournalError if that
 * cannot be; nobody waits for it meanwhile.
 */
export async function backup(native: NativeStore, directory: string): Promise<void> {
  const path = resolve(directory)
  try {
    mkdirSync(path, { recursive: true })
  } catch (error) {
    throw new JournalError(`cannot create the directory ${path}: ${systemErrorText(error)}`)
  }
  const defaults = new Configuration()
  const error = await new Promise<string>((done) => {
    const journal = join(path, defaults.value('appenddirname'))
    const refusal = native.backup(journal, defaults.value('appendfilename'), done)
    if (refusal !== '') done(refusal)
  })
  if (error === 'busy') throw new JournalError('a snapshot is being written; try again when it is done')
  if (error !== '') throw new JournalError(error)
}
