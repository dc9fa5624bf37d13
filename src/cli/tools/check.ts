import { existsSync, renameSync } from 'node:fs'
import type { NativeFileReport } from '../../native/binding.ts'
import { isCompressed, sizeOf, withPlainFile } from './files.ts'
import { counted } from './progress.ts'
import { ToolFailure } from './tool-failure.ts'
import type { ToolOutput } from './tool-output.ts'
import { keysOf, watched, withToolStore } from './tool-store.ts'

/** What a check does beside telling. */
export interface CheckOptions {
  /** Cuts off what is not whole at the file's end, and keeps the file as it was beside it. */
  readonly fix: boolean
  readonly ignoreChecksum: boolean
}

/**
 * Reads a snapshot as a server would, and says what is in it, or where it breaks. The exit
 * code is 0 if it is whole, or is so now.
 */
export async function check(path: string, options: CheckOptions, output: ToolOutput): Promise<number> {
  const report = await withPlainFile(path, path, output.errors, (plain) =>
    withToolStore((store) =>
      watched(
        'checking',
        sizeOf(plain),
        output.errors,
        store.checkSnapshot({ path: plain, ignoreChecksum: options.ignoreChecksum }),
      ),
    ),
  )
  if (report.offset === undefined && report.error !== undefined) throw new ToolFailure(report.error)
  for (const line of descriptionOf(path, report)) output.print(line)
  if (report.error === undefined) return 0
  if (!isTorn(report)) return 1
  if (options.fix) return await fix(path, report, output)
  output.print(`It can be cut where it breaks: nacre check --fix ${path}`)
  return 1
}

/** Whether nothing is wrong but that the end is missing. */
const isTorn = (report: NativeFileReport): boolean =>
  report.error !== undefined && report.format !== undefined && report.offset === report.bytes

function descriptionOf(path: string, report: NativeFileReport): readonly string[] {
  const found = `${foundText(report)}.`
  if (report.error === undefined) return [`${path} is whole: ${kindText(report)}.`, found]
  const place = `at byte ${report.offset?.toLocaleString('en')} of ${report.bytes.toLocaleString('en')}`
  const where = isTorn(report) ? 'ends too early' : `is damaged ${place}`
  return [`${path} ${where}: ${report.error}.`, `Before that: ${found}`]
}

function kindText(report: NativeFileReport): string {
  const facts = new Map(report.metadata.map(([name, value]) => [name, value.toString()]))
  const nacre = facts.get('nacre-ver')
  const redis = facts.get('redis-ver')
  const writer = nacre === undefined ? redis && ` of Redis ${redis}` : ` of nacre ${nacre}`
  const created = Number(facts.get('ctime') ?? 0)
  const when = created > 0 ? `, made at ${new Date(created * 1000).toISOString()}` : ''
  return `a snapshot in ${report.format === 'json' ? 'JSON' : 'RDB'}${writer ?? ''}${when}`
}

function foundText(report: NativeFileReport): string {
  const expires = report.databases.reduce((sum, database) => sum + database.expires, 0)
  const types = Object.entries(report.types).map(([type, keys]) => `${keys.toLocaleString('en')} ${type}`)
  const parts = [
    `${counted(keysOf(report), 'key')} in ${counted(report.databases.length, 'database')}`,
    ...(types.length > 0 ? [types.join(', ')] : []),
    ...(expires > 0 ? [`${expires.toLocaleString('en')} with an expiry time`] : []),
    ...(report.libraries.length > 0
      ? [counted(report.libraries.length, 'function library').replace('librarys', 'libraries')]
      : []),
  ]
  return parts.join('; ')
}

/** Writes what is whole to the file's place, and moves what was there to a name of its own. */
async function fix(path: string, broken: NativeFileReport, { print, errors }: ToolOutput): Promise<number> {
  if (isCompressed(path)) throw new ToolFailure('a compressed file has to be unpacked before it is cut')
  const kept = freeName(`${path}.torn`)
  const written = `${path}.cut`
  await withToolStore(async (store) => {
    const read = await watched(
      'reading',
      broken.bytes,
      errors,
      store.readSnapshot({ path, ignoreChecksum: true }),
    )
    const format = broken.format ?? 'json'
    const { libraries } = read
    const saved = await watched(
      'writing',
      0,
      errors,
      store.writeSnapshot({ path: written, format, libraries }),
    )
    if (saved.error !== undefined) throw new ToolFailure(saved.error)
  })
  renameSync(path, kept)
  renameSync(written, path)
  print(`${path} has now what was whole; the file as it was is ${kept}.`)
  return 0
}

function freeName(wanted: string): string {
  for (let number = 0; ; number += 1) {
    const name = number === 0 ? wanted : `${wanted}.${number}`
    if (!existsSync(name)) return name
  }
}
