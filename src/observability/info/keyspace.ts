import type { InfoSection } from './section.ts'

/** INFO modules: nacre does not host any. */
export const modulesSection: InfoSection = {
  name: 'modules',
  title: 'Modules',
  in: 'default',
  lines: () => [],
}

/** INFO cluster. */
export const clusterSection: InfoSection = {
  name: 'cluster',
  title: 'Cluster',
  in: 'default',
  lines: () => [['cluster_enabled', 0]],
}

/** INFO keyspace: the databases that are not empty. */
export const keyspaceSection: InfoSection = {
  name: 'keyspace',
  title: 'Keyspace',
  in: 'default',
  lines: ({ native }) =>
    native.databases().flatMap(({ keys, expires, averageTtlMs }, index) => {
      if (keys === 0) return []
      return [[`db${index}`, `keys=${keys},expires=${expires},avg_ttl=${averageTtlMs}`] as const]
    }),
}
