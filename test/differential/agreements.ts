// When two replies agree. Bytes must be the same, except where a rule below
// says why they may differ.

import { isDeepStrictEqual } from 'node:util'
import type { Reply } from '../../src/commands/reply.ts'
import { isCreatedConsumer, isNewerReadId, samePending, sameStreamInfo } from './stream-agreements.ts'

/** A reply as it was received. */
export interface Received {
  readonly reply: Reply
  readonly bytes: Buffer
}

type Agreement = (ours: Reply, theirs: Reply, call: readonly string[]) => boolean

/** Clocks are read at different moments; a stream's batch takes less than this. */
const toleranceMs = 5_000

/** Commands whose replies may differ, each with its reason. */
const rules: { readonly [command: string]: Agreement } = {
  // Remaining and absolute times of relative expiries depend on when the command was read.
  ttl: near(toleranceMs / 1000),
  pttl: near(toleranceMs),
  expiretime: near(toleranceMs / 1000),
  pexpiretime: near(toleranceMs),
  // The order of the hash table.
  keys: sameMembers,
  // The same, and cursors are each server's own.
  scan: scanPages,
  // Redis does not share a small integer that COPY made; idle time is the clock's.
  object: (ours, theirs, call) => /^(refcount|idletime)$/i.test(call[1] ?? '') && sameType(ours, theirs),
  // Redis counts a key that was set with a time in the past until it meets it again.
  dbsize: sameType,
  // Each server's own allocation, and Redis measures such a key too.
  memory: (ours, theirs) => ours.type !== 'error' && theirs.type !== 'error',
  // Each server's own choice of repetitions when it compresses; dump.test.ts tries the payloads.
  dump: sameType,
  // Chosen at random among the keys.
  randomkey: sameType,
  // The clock itself.
  time: sameType,
  xgroup: isCreatedConsumer,
  xinfo: sameStreamInfo,
  xpending: samePending,
  xread: isNewerReadId,
  xreadgroup: isNewerReadId,
}

/** Whether the replies to this call agree. */
export function agree(call: readonly string[], ours: Received, theirs: Received): boolean {
  if (ours.bytes.equals(theirs.bytes)) return true
  return rules[(call[0] ?? '').toLowerCase()]?.(ours.reply, theirs.reply, call) ?? false
}

function near(tolerance: number): Agreement {
  return (ours, theirs) => {
    if (ours.type !== 'integer' || theirs.type !== 'integer') return false
    // Negative numbers say that there is no time.
    if (ours.value < 0 || theirs.value < 0) return ours.value === theirs.value
    return Math.abs(Number(ours.value) - Number(theirs.value)) <= tolerance
  }
}

function sameMembers(ours: Reply, theirs: Reply): boolean {
  return 'items' in ours && 'items' in theirs && isDeepStrictEqual(sorted(ours.items), sorted(theirs.items))
}

/** Pages that both are a whole scan have the same keys. */
function scanPages(ours: Reply, theirs: Reply, call: readonly string[]): boolean {
  const [mine, expected] = [pageOf(ours), pageOf(theirs)]
  if (mine === undefined || expected === undefined) return false
  const whole = /^[-+]?0*$/.test(call[1] ?? '') && mine.cursor === '0' && expected.cursor === '0'
  return !whole || sameMembers(mine.keys, expected.keys)
}

function pageOf(reply: Reply): { readonly cursor: string | Uint8Array; readonly keys: Reply } | undefined {
  if (reply.type !== 'array') return undefined
  const [cursor, keys] = reply.items
  return cursor?.type === 'bulk' && keys?.type === 'array' ? { cursor: cursor.value, keys } : undefined
}

function sorted(items: readonly Reply[]): readonly string[] {
  return items.map((item) => JSON.stringify(item)).sort()
}

function sameType(ours: Reply, theirs: Reply): boolean {
  return ours.type === theirs.type
}
