import { boolean } from '../kinds/boolean.ts'
import { choice } from '../kinds/choice.ts'
import { integer, intMax, intMin, longMax } from '../kinds/integer.ts'
import { memory } from '../kinds/memory.ts'
import { savePoints } from '../kinds/save-points.ts'
import { bareName } from '../kinds/text.ts'

const later = { applies: 'later' } as const
const wholeInt = { min: 0n, max: intMax }

/** Snapshots. */
export const snapshotParameters = {
  save: savePoints(
    [
      { seconds: 3600, changes: 1 },
      { seconds: 300, changes: 100 },
      { seconds: 60, changes: 10000 },
    ],
    {
      ...later,
      heldAt: '',
      meaning: 'When a snapshot is due: after so many seconds with so many changes. Empty means never.',
    },
  ),
  dbfilename: bareName(
    'dump.rdb',
    'filename',
    'dbfilename',
    { ...later, mutability: 'protected', meaning: 'Name of the snapshot in dir.' },
    { mayBeEmpty: true },
  ),
  'stop-writes-on-bgsave-error': boolean(true, {
    ...later,
    meaning: 'Refuses writes after a snapshot that was due could not be written.',
  }),
  rdbcompression: boolean(true, { meaning: 'Compresses texts in the payloads of DUMP and in snapshots.' }),
  rdbchecksum: boolean(true, {
    ...later,
    mutability: 'immutable',
    meaning: 'Ends snapshots with a checksum and verifies it.',
  }),
  'sanitize-dump-payload': choice('no', ['no', 'yes', 'clients'], {
    applies: 'never',
    meaning: 'Payloads are always checked in full.',
  }),
  'rdb-del-sync-files': boolean(false, {
    applies: 'later',
    meaning: 'Removes snapshots that only replication needed.',
  }),
  'rdb-save-incremental-fsync': boolean(true, {
    ...later,
    meaning: 'Flushes a snapshot to disk as it is written.',
  }),
  'rdb-key-save-delay': integer(
    0,
    { min: intMin, max: intMax },
    { ...later, hidden: true, meaning: 'Slows snapshots down, for tests.' },
  ),
  'key-load-delay': integer(
    0,
    { min: intMin, max: intMax },
    { ...later, hidden: true, meaning: 'Slows loading down, for tests.' },
  ),
  'loading-process-events-interval-bytes': integer(
    2 * 1024 * 1024,
    { min: 1024n, max: intMax },
    {
      applies: 'never',
      hidden: true,
      meaning: 'Lanes answer clients while a file is loaded; no interval is needed.',
    },
  ),
}

/** The append-only file. */
export const appendOnlyParameters = {
  appendonly: boolean(false, { ...later, meaning: 'Keeps the journal of every change.' }),
  appendfilename: bareName(
    'appendonly.aof',
    'filename',
    'appendfilename',
    { ...later, mutability: 'immutable', meaning: "Base of the names of the journal's files." },
    { mayBeEmpty: false },
  ),
  appenddirname: bareName(
    'appendonlydir',
    'dirname',
    'appenddirname',
    { ...later, mutability: 'immutable', meaning: 'Folder in dir for the journal.' },
    { mayBeEmpty: false },
  ),
  appendfsync: choice('everysec', ['everysec', 'always', 'no'], {
    ...later,
    meaning: 'When the journal is flushed to disk: each second, before replies, or when the system likes.',
  }),
  'no-appendfsync-on-rewrite': boolean(false, {
    ...later,
    meaning: 'Does not flush the journal while a snapshot or rewrite is being written.',
  }),
  'auto-aof-rewrite-percentage': integer(100, wholeInt, {
    ...later,
    meaning: 'Growth of the journal in percent after which it is rewritten; 0 never does.',
  }),
  'auto-aof-rewrite-min-size': memory(
    64n << 20n,
    { min: 0n, max: longMax },
    { ...later, meaning: 'Size below which it is not.' },
  ),
  'aof-load-truncated': boolean(true, {
    ...later,
    meaning: 'Starts with a journal whose last record is cut off.',
  }),
  'aof-use-rdb-preamble': boolean(true, { ...later, meaning: 'Writes the base of a journal as a snapshot.' }),
  'aof-timestamp-enabled': boolean(false, {
    ...later,
    meaning: 'Notes the time in the journal, so that it can be loaded as of a moment.',
  }),
  'aof-rewrite-incremental-fsync': boolean(true, {
    ...later,
    meaning: 'Flushes a rewritten journal to disk as it is written.',
  }),
  'aof-disable-auto-gc': boolean(false, { ...later, meaning: "Keeps the journal's files that are history." }),
}
