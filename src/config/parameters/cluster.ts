import { boolean } from '../kinds/boolean.ts'
import { choice } from '../kinds/choice.ts'
import { integer, intMax, longMax, unsignedLongMax } from '../kinds/integer.ts'
import { memory } from '../kinds/memory.ts'
import { hostname, text } from '../kinds/text.ts'

const later = { applies: 'later' } as const
const fixed = { applies: 'later', mutability: 'immutable' } as const
const wholeInt = { min: 0n, max: intMax }
const portBounds = { min: 0n, max: 65535n }

/** Redis Cluster. */
export const clusterParameters = {
  'cluster-enabled': boolean(false, { ...fixed, meaning: 'Makes this server a node of a cluster.' }),
  'cluster-config-file': text('nodes.conf', {
    ...fixed,
    meaning: "The node's own file, which it writes itself.",
  }),
  'cluster-port': integer(0, portBounds, {
    ...fixed,
    meaning: 'Port of the cluster bus; 0 means the port for clients plus 10000.',
  }),
  'cluster-node-timeout': integer(
    15000,
    { min: 0n, max: longMax },
    { ...later, meaning: 'Milliseconds of silence after which a node counts as failing.' },
  ),
  'cluster-replica-validity-factor': integer(10, wholeInt, {
    ...later,
    aliases: ['cluster-slave-validity-factor'],
    meaning: 'How old the data of a replica may be for it to take over, in node timeouts; 0 means any age.',
  }),
  'cluster-replica-no-failover': boolean(false, {
    ...later,
    aliases: ['cluster-slave-no-failover'],
    meaning: 'This replica never takes over by itself.',
  }),
  'cluster-migration-barrier': integer(1, wholeInt, {
    ...later,
    meaning: 'Replicas that a master keeps when others move to masters without any.',
  }),
  'cluster-allow-replica-migration': boolean(true, { ...later, meaning: 'Whether replicas move at all.' }),
  'cluster-require-full-coverage': boolean(true, {
    ...later,
    meaning: 'Refuses commands while a slot has no node.',
  }),
  'cluster-allow-reads-when-down': boolean(false, {
    ...later,
    meaning: 'Answers reads while the cluster is down.',
  }),
  'cluster-allow-pubsubshard-when-down': boolean(true, {
    ...later,
    meaning: 'Takes sharded publishing while the cluster is down.',
  }),
  'cluster-link-sendbuf-limit': memory(
    0n,
    { min: 0n, max: unsignedLongMax },
    { ...later, meaning: 'Bytes that may wait to be sent to another node; 0 means no limit.' },
  ),
  'cluster-announce-ip': text('', { ...later, meaning: 'Address that is told to other nodes.' }),
  'cluster-announce-port': integer(0, portBounds, { ...later, meaning: 'Port that is told to other nodes.' }),
  'cluster-announce-tls-port': integer(0, portBounds, { ...later, meaning: 'TLS port that is told.' }),
  'cluster-announce-bus-port': integer(0, portBounds, { ...later, meaning: 'Port of the bus that is told.' }),
  'cluster-announce-hostname': hostname({ ...later, meaning: 'Host name that is told to clients.' }),
  'cluster-announce-human-nodename': hostname({ ...later, meaning: 'Name of this node in the logs of all.' }),
  'cluster-preferred-endpoint-type': choice('ip', ['ip', 'hostname', 'unknown-endpoint'], {
    ...later,
    meaning: 'How redirections name a node.',
  }),
}
