import { boolean } from '../kinds/boolean.ts'
import { choice } from '../kinds/choice.ts'
import { integer, intMax, intMin, longMax } from '../kinds/integer.ts'
import { memory } from '../kinds/memory.ts'
import { savePoints } from '../kinds/save-points.ts'
import { bareName } from '../kinds/text.ts'

const wholeInt = { min: 0n, max: intMax }

/** Snapshots. */
export const snapshotParameters = {
  save: savePoints([{ seconds: 3600, changes: 1 }], {
    meaning: 'When a snapshot is due: after so many seconds with so many changes. Empty means never.',
  }),
  dbfilename: bareName(
    'dump.rdb',
    'filename',
    'dbfilename',
    {
      mutability: 'protected',
      meaning: 'Name of the snapshot in dir; the ending .rdb is .json where snapshot-format says json.',
    },
    { mayBeEmpty: true },
  ),
  'snapshot-format': choice('json', ['rdb', 'json'], {
    meaning: 'What snapshots are written as: for people and tools, or as redis-server reads and writes them.',
  }),
  'stop-writes-on-bgsave-error': boolean(true, {
    meaning: 'Refuses writes after a snapshot that was due could not be written.',
  }),
  rdbcompression: boolean(true, { meaning: 'Compresses texts in the payloads of DUMP and in snapshots.' }),
  rdbchecksum: boolean(true, {
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
    meaning: 'Flushes a snapshot to disk as it is written.',
  }),
  'rdb-key-save-delay': integer(
    0,
    { min: intMin, max: intMax },
    { hidden: true, meaning: 'Slows snapshots down, for tests.' },
  ),
  'key-load-delay': integer(
    0,
    { min: intMin, max: intMax },
    { hidden: true, meaning: 'Slows loading down, for tests.' },
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
  appendonly: boolean(false, { meaning: 'Keeps the journal of every change.' }),
  appendfilename: bareName(
    'appendonly.aof',
    'filename',
    'appendfilename',
    { mutability: 'immutable', meaning: "Base of the names of the journal's files." },
    { mayBeEmpty: false },
  ),
  appenddirname: bareName(
    'appendonlydir',
    'dirname',
    'appenddirname',
    { mutability: 'immutable', meaning: 'Folder in dir for the journal.' },
    { mayBeEmpty: false },
  ),
  appendfsync: choice('everysec', ['everysec', 'always', 'no'], {
    meaning: 'When the journal is flushed to disk: each second, before replies, or when the system likes.',
  }),
  'no-appendfsync-on-rewrite': boolean(false, {
    meaning: 'Does not flush the journal while a snapshot or rewrite is being written.',
  }),
  'auto-aof-rewrite-percentage': integer(100, wholeInt, {
    meaning: 'Growth of the journal in percent after which it is rewritten; 0 never does.',
  }),
  'auto-aof-rewrite-min-size': memory(
    64n << 20n,
    { min: 0n, max: longMax },
    { meaning: 'Size below which it is not.' },
  ),
  'aof-load-truncated': boolean(true, {
    meaning: 'Starts with a journal whose last record is cut off.',
  }),
  'aof-use-rdb-preamble': boolean(true, { meaning: 'Writes the base of a journal as a snapshot.' }),
  'aof-timestamp-enabled': boolean(false, {
    meaning: 'Notes the time in the journal, so that it can be loaded as of a moment.',
  }),
  'aof-rewrite-incremental-fsync': boolean(true, {
    meaning: 'Flushes a rewritten journal to disk as it is written.',
  }),
  'aof-disable-auto-gc': boolean(false, { meaning: "Keeps the journal's files that are history." }),
}
