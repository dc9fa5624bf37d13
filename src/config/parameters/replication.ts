import { boolean } from '../kinds/boolean.ts'
import { choice } from '../kinds/choice.ts'
import { integer, intMax, longMax } from '../kinds/integer.ts'
import { masterAddress } from '../kinds/master-address.ts'
import { memory } from '../kinds/memory.ts'
import { text } from '../kinds/text.ts'

const later = { applies: 'later' } as const
const wholeInt = { min: 0n, max: intMax }
const positiveInt = { min: 1n, max: intMax }
const portBounds = { min: 0n, max: 65535n }

/** Masters and replicas. */
export const replicationParameters = {
  replicaof: masterAddress({
    ...later,
    mutability: 'immutable',
    aliases: ['slaveof'],
    meaning: 'Makes this server a replica. At run time use the command REPLICAOF.',
  }),
  masterauth: text('', { ...later, sensitive: true, meaning: "The master's password." }),
  masteruser: text('', { ...later, sensitive: true, meaning: "The master's user." }),
  'replica-serve-stale-data': boolean(true, {
    ...later,
    aliases: ['slave-serve-stale-data'],
    meaning: 'Answers while the master cannot be reached.',
  }),
  'replica-read-only': boolean(true, {
    ...later,
    aliases: ['slave-read-only'],
    meaning: 'A replica refuses writes of clients.',
  }),
  'replica-lazy-flush': boolean(false, {
    ...later,
    aliases: ['slave-lazy-flush'],
    meaning: 'Frees the old data set in the background when a new one comes from the master.',
  }),
  'replica-ignore-maxmemory': boolean(true, {
    ...later,
    aliases: ['slave-ignore-maxmemory'],
    meaning: 'A replica evicts only what its master does.',
  }),
  'replica-ignore-disk-write-errors': boolean(false, {
    ...later,
    meaning: 'A replica goes on when it cannot write to disk.',
  }),
  'replica-priority': integer(100, wholeInt, {
    ...later,
    aliases: ['slave-priority'],
    meaning: 'Rank by which Sentinel chooses a new master; 0 is never chosen.',
  }),
  'replica-announced': boolean(true, { ...later, meaning: 'Whether Sentinel tells of this replica.' }),
  'replica-announce-ip': text('', {
    ...later,
    aliases: ['slave-announce-ip'],
    meaning: 'Address that is told to the master, if not the one it sees.',
  }),
  'replica-announce-port': integer(0, portBounds, {
    ...later,
    aliases: ['slave-announce-port'],
    meaning: 'Port that is told to the master, if not the one in use.',
  }),
  'repl-diskless-sync': boolean(true, { ...later, meaning: 'Sends snapshots to replicas without a file.' }),
  'repl-diskless-sync-delay': integer(5, wholeInt, {
    ...later,
    meaning: 'Seconds to wait for more replicas before such a snapshot.',
  }),
  'repl-diskless-sync-max-replicas': integer(0, wholeInt, {
    ...later,
    meaning: 'Replicas after which it does not wait any longer; 0 waits the whole time.',
  }),
  'repl-diskless-load': choice('disabled', ['disabled', 'on-empty-db', 'swapdb'], {
    ...later,
    meaning: 'Whether a replica loads the snapshot of its master without a file.',
  }),
  'repl-ping-replica-period': integer(10, positiveInt, {
    ...later,
    aliases: ['repl-ping-slave-period'],
    meaning: 'Seconds between pings to replicas.',
  }),
  'repl-timeout': integer(60, positiveInt, {
    ...later,
    meaning: 'Seconds of silence after which the link counts as broken.',
  }),
  'repl-disable-tcp-nodelay': boolean(false, {
    ...later,
    meaning: 'Sends fewer and larger packets to replicas.',
  }),
  'repl-backlog-size': memory(
    1n << 20n,
    { min: 1n, max: longMax },
    { ...later, meaning: 'How much of the stream is kept for replicas that come back.' },
  ),
  'repl-backlog-ttl': integer(
    3600,
    { min: 0n, max: longMax },
    { ...later, meaning: 'Seconds without replicas after which it is freed; 0 never is.' },
  ),
  'min-replicas-to-write': integer(0, wholeInt, {
    ...later,
    aliases: ['min-slaves-to-write'],
    meaning: 'Replicas that must be there for writes to be taken.',
  }),
  'min-replicas-max-lag': integer(10, wholeInt, {
    ...later,
    aliases: ['min-slaves-max-lag'],
    meaning: 'Seconds of silence up to which a replica counts as there.',
  }),
  'propagation-error-behavior': choice('ignore', ['ignore', 'panic', 'panic-on-replicas'], {
    ...later,
    meaning: 'What happens when a command from the master or the journal fails.',
  }),
}
