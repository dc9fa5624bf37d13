import { clientsSection } from './clients.ts'
import { commandstatsSection, errorstatsSection, latencystatsSection } from './command-statistics.ts'
import { cpuSection } from './cpu.ts'
import { clusterSection, keyspaceSection, modulesSection } from './keyspace.ts'
import { memorySection } from './memory.ts'
import { persistenceSection } from './persistence.ts'
import { replicationSection } from './replication.ts'
import type { InfoSection, InfoSource } from './section.ts'
import { serverSection } from './server.ts'
import { statsSection } from './stats.ts'

const sections: readonly InfoSection[] = [
  serverSection,
  clientsSection,
  memorySection,
  persistenceSection,
  statsSection,
  replicationSection,
  cpuSection,
  modulesSection,
  commandstatsSection,
  errorstatsSection,
  latencystatsSection,
  clusterSection,
  keyspaceSection,
]

/** The text of the sections that are named, in INFO's own order whatever the order of the names. */
export function infoText(source: InfoSource, names: readonly string[]): string {
  const wanted = new Set(names.length === 0 ? ['default'] : names.map((name) => name.toLowerCase()))
  const everything = wanted.has('all') || wanted.has('everything')
  const chosen = sections.filter(
    (section) => everything || wanted.has(section.name) || wanted.has(section.in),
  )
  return chosen.map((section) => sectionText(section, source)).join('\r\n')
}

function sectionText(section: InfoSection, source: InfoSource): string {
  const lines = section.lines(source).map(([field, value]) => `${field}:${value}`)
  return [`# ${section.title}`, ...lines, ''].join('\r\n')
}
