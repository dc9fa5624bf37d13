import type { NativeStore } from '../../native/binding.ts'
import {
  assertReplaceable,
  beginsAsJournal,
  formatFor,
  formatOfName,
  intoFile,
  sizeOf,
  withPlainFile,
} from './files.ts'
import { manifestPathOf } from './journal-manifest.ts'
import { readJournal } from './journal-reading.ts'
import { counted, type ProgressOutput } from './progress.ts'
import { ToolFailure } from './tool-failure.ts'
import type { ToolOutput } from './tool-output.ts'
import { watched, withToolStore } from './tool-store.ts'

/** What it becomes. */
export interface ConvertTarget {
  readonly path: string
  readonly format: string | undefined
  /** Whether keys are to be sorted, and members of what has no order in JSON. */
  readonly stable: boolean
  /** Whether a file that is there may be replaced. */
  readonly force: boolean
}

/** Reads data in one form and writes it in another. */
export async function convert(
  source: string,
  target: ConvertTarget,
  { ignoreChecksum }: { readonly ignoreChecksum: boolean },
  { print, errors }: ToolOutput,
): Promise<number> {
  const format = formatFor(target.format, target.path, 'to')
  assertReplaceable(target.path, target.force)
  await withToolStore(async (store) => {
    const libraries = await read(store, source, target.path, ignoreChecksum, errors)
    const written = await intoFile(target.path, errors, (plain) =>
      watched(
        'writing',
        0,
        errors,
        store.writeSnapshot({ path: plain, format, stable: target.stable, libraries }),
      ),
    )
    if (written.error !== undefined) throw new ToolFailure(written.error)
    const keys = store.databases().reduce((sum, database) => sum + database.keys, 0)
    print(`${target.path} has ${counted(keys, 'key')}.`)
  })
  return 0
}

/** Reads a journal or a snapshot into the store; the libraries of functions that it has. */
async function read(
  store: NativeStore,
  source: string,
  beside: string,
  ignoreChecksum: boolean,
  errors: ProgressOutput,
): Promise<readonly Uint8Array[]> {
  if (manifestPathOf(source) !== undefined) return await readJournal(store, source)
  return await withPlainFile(source, beside, errors, async (plain) => {
    if (formatOfName(source) === 'aof' || beginsAsJournal(plain))
      return await readJournal(store, plain, source)
    const reading = store.readSnapshot({ path: plain, ignoreChecksum })
    const found = await watched('reading', sizeOf(plain), errors, reading)
    if (found.error !== undefined) throw new ToolFailure(readingError(source, found.error, found.offset))
    if (found.snapshotBytes === found.bytes) return found.libraries
    const place = found.snapshotBytes.toLocaleString('en')
    throw new ToolFailure(
      `${source} goes on behind its snapshot, from byte ${place} on; an append-only file's name ends with .aof`,
    )
  })
}

function readingError(path: string, error: string, offset: number | undefined): string {
  if (offset === undefined) return error
  return `${path} cannot be read from byte ${offset.toLocaleString('en')} on: ${error}`
}
