import { encodeText } from '../config/byte-text.ts'
import type { Configuration } from '../config/configuration.ts'
import type { ParameterName, ParameterValue } from '../config/parameters/index.ts'
import type { NativeStore } from '../native/binding.ts'

type Setting = readonly [name: string, value: number]

/** The numbers of native code that follow from a parameter. */
type SettingsOf = { readonly [Name in ParameterName]?: (value: ParameterValue<Name>) => readonly Setting[] }

const number = (name: string) => (value: number | bigint) =>
  [[name, Math.min(Number(value), Number.MAX_SAFE_INTEGER)]] as const
const flag = (name: string) => (value: boolean) => [[name, value ? 1 : 0]] as const

/** What the access clock of a key counts under a policy of `maxmemory-policy`. */
function accessPolicy(policy: string): number {
  if (policy.endsWith('-lfu')) return 2
  return policy.endsWith('-lru') ? 1 : 0
}

/** The letters of `notify-keyspace-events` in the order of the bits of native code's `KeyEventClass`. */
const eventLetters = 'KEg$lshzxetmdn'

/** No class is emitted unless it is published in one of the two ways. */
function eventClasses(letters: string): number {
  if (!/[KE]/.test(letters)) return 0
  return Array.from(letters).reduce((bits, letter) => bits | (1 << eventLetters.indexOf(letter)), 0)
}

const settingsOf: SettingsOf = {
  maxclients: number('maxclients'),
  timeout: number('timeout'),
  'tcp-keepalive': number('tcp_keepalive'),
  'protected-mode': flag('protected_mode'),
  'proto-max-bulk-len': number('proto_max_bulk_len'),
  'client-query-buffer-limit': number('client_query_buffer_limit'),
  'client-output-buffer-limit': ({ normal, pubsub }) => [
    ['output_normal_hard', normal.hardBytes],
    ['output_normal_soft', normal.softBytes],
    ['output_normal_soft_seconds', normal.softSeconds],
    ['output_pubsub_hard', pubsub.hardBytes],
    ['output_pubsub_soft', pubsub.softBytes],
    ['output_pubsub_soft_seconds', pubsub.softSeconds],
  ],
  'slowlog-log-slower-than': number('slowlog_log_slower_than'),
  'slowlog-max-len': number('slowlog_max_len'),
  'latency-tracking': flag('latency_tracking'),
  'latency-monitor-threshold': number('latency_monitor_threshold'),
  'active-expire-effort': number('active_expire_effort'),
  hz: number('hz'),
  'tracking-table-max-keys': number('tracking_table_max_keys'),
  'lfu-log-factor': number('lfu_log_factor'),
  'lfu-decay-time': number('lfu_decay_time'),
  maxmemory: (bytes) => [['maxmemory', Math.min(Number(bytes), Number.MAX_SAFE_INTEGER)]],
  'hash-max-listpack-entries': number('hash_max_listpack_entries'),
  'hash-max-listpack-value': number('hash_max_listpack_value'),
  'list-max-listpack-size': number('list_max_listpack_size'),
  'set-max-intset-entries': number('set_max_intset_entries'),
  'set-max-listpack-entries': number('set_max_listpack_entries'),
  'set-max-listpack-value': number('set_max_listpack_value'),
  'zset-max-listpack-entries': number('zset_max_listpack_entries'),
  'zset-max-listpack-value': number('zset_max_listpack_value'),
  'hll-sparse-max-bytes': number('hll_sparse_max_bytes'),
  'stream-node-max-bytes': number('stream_node_max_bytes'),
  'stream-node-max-entries': number('stream_node_max_entries'),
  'enable-debug-command': (permission) => [
    ['enable_debug_command', ['no', 'yes', 'local'].indexOf(permission)],
  ],
  rdbcompression: flag('rdbcompression'),
  rdbchecksum: flag('rdbchecksum'),
  'rdb-key-save-delay': number('rdb_key_save_delay'),
  'key-load-delay': number('key_load_delay'),
  'snapshot-format': (format) => [['snapshot_format', format === 'rdb' ? 0 : 1]],
  appendfsync: (policy) => [['appendfsync', ['everysec', 'always', 'no'].indexOf(policy)]],
  'aof-timestamp-enabled': flag('aof_timestamp_enabled'),
  'no-appendfsync-on-rewrite': flag('no_appendfsync_on_rewrite'),
  'busy-reply-threshold': number('busy_reply_threshold'),
  'lua-undeclared-keys': (rule) => [['lua_undeclared_keys', ['auto', 'alone', 'error'].indexOf(rule)]],
  'notify-keyspace-events': (letters) => [['notify_keyspace_events', eventClasses(letters)]],
  'maxmemory-policy': (policy) => [['access_policy', accessPolicy(policy)]],
}

const names = Object.keys(settingsOf) as readonly (keyof typeof settingsOf)[]

/** Gives native code the settings that it reads. */
export function applyConfiguration(native: NativeStore, config: Configuration): void {
  for (const name of names) applySetting(native, config, name)
  applyPassword(native, config)
}

/** Gives native code what changes from now on. Returns a function that ends this. */
export function followConfiguration(native: NativeStore, config: Configuration): () => void {
  const ends = [
    config.onChange(names, (change) => {
      for (const name of change.names) applySetting(native, config, name)
    }),
    config.onChange(['requirepass'], () => applyPassword(native, config)),
  ]
  return () => {
    for (const end of ends) end()
  }
}

function applyPassword(native: NativeStore, config: Configuration): void {
  native.setRequirePass(encodeText(config.value('requirepass')))
}

function applySetting<Name extends ParameterName>(
  native: NativeStore,
  config: Configuration,
  name: Name,
): void {
  const convert: ((value: ParameterValue<Name>) => readonly Setting[]) | undefined = settingsOf[name]
  for (const [setting, value] of convert?.(config.value(name)) ?? []) {
    if (!native.setSetting(setting, value)) throw new Error(`native code knows no setting ${setting}`)
  }
}
