import { boolean } from '../kinds/boolean.ts'
import { choice, shutdownOptions } from '../kinds/choice.ts'
import { directory } from '../kinds/directory.ts'
import { integer, intMax } from '../kinds/integer.ts'
import { text } from '../kinds/text.ts'
import { InvalidValueError } from '../parameter.ts'
import { isTitleTemplate } from '../title-template.ts'

const fixed = { mutability: 'immutable' } as const
const noProcessToPin = 'Threads are not bound to processors; taskset binds the process.'

/** The process: how it starts, what it logs, how it ends. */
export const generalParameters = {
  dir: directory({
    mutability: 'protected',
    defaultNote: 'the working directory',
    meaning: 'The folder for data files, and the working directory of the server.',
  }),
  daemonize: boolean(false, { ...fixed, meaning: 'Runs in the background, detached from the terminal.' }),
  pidfile: text('', {
    ...fixed,
    meaning: 'File with the process id; /var/run/nacre.pid if the server is a daemon and none is named.',
  }),
  supervised: choice('no', ['upstart', 'systemd', 'auto', 'no'], {
    ...fixed,
    applies: 'never',
    meaning:
      'A supervisor is not notified: let it wait for the line "Ready to accept connections" in the log.',
  }),
  databases: integer(16, { min: 1n, max: 10_000n }, { ...fixed, meaning: 'Number of databases for SELECT.' }),
  loglevel: choice('notice', ['debug', 'verbose', 'notice', 'warning', 'nothing'], {
    meaning: 'The least important lines that are logged.',
  }),
  logfile: text('', { ...fixed, meaning: 'File that the log is appended to; empty means standard output.' }),
  'syslog-enabled': boolean(false, {
    ...fixed,
    applies: 'never',
    meaning: 'Node.js has no access to syslog; the log goes to logfile or to standard output.',
  }),
  'syslog-ident': text('redis', { ...fixed, applies: 'never', meaning: 'See syslog-enabled.' }),
  'syslog-facility': choice(
    'local0',
    ['user', 'local0', 'local1', 'local2', 'local3', 'local4', 'local5', 'local6', 'local7'],
    { ...fixed, applies: 'never', meaning: 'See syslog-enabled.' },
  ),
  'crash-log-enabled': boolean(true, {
    applies: 'never',
    meaning: 'Node.js reports crashes in its own way; see its option --report-on-fatalerror.',
  }),
  'crash-memcheck-enabled': boolean(true, {
    applies: 'never',
    meaning: 'Memory is not tested after a crash.',
  }),
  'use-exit-on-panic': boolean(false, {
    hidden: true,
    applies: 'never',
    meaning: 'For tests of Redis itself.',
  }),
  'always-show-logo': boolean(false, {
    ...fixed,
    meaning: 'Shows the banner even if the log does not go to a terminal.',
  }),
  'set-proc-title': boolean(true, { ...fixed, meaning: 'Sets the title of the process that ps shows.' }),
  'proc-title-template': text(
    '{title} {listen-addr} {server-mode}',
    { meaning: 'That title.' },
    (template) => {
      if (!isTitleTemplate(template)) {
        throw new InvalidValueError('template format is invalid or contains unknown variables')
      }
    },
  ),
  'locale-collate': text('', { applies: 'later', meaning: 'Locale of the order of SORT with ALPHA.' }),
  'shutdown-timeout': integer(
    10,
    { min: 0n, max: intMax },
    { applies: 'later', meaning: 'Seconds for which a shutdown waits for replicas.' },
  ),
  'shutdown-on-sigint': shutdownOptions({ meaning: 'How the server ends on SIGINT.' }),
  'shutdown-on-sigterm': shutdownOptions({ meaning: 'How the server ends on SIGTERM.' }),
  hz: integer(
    10,
    { min: 0n, max: intMax, clamp: (value) => (value < 1n ? 1n : value > 500n ? 500n : value) },
    { meaning: 'How often a second background work is done, from 1 to 500.' },
  ),
  'dynamic-hz': boolean(true, {
    applies: 'never',
    meaning: 'Background work already keeps to its share of time whatever the number of clients.',
  }),
  'watchdog-period': integer(
    0,
    { min: 0n, max: intMax },
    { hidden: true, applies: 'never', meaning: 'For debugging of Redis itself.' },
  ),
  'ignore-warnings': text('', { meaning: 'Warnings about the machine that are not to be logged.' }),
  'disable-thp': boolean(true, {
    ...fixed,
    applies: 'never',
    meaning: 'Snapshots do not fork, so huge pages do them no harm.',
  }),
  'oom-score-adj': choice(
    'no',
    ['no', 'yes', 'relative', 'absolute'],
    { applies: 'later', meaning: 'Whether Linux is told whom to end first when memory runs out.' },
    new Map([['relative', 'yes']]),
  ),
  'server-cpulist': text('', {
    ...fixed,
    aliases: ['server_cpulist'],
    applies: 'never',
    meaning: noProcessToPin,
  }),
  'bio-cpulist': text('', { ...fixed, aliases: ['bio_cpulist'], applies: 'never', meaning: noProcessToPin }),
  'aof-rewrite-cpulist': text('', {
    ...fixed,
    aliases: ['aof_rewrite_cpulist'],
    applies: 'never',
    meaning: noProcessToPin,
  }),
  'bgsave-cpulist': text('', {
    ...fixed,
    aliases: ['bgsave_cpulist'],
    applies: 'never',
    meaning: noProcessToPin,
  }),
}
