import type { NativeCounters } from '../../native/binding.ts'
import type { InfoLine, InfoSection, InfoSource } from './section.ts'

/** INFO stats. */
export const statsSection: InfoSection = {
  name: 'stats',
  title: 'Stats',
  in: 'default',
  lines: (source) => [
    ...trafficLines(source.counters),
    ...replicationLines,
    ...keyspaceLines(source.counters),
    ...subscriptionLines(source.counters),
    ...idleFeatureLines,
    ...trackingLines(source.counters),
    ...errorLines(source),
    ...eventLines(source.counters),
  ],
}

const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(2)

const trafficLines = (counters: NativeCounters): readonly InfoLine[] => [
  ['total_connections_received', counters.accepted],
  ['total_commands_processed', counters.commands],
  ['instantaneous_ops_per_sec', Math.round(counters.commandsPerSecond)],
  ['total_net_input_bytes', counters.bytesIn],
  ['total_net_output_bytes', counters.bytesOut],
  ['total_net_repl_input_bytes', 0],
  ['total_net_repl_output_bytes', 0],
  ['instantaneous_input_kbps', kilobytes(counters.bytesInPerSecond)],
  ['instantaneous_output_kbps', kilobytes(counters.bytesOutPerSecond)],
  ['instantaneous_input_repl_kbps', '0.00'],
  ['instantaneous_output_repl_kbps', '0.00'],
  ['rejected_connections', counters.rejected],
]

const replicationLines: readonly InfoLine[] = [
  ['sync_full', 0],
  ['sync_partial_ok', 0],
  ['sync_partial_err', 0],
]

const keyspaceLines = (counters: NativeCounters): readonly InfoLine[] => [
  ['expired_keys', counters.expired],
  ['expired_stale_perc', '0.00'],
  ['expired_time_cap_reached_count', 0],
  ['expire_cycle_cpu_milliseconds', Math.floor(counters.expiryMicroseconds / 1000)],
  ['evicted_keys', 0],
  ['evicted_clients', 0],
  ['total_eviction_exceeded_time', 0],
  ['current_eviction_exceeded_time', 0],
  ['keyspace_hits', counters.hits],
  ['keyspace_misses', counters.misses],
]

const subscriptionLines = (counters: NativeCounters): readonly InfoLine[] => [
  ['pubsub_channels', counters.channels],
  ['pubsub_patterns', counters.patterns],
  ['pubsubshard_channels', counters.shardChannels],
]

const trackingLines = (counters: NativeCounters): readonly InfoLine[] => [
  ['tracking_total_keys', counters.trackedKeys],
  ['tracking_total_items', counters.trackedItems],
  ['tracking_total_prefixes', counters.trackedPrefixes],
]

/** Features that are not there, or that need no counting here: snapshots do not fork. */
const idleFeatureLines: readonly InfoLine[] = [
  ['latest_fork_usec', 0],
  ['total_forks', 0],
  ['migrate_cached_sockets', 0],
  ['slave_expires_tracked_keys', 0],
  ['active_defrag_hits', 0],
  ['active_defrag_misses', 0],
  ['active_defrag_key_hits', 0],
  ['active_defrag_key_misses', 0],
  ['total_active_defrag_time', 0],
  ['current_active_defrag_time', 0],
]

function errorLines({ native, counters }: InfoSource): readonly InfoLine[] {
  const errors = native.errors()
  const wrongPasswords = errors.find(({ code }) => code === 'WRONGPASS')?.count ?? 0
  return [
    ['unexpected_error_replies', 0],
    ['total_error_replies', errors.reduce((total, { count }) => total + count, 0)],
    ['dump_payload_sanitizations', 0],
    ['total_reads_processed', counters.reads],
    ['total_writes_processed', counters.writes],
    ['io_threaded_reads_processed', 0],
    ['io_threaded_writes_processed', 0],
    ['reply_buffer_shrinks', 0],
    ['reply_buffer_expands', 0],
    ['acl_access_denied_auth', wrongPasswords],
    ['acl_access_denied_cmd', 0],
    ['acl_access_denied_key', 0],
    ['acl_access_denied_channel', 0],
  ]
}

/** Lanes turn their loops apart from one another: a turn is a read here. */
const eventLines = (counters: NativeCounters): readonly InfoLine[] => [
  ['eventloop_cycles', counters.reads],
  ['eventloop_duration_sum', 0],
  ['eventloop_duration_cmd_sum', 0],
  ['instantaneous_eventloop_cycles_per_sec', 0],
  ['instantaneous_eventloop_duration_usec', 0],
]
