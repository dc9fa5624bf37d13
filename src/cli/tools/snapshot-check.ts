import { renameSync } from 'node:fs'
import type { NativeFileReport } from '../../native/binding.ts'
import type { FileCheck } from './file-check.ts'
import { freeName, sizeOf } from './files.ts'
import { counted, type ProgressOutput } from './progress.ts'
import { ToolFailure } from './tool-failure.ts'
import { keysOf, watched, withToolStore } from './tool-store.ts'

/** A snapshot that was checked, and how much of its file it took: behind RDB commands may follow. */
export interface SnapshotCheck extends FileCheck {
  readonly snapshotBytes: number
  /** What the snapshot has, for people. */
  readonly found: string
}

/**
 * Reads a snapshot as a server would, and keeps nothing.
 *
 * @param path What the file is called for people; `plainPath` is where its bytes are, unpacked.
 * @throws ToolFailure if the file cannot be read at all.
 */
export async function checkSnapshot(
  path: string,
  plainPath: string,
  ignoreChecksum: boolean,
  errors: ProgressOutput,
): Promise<SnapshotCheck> {
  const report = await withToolStore((store) =>
    watched('checking', sizeOf(plainPath), errors, store.checkSnapshot({ path: plainPath, ignoreChecksum })),
  )
  if (report.offset === undefined && report.error !== undefined) throw new ToolFailure(report.error)
  const isTorn = report.error !== undefined && report.format !== undefined && report.offset === report.bytes
  const canBeCut = report.error !== undefined && report.format !== undefined
  return {
    lines: descriptionOf(path, report, isTorn),
    isWhole: report.error === undefined,
    ...(canBeCut ? { cut: () => cutSnapshot(path, report, errors) } : {}),
    snapshotBytes: report.snapshotBytes,
    found: foundText(report),
  }
}

function descriptionOf(path: string, report: NativeFileReport, isTorn: boolean): readonly string[] {
  const found = `${foundText(report)}.`
  if (report.error === undefined) return [`${path} is whole: ${kindText(report)}.`, found]
  const place = `at byte ${report.offset?.toLocaleString('en')} of ${report.bytes.toLocaleString('en')}`
  const where = isTorn ? 'ends too early' : `is damaged ${place}`
  return [`${path} ${where}: ${report.error}.`, `Before that: ${found}`]
}

function kindText(report: NativeFileReport): string {
  const facts = new Map(report.metadata.map(([name, value]) => [name, value.toString()]))
  const nacre = facts.get('nacre-ver')
  const redis = facts.get('redis-ver')
  const writer = nacre ? ` of nacre ${nacre}` : redis && ` of Redis ${redis}`
  const created = Number(facts.get('ctime') ?? 0)
  const when = created > 0 ? `, made at ${new Date(created * 1000).toISOString()}` : ''
  return `a snapshot in ${report.format === 'json' ? 'JSON' : 'RDB'}${writer ?? ''}${when}`
}

function foundText(report: NativeFileReport): string {
  const expires = report.databases.reduce((sum, database) => sum + database.expires, 0)
  const types = Object.entries(report.types).map(([type, keys]) => `${keys.toLocaleString('en')} ${type}`)
  const libraries = report.libraries.length
  return [
    `${counted(keysOf(report), 'key')} in ${counted(report.databases.length, 'database')}`,
    ...(types.length > 0 ? [types.join(', ')] : []),
    ...(expires > 0 ? [`${expires.toLocaleString('en')} with an expiry time`] : []),
    ...(libraries > 0 ? [libraries === 1 ? '1 function library' : `${libraries} function libraries`] : []),
  ].join('; ')
}

/** Writes what is whole to the file's place, and moves what was there to a name of its own. */
async function cutSnapshot(path: string, broken: NativeFileReport, errors: ProgressOutput): Promise<string> {
  const kept = freeName(`${path}.torn`)
  const written = freeName(`${path}.cut`)
  await withToolStore(async (store) => {
    const reading = store.readSnapshot({ path, ignoreChecksum: true })
    const { libraries } = await watched('reading', broken.bytes, errors, reading)
    const writing = store.writeSnapshot({ path: written, format: broken.format ?? 'json', libraries })
    const { error } = await watched('writing', 0, errors, writing)
    if (error !== undefined) throw new ToolFailure(error)
  })
  renameSync(path, kept)
  renameSync(written, path)
  return `${path} has now what was whole; the file as it was is ${kept}.`
}
