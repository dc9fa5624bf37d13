/** The table of all configuration parameters, in the order in which CONFIG GET and the documentation list them. */

import type { Parameter } from '../parameter.ts'
import { clusterParameters } from './cluster.ts'
import { dataStructureParameters } from './data-structures.ts'
import { generalParameters } from './general.ts'
import { clientParameters, defragmentationParameters, memoryParameters } from './memory.ts'
import { networkParameters } from './network.ts'
import { observabilityParameters } from './observability.ts'
import { appendOnlyParameters, snapshotParameters } from './persistence.ts'
import { replicationParameters } from './replication.ts'
import { securityParameters } from './security.ts'
import { threadParameters } from './threads.ts'
import { tlsParameters } from './tls.ts'

/** The parameters under the headings of the documentation. */
export const parameterGroups = {
  Network: networkParameters,
  TLS: tlsParameters,
  General: generalParameters,
  Threads: threadParameters,
  Clients: clientParameters,
  Security: securityParameters,
  Memory: memoryParameters,
  Snapshots: snapshotParameters,
  'Append-only file': appendOnlyParameters,
  Replication: replicationParameters,
  Cluster: clusterParameters,
  'Observability and scripts': observabilityParameters,
  'Data structures': dataStructureParameters,
  Defragmentation: defragmentationParameters,
} as const

/** All parameters by their names. */
const parameters = {
  ...networkParameters,
  ...tlsParameters,
  ...generalParameters,
  ...threadParameters,
  ...clientParameters,
  ...securityParameters,
  ...memoryParameters,
  ...snapshotParameters,
  ...appendOnlyParameters,
  ...replicationParameters,
  ...clusterParameters,
  ...observabilityParameters,
  ...dataStructureParameters,
  ...defragmentationParameters,
} as const

type Table = typeof parameters

/** The name of a parameter; not an alias. */
export type ParameterName = keyof Table

/** What `Configuration.value` returns for a parameter. */
export type ParameterValue<Name extends ParameterName> =
  Table[Name] extends Parameter<infer _Stored, infer Value> ? Value : never

/** A parameter whose kind is not known: what goes into it must have come out of it. */
export type AnyParameter = Parameter<unknown, unknown>

/** The table without the types of its values. */
export const anyParameters: Readonly<Record<ParameterName, AnyParameter>> = parameters

/** The names in the order of the table. */
export const parameterNames = Object.keys(parameters) as readonly ParameterName[]

const namesByWord: ReadonlyMap<string, ParameterName> = new Map(
  parameterNames.flatMap((name) => [
    [name as string, name] as const,
    ...(anyParameters[name].aliases ?? []).map((alias) => [alias, name] as const),
  ]),
)

/** Every name and alias, aliases right after their names. */
export const parameterWords: readonly string[] = [...namesByWord.keys()]

/** The parameter that has this name or alias, in any case of letters. */
export function parameterNamed(word: string): ParameterName | undefined {
  return namesByWord.get(word.toLowerCase())
}
