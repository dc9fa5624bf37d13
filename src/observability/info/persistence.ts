import type { InfoLine, InfoSection, InfoSource, JournalFacts } from './section.ts'

/** INFO persistence: what was saved and loaded, and what is now. */
export const persistenceSection: InfoSection = {
  name: 'persistence',
  title: 'Persistence',
  in: 'default',
  lines: (source) => [
    ...loadingLines(source),
    ...snapshotLines(source),
    ...journalLines(source.facts.journal),
    ['aof_last_cow_size', 0],
    ['module_fork_in_progress', 0],
    ['module_fork_last_cow_size', 0],
    ...journalSizes(source.facts.journal),
    ...progressLines(source),
  ],
}

/** Values that changed while a snapshot is written stand for the pages that a fork would have copied. */
function loadingLines({ facts: { loading } }: InfoSource): InfoLine[] {
  return [
    ['loading', loading?.isLoading === true ? 1 : 0],
    ['async_loading', 0],
  ]
}

function snapshotLines({ native, counters, facts }: InfoSource): InfoLine[] {
  const { snapshots, loading } = facts
  const status = native.snapshotStatus()
  const share = status.keysTotal === 0 ? 0 : (100 * status.keysDone) / status.keysTotal
  return [
    ['current_cow_peak', status.oldValueBytes],
    ['current_cow_size', status.oldValueBytes],
    ['current_cow_size_age', 0],
    ['current_fork_perc', share.toFixed(2)],
    ['current_save_keys_processed', status.keysDone],
    ['current_save_keys_total', status.keysTotal],
    ['rdb_changes_since_last_save', counters.changes],
    ['rdb_bgsave_in_progress', snapshots?.inProgress === true ? 1 : 0],
    ['rdb_last_save_time', snapshots?.lastSaveSeconds ?? Math.floor(facts.startedMs / 1000)],
    ['rdb_last_bgsave_status', snapshots?.lastStatus ?? 'ok'],
    ['rdb_last_bgsave_time_sec', snapshots?.lastDurationSeconds ?? -1],
    ['rdb_current_bgsave_time_sec', secondsSince(snapshots?.currentStartedMs)],
    ['rdb_saves', snapshots?.saves ?? 0],
    ['rdb_last_cow_size', snapshots?.lastOldValueBytes ?? 0],
    ['rdb_last_load_keys_expired', loading?.expiredKeys ?? 0],
    ['rdb_last_load_keys_loaded', loading?.loadedKeys ?? 0],
  ]
}

/** -1 if there is no such time. */
const secondsSince = (startedMs: number | undefined): number =>
  startedMs === undefined ? -1 : Math.floor((Date.now() - startedMs) / 1000)

/** What stands there only while a store is being loaded. */
function progressLines({ facts: { loading } }: InfoSource): InfoLine[] {
  if (loading?.isLoading !== true) return []
  const { startedMs, totalBytes, loadedBytes } = loading
  const elapsedSeconds = Math.floor((Date.now() - startedMs) / 1000)
  const left = totalBytes - loadedBytes
  return [
    ['loading_start_time', Math.floor(startedMs / 1000)],
    ['loading_total_bytes', totalBytes],
    ['loading_rdb_used_mem', 0],
    ['loading_loaded_bytes', loadedBytes],
    ['loading_loaded_perc', (totalBytes === 0 ? 0 : (100 * loadedBytes) / totalBytes).toFixed(2)],
    ['loading_eta_seconds', loadedBytes === 0 ? 1 : Math.floor((elapsedSeconds * left) / loadedBytes)],
  ]
}

const seconds = (milliseconds: number): number => (milliseconds < 0 ? -1 : Math.floor(milliseconds / 1000))

function journalLines(facts: JournalFacts | undefined): readonly InfoLine[] {
  const status = facts?.status
  return [
    ['aof_enabled', status?.enabled === true || status?.waitsForBase === true ? 1 : 0],
    ['aof_rewrite_in_progress', status?.rewriting === true ? 1 : 0],
    ['aof_rewrite_scheduled', facts?.isScheduled === true ? 1 : 0],
    ['aof_last_rewrite_time_sec', seconds(status?.lastRewriteMs ?? -1)],
    ['aof_current_rewrite_time_sec', seconds(status?.currentRewriteMs ?? -1)],
    ['aof_last_bgrewrite_status', status?.lastRewriteSucceeded === false ? 'err' : 'ok'],
    ['aof_rewrites', facts?.rewrites ?? 0],
    ['aof_rewrites_consecutive_failures', facts?.consecutiveFailures ?? 0],
    ['aof_last_write_status', status?.failed === true ? 'err' : 'ok'],
  ]
}

/** As in Redis, of a store that keeps a journal alone. */
function journalSizes(facts: JournalFacts | undefined): readonly InfoLine[] {
  if (facts === undefined || !facts.status.enabled) return []
  const { size, baseSize, pendingBytes, delayedSyncs } = facts.status
  return [
    ['aof_current_size', size],
    ['aof_base_size', baseSize],
    ['aof_pending_rewrite', 0],
    ['aof_buffer_length', pendingBytes],
    ['aof_pending_bio_fsync', 0],
    ['aof_delayed_fsync', delayedSyncs],
  ]
}
