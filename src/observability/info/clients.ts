import type { InfoSection } from './section.ts'

/** INFO clients. */
export const clientsSection: InfoSection = {
  name: 'clients',
  title: 'Clients',
  in: 'default',
  lines: ({ counters, config }) => [
    ['connected_clients', counters.clients],
    ['cluster_connections', 0],
    ['maxclients', config.value('maxclients')],
    ['client_recent_max_input_buffer', counters.largestInputBytes],
    ['client_recent_max_output_buffer', counters.largestOutputBytes],
    ['blocked_clients', counters.blockedClients],
    ['tracking_clients', counters.trackingClients],
    ['clients_in_timeout_table', 0],
    ['total_blocking_keys', 0],
    ['total_blocking_keys_on_nokey', 0],
  ],
}
