import { dirname, join } from 'node:path'
import type { FileCheck } from './file-check.ts'
import { beginsAsJournal, isCompressed, sizeOf, withPlainFile } from './files.ts'
import { checkJournal } from './journal-check.ts'
import { manifestPathOf, readManifest } from './journal-manifest.ts'
import type { ProgressOutput } from './progress.ts'
import { checkSnapshot } from './snapshot-check.ts'
import { ToolFailure } from './tool-failure.ts'
import type { ToolOutput } from './tool-output.ts'

/** What a check does beside telling. */
export interface CheckOptions {
  /** Cuts files where they break, and keeps what is behind that. */
  readonly fix: boolean
  readonly ignoreChecksum: boolean
}

/**
 * Reads a snapshot, an append-only file, or all files of a journal, as a server would, and says
 * what is in it, or where it breaks. The exit code is 0 if all is whole, or is so now.
 */
export async function check(path: string, options: CheckOptions, output: ToolOutput): Promise<number> {
  const manifest = manifestPathOf(path)
  if (manifest === undefined)
    return await conclude(path, await checkFile(path, options, output.errors), options, output)
  const files = readManifest(manifest).filter(({ type }) => type !== 'h')
  output.print(`${manifest} is whole: a journal of ${files.length} files.`)
  for (const [index, { name }] of files.entries()) {
    const file = join(dirname(manifest), name)
    const checked = await checkFile(file, options, output.errors)
    const isLast = index === files.length - 1
    const exitCode = await conclude(file, isLast ? checked : withoutCut(checked), options, output)
    if (exitCode !== 0) return exitCode
  }
  return 0
}

/** What follows a file does not continue what a cut leaves of it. */
function withoutCut({ lines, isWhole }: FileCheck): FileCheck {
  return { lines, isWhole }
}

async function conclude(
  path: string,
  checked: FileCheck,
  options: CheckOptions,
  { print }: ToolOutput,
): Promise<number> {
  for (const line of checked.lines) print(line)
  if (checked.isWhole) return 0
  if (checked.cut === undefined) return 1
  if (!options.fix) {
    print(`It can be cut where it breaks: nacre check --fix ${path}`)
    return 1
  }
  if (isCompressed(path)) throw new ToolFailure('a compressed file has to be unpacked before it is cut')
  print(await checked.cut())
  return 0
}

function checkFile(
  path: string,
  { ignoreChecksum }: CheckOptions,
  errors: ProgressOutput,
): Promise<FileCheck> {
  return withPlainFile(path, path, errors, async (plainPath) => {
    if (beginsAsJournal(plainPath)) {
      return await checkJournal({ path, plainPath, start: 0, snapshot: undefined }, errors)
    }
    const checked = await checkSnapshot(path, plainPath, ignoreChecksum, errors)
    const { snapshotBytes: start, found: snapshot } = checked
    if (!checked.isWhole || start === sizeOf(plainPath)) return checked
    return await checkJournal({ path, plainPath, start, snapshot }, errors)
  })
}
