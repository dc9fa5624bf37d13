import type { InfoSection } from './section.ts'

/** INFO replication: a master without replicas. */
export const replicationSection: InfoSection = {
  name: 'replication',
  title: 'Replication',
  in: 'default',
  lines: ({ config, facts }) => [
    ['role', 'master'],
    ['connected_slaves', 0],
    ['master_failover_state', 'no-failover'],
    ['master_replid', facts.runId],
    ['master_replid2', '0'.repeat(40)],
    ['master_repl_offset', 0],
    ['second_repl_offset', -1],
    ['repl_backlog_active', 0],
    ['repl_backlog_size', config.value('repl-backlog-size')],
    ['repl_backlog_first_byte_offset', 0],
    ['repl_backlog_histlen', 0],
  ],
}
