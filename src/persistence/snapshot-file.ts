import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Configuration } from '../config/configuration.ts'

type Format = 'rdb' | 'json'

/** Where a snapshot of this format belongs: `dbfilename` in `dir`, its ending `.rdb` replaced for JSON. */
export function snapshotPath(
  config: Configuration,
  format: Format = config.value('snapshot-format'),
): string {
  const name = config.value('dbfilename')
  const file = format === 'json' && name.endsWith('.rdb') ? `${name.slice(0, -'.rdb'.length)}.json` : name
  return join(config.value('dir'), file)
}

/** The newest snapshot that there is, of either format; nothing if there is none. */
export function newestSnapshot(config: Configuration): string | undefined {
  const found = (['json', 'rdb'] as const)
    .map((format) => snapshotPath(config, format))
    .map((path) => ({ path, status: statSync(path, { throwIfNoEntry: false }) }))
    .filter(({ status }) => status?.isFile() === true)
  return found.sort((one, other) => (other.status?.mtimeMs ?? 0) - (one.status?.mtimeMs ?? 0))[0]?.path
}
