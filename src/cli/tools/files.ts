import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { systemErrorText } from '../../config/system-error.ts'
import { Progress, type ProgressOutput } from './progress.ts'
import { ToolFailure, usageFailure } from './tool-failure.ts'

/** The forms of data that tools read and write. */
export const dataFormats = ['rdb', 'json', 'aof'] as const

export type DataFormat = (typeof dataFormats)[number]

/** Whether a file of this name is compressed. */
export const isCompressed = (path: string): boolean => path.endsWith('.gz')

/** The format that a file's name tells of; undefined if none. */
export function formatOfName(path: string): DataFormat | undefined {
  const name = path.replace(/\.gz$/, '').toLowerCase()
  if (name.endsWith('.json') || name.endsWith('.jsonl') || name.endsWith('.ndjson')) return 'json'
  if (name.endsWith('.rdb')) return 'rdb'
  return name.endsWith('.aof') ? 'aof' : undefined
}

/** The format that an option names, or else the file's name. */
export function formatFor(given: string | undefined, path: string, option: string): DataFormat {
  const named = dataFormats.find((format) => format === given)
  if (given !== undefined && named === undefined) {
    throw usageFailure(`--${option} is one of ${dataFormats.join(', ')}, not ${given}`)
  }
  const format = named ?? formatOfName(path)
  if (format === undefined) {
    throw usageFailure(`the name ${path} tells no format; say --${option} ${dataFormats.join('|')}`)
  }
  return format
}

/** Refuses to write over a file, unless that is wanted. */
export function assertReplaceable(path: string, force: boolean): void {
  if (existsSync(path) && !force) throw new ToolFailure(`${path} is there already; --force replaces it`)
}

/** The name that is wanted, or that with a number behind it if it is taken. */
export function freeName(wanted: string): string {
  for (let number = 0; ; number += 1) {
    const name = number === 0 ? wanted : `${wanted}.${number}`
    if (!existsSync(name)) return name
  }
}

/** Whether the first byte is that of a command or an annotation; an append-only file may be empty. */
export function beginsAsJournal(path: string): boolean {
  const first = Buffer.alloc(1)
  try {
    const descriptor = openSync(path, 'r')
    try {
      const isEmpty = readSync(descriptor, first, 0, 1, 0) === 0
      return isEmpty ? path.endsWith('.aof') : '*#'.includes(first.toString('latin1'))
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    throw new ToolFailure(`cannot read ${path}: ${systemErrorText(error)}`)
  }
}

/** The size of a file in bytes. */
export function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch (error) {
    throw new ToolFailure(`cannot read ${path}: ${systemErrorText(error)}`)
  }
}

let temporaryFiles = 0

/** A name for a file beside another, which this process alone uses. */
function temporaryName(beside: string): string {
  temporaryFiles += 1
  const folder = dirname(resolve(beside))
  return join(folder, `.nacre-${process.pid}-${temporaryFiles}.tmp`)
}

/**
 * Calls use(path) with the content of a file as a plain one: the file itself, or an unpacked
 * copy beside `beside`, which is removed afterwards.
 */
export async function withPlainFile<Result>(
  path: string,
  beside: string,
  output: ProgressOutput,
  use: (plainPath: string) => Promise<Result>,
): Promise<Result> {
  if (!isCompressed(path)) return await use(path)
  const total = sizeOf(path)
  const plain = temporaryName(beside)
  try {
    await pump(path, plain, 'unpacking', total, output, createGunzip())
    return await use(plain)
  } finally {
    rmSync(plain, { force: true })
  }
}

/** Calls make(path) to write a plain file, and puts it at `path`, compressed if its name says so. */
export async function intoFile<Result>(
  path: string,
  output: ProgressOutput,
  make: (plainPath: string) => Promise<Result>,
): Promise<Result> {
  if (!isCompressed(path)) return await make(path)
  const plain = temporaryName(path)
  const packed = temporaryName(path)
  try {
    const result = await make(plain)
    await pump(plain, packed, 'packing', sizeOf(plain), output, createGzip())
    renameSync(packed, path)
    return result
  } finally {
    rmSync(plain, { force: true })
    rmSync(packed, { force: true })
  }
}

async function pump(
  from: string,
  to: string,
  title: string,
  total: number,
  output: ProgressOutput,
  transform: NodeJS.ReadWriteStream,
): Promise<void> {
  const source = createReadStream(from)
  const progress = new Progress(title, output, () => ({ done: source.bytesRead, total, detail: from }))
  try {
    await pipeline(source, transform, createWriteStream(to, { flags: 'wx', flush: true }))
  } catch (error) {
    throw new ToolFailure(`${title} ${from} failed: ${systemErrorText(error)}`)
  } finally {
    progress.end()
  }
}
