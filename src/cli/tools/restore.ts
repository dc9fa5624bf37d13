import { statSync } from 'node:fs'
import { open } from '../../embedded/open.ts'
import { DataDirectoryError } from '../../persistence/data-directory.ts'
import { JournalError } from '../../persistence/journal.ts'
import { ToolFailure, usageFailure } from './tool-failure.ts'
import type { ToolOutput } from './tool-output.ts'

/**
 * Copies a store's directory as its journal has it, up to a moment if one is given. A server may have the
 * directory meanwhile: nothing in it is changed.
 */
export async function restore(
  source: string,
  target: string,
  at: string | undefined,
  { print }: ToolOutput,
): Promise<number> {
  if (statSync(source, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new ToolFailure(`${source} is no directory`)
  }
  const moment = at === undefined ? new Date() : momentOf(at)
  try {
    using db = open(source, { at: moment })
    await db.backup(target)
    const words = at === undefined ? '' : ` as of ${moment.toISOString()}`
    print(`${target} has the data of ${source}${words}.`)
    return 0
  } catch (error) {
    if (error instanceof JournalError || error instanceof DataDirectoryError)
      throw new ToolFailure(error.message)
    throw error
  }
}

/** A date that Date reads, such as 2026-11-25T19:00:00Z, or Unix seconds. */
function momentOf(text: string): Date {
  const moment = new Date(/^\d+$/.test(text) ? Number(text) * 1000 : text)
  if (Number.isFinite(moment.getTime())) return moment
  throw usageFailure(`${text} is no moment; give one such as 2026-11-25T19:00:00Z, or Unix seconds`)
}
