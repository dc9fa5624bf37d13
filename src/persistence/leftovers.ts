import { readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Configuration } from '../config/configuration.ts'
import { snapshotPath } from './snapshot-file.ts'

/** What stands behind the name of a file that is being written beside its place: who writes it, and a number. */
const temporaryEnd = /^\.(\d+)-\d+\.tmp$/

/**
 * Removes what processes that were killed have left of snapshots and of bases of the journal. To be called
 * before anything is written, by who has taken the directory. What cannot be removed stays.
 */
export function removeLeftovers(config: Configuration): void {
  const directory = config.value('dir')
  const snapshots = (['json', 'rdb'] as const).map((format) => basename(snapshotPath(config, format)))
  removeIn(directory, (name) => snapshots.find((snapshot) => name.startsWith(snapshot)))
  const base = config.value('appendfilename')
  removeIn(join(directory, config.value('appenddirname')), (name) => {
    if (!name.startsWith(base)) return undefined
    const rest = /^\.\d+\.base\.(?:rdb|aof)/.exec(name.slice(base.length))
    return rest === null ? undefined : base + rest[0]
  })
}

/** `placeOf` tells the beginning of a name that is a file's own, if it is one of ours. */
function removeIn(directory: string, placeOf: (name: string) => string | undefined): void {
  for (const name of namesIn(directory)) {
    const place = placeOf(name)
    const end = place === undefined ? null : temporaryEnd.exec(name.slice(place.length))
    if (end === null || isAtWork(Number(end[1]))) continue
    try {
      rmSync(join(directory, name))
    } catch {
      // It takes room, and harms nobody.
    }
  }
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}

/** Whether a process of this number may still write. One that had ours is no more: we have not begun. */
function isAtWork(id: number): boolean {
  if (id === process.pid) return false
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
