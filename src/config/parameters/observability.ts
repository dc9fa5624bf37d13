import { boolean } from '../kinds/boolean.ts'
import { integer, longMax } from '../kinds/integer.ts'
import { keyspaceEvents } from '../kinds/keyspace-events.ts'
import { percentiles } from '../kinds/numbers.ts'

/** What can be seen of the server from outside, and scripts that run for long. */
export const observabilityParameters = {
  'slowlog-log-slower-than': integer(
    10000,
    { min: -1n, max: longMax },
    { meaning: 'Microseconds from which a command is logged as slow; 0 logs all, -1 none.' },
  ),
  'slowlog-max-len': integer(128, { min: 0n, max: longMax }, { meaning: 'Entries that the slow log keeps.' }),
  'latency-monitor-threshold': integer(
    0,
    { min: 0n, max: longMax },
    { meaning: 'Milliseconds from which LATENCY notes an event; 0 notes none.' },
  ),
  'latency-tracking': boolean(true, { meaning: 'Keeps a histogram of the latency of every command.' }),
  'latency-tracking-info-percentiles': percentiles([50, 99, 99.9], {
    meaning: 'Percentiles of these histograms that INFO shows.',
  }),
  'notify-keyspace-events': keyspaceEvents({
    meaning: 'Events of keys that are published; empty means none.',
  }),
  'busy-reply-threshold': integer(
    5000,
    { min: 0n, max: longMax },
    {
      aliases: ['lua-time-limit'],
      meaning:
        'Milliseconds after which clients that wait for what a script holds are told BUSY; 0 is never.',
    },
  ),
  'lua-enable-deprecated-api': boolean(false, {
    applies: 'later',
    hidden: true,
    mutability: 'immutable',
    meaning: 'Gives scripts the functions print, getfenv and others that Redis took away.',
  }),
}
