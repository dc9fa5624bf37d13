import { createReadStream, createWriteStream, truncateSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { systemErrorText } from '../../config/system-error.ts'
import type { FileCheck } from './file-check.ts'
import { freeName, sizeOf } from './files.ts'
import { type JournalScan, JournalScanner } from './journal-scanner.ts'
import { counted, Progress, type ProgressOutput } from './progress.ts'
import { ToolFailure } from './tool-failure.ts'

/** Commands that are read from a file, and what stands before them there. */
export interface JournalPart {
  /** What the file is called for people. */
  readonly path: string
  /** Where its bytes are, unpacked. */
  readonly plainPath: string
  /** The offset of the first command. */
  readonly start: number
  /** The snapshot before it, for people; undefined if there is none. */
  readonly snapshot: string | undefined
}

/** Reads an append-only file's commands; whether a server knows them is not checked. */
export async function checkJournal(part: JournalPart, errors: ProgressOutput): Promise<FileCheck> {
  const { path, plainPath, snapshot } = part
  const size = sizeOf(plainPath)
  const scan = await scanned(part, size, errors)
  const commands = counted(scan.commands, 'command')
  const found =
    snapshot === undefined ? `${commands}.` : `A snapshot in RDB with ${snapshot}; then ${commands}.`
  if (scan.problem === undefined) {
    return { lines: [`${path} is whole: an append-only file.`, found], isWhole: true }
  }
  const { offset, message } = scan.problem
  const place = `at byte ${offset.toLocaleString('en')} of ${size.toLocaleString('en')}`
  const where = scan.isTorn ? 'ends too early' : `is damaged ${place}`
  return {
    lines: [
      `${path} ${where}: ${message}.`,
      `Whole are its first ${counted(scan.wholeBytes, 'byte')}. Before the break: ${found}`,
    ],
    isWhole: false,
    cut: () => cutJournal(path, scan.wholeBytes),
  }
}

async function scanned(
  { plainPath, start }: JournalPart,
  size: number,
  errors: ProgressOutput,
): Promise<JournalScan> {
  const scanner = new JournalScanner(start)
  const source = createReadStream(plainPath, { start, highWaterMark: 1 << 20 })
  const progress = new Progress('checking', errors, () => ({
    done: start + source.bytesRead,
    total: size,
    detail: `${(start + source.bytesRead).toLocaleString('en')} bytes`,
  }))
  try {
    for await (const bytes of source) {
      if (!(bytes instanceof Buffer) || !scanner.feed(bytes)) break
    }
  } catch (error) {
    throw new ToolFailure(`cannot read ${plainPath}: ${systemErrorText(error)}`)
  } finally {
    progress.end()
  }
  return scanner.end()
}

/** Moves what is behind the whole commands to a file of its own. */
async function cutJournal(path: string, wholeBytes: number): Promise<string> {
  const kept = freeName(`${path}.torn`)
  await pipeline(
    createReadStream(path, { start: wholeBytes }),
    createWriteStream(kept, { flags: 'wx', flush: true }),
  )
  truncateSync(path, wholeBytes)
  return `${path} has now what was whole; what was behind it is ${kept}.`
}
