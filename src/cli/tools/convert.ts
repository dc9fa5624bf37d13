import { assertReplaceable, formatFor, intoFile, sizeOf, withPlainFile } from './files.ts'
import { counted } from './progress.ts'
import { ToolFailure } from './tool-failure.ts'
import type { ToolOutput } from './tool-output.ts'
import { keysOf, watched, withToolStore } from './tool-store.ts'

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
    const read = await withPlainFile(source, target.path, errors, (plain) =>
      watched('reading', sizeOf(plain), errors, store.readSnapshot({ path: plain, ignoreChecksum })),
    )
    if (read.error !== undefined) throw new ToolFailure(readingError(source, read.error, read.offset))
    if (read.snapshotBytes !== read.bytes) {
      const place = read.snapshotBytes.toLocaleString('en')
      throw new ToolFailure(`${source} goes on behind its snapshot, from byte ${place} on`)
    }
    const written = await intoFile(target.path, errors, (plain) =>
      watched(
        'writing',
        0,
        errors,
        store.writeSnapshot({ path: plain, format, stable: target.stable, libraries: read.libraries }),
      ),
    )
    if (written.error !== undefined) throw new ToolFailure(written.error)
    print(`${target.path} has ${counted(keysOf(read), 'key')}.`)
  })
  return 0
}

function readingError(path: string, error: string, offset: number | undefined): string {
  if (offset === undefined) return error
  return `${path} cannot be read from byte ${offset.toLocaleString('en')} on: ${error}`
}
