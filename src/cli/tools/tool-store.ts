import type { NativeFileReport, NativeFileWork, NativeStore } from '../../native/binding.ts'
import { addon } from '../../native/load.ts'
import { counted, Progress, type ProgressOutput } from './progress.ts'

/** As many as a store can have: a file's databases need not be those of any configuration. */
const mostDatabases = 10_000

/**
 * Calls use() with a store in memory in which nothing expires by itself, so that what is past
 * its time in a file can be told and written again.
 */
export async function withToolStore<Result>(use: (store: NativeStore) => Promise<Result>): Promise<Result> {
  const store = new addon.Store({ databases: mostDatabases, maintained: false })
  try {
    return await use(store)
  } finally {
    store.close()
  }
}

/** Waits for work on a file, and shows meanwhile how far it is; `total` is in bytes, 0 if nobody knows. */
export async function watched(
  title: string,
  total: number,
  output: ProgressOutput,
  work: NativeFileWork,
): Promise<NativeFileReport> {
  const progress = new Progress(title, output, () => {
    const { bytes, keys } = work.progress()
    return {
      done: bytes,
      total,
      detail: keys > 0 ? counted(keys, 'key') : `${bytes.toLocaleString('en')} bytes`,
    }
  })
  try {
    return await work.finished
  } finally {
    progress.end()
  }
}

/** How many keys a file has. */
export const keysOf = (report: NativeFileReport): number =>
  report.databases.reduce((sum, { keys }) => sum + keys, 0)
