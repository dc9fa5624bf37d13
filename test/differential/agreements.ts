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

// 7.0 takes a timeout that is too large for one that is negative; 7.2 says what it is.
const timeoutOutOfRange: Agreement = (ours, theirs) =>
  isError(ours, 'ERR timeout is out of range') && isError(theirs, 'ERR timeout is negative')

const isError = (reply: Reply, text: string): boolean => reply.type === 'error' && reply.message === text

/** Commands whose replies may differ, each with its reason. */
const rules: { readonly [command: string]: Agreement } = {
  blmove: timeoutOutOfRange,
  blmpop: timeoutOutOfRange,
  blpop: timeoutOutOfRange,
  brpop: timeoutOutOfRange,
  brpoplpush: timeoutOutOfRange,
  // Remaining and absolute times of relative expiries depend on when the command was read.
  ttl: near(toleranceMs / 1000),
  pttl: near(toleranceMs),
  expiretime: near(toleranceMs / 1000),
  pexpiretime: near(toleranceMs),
  // The order of the hash table.
  keys: sameMembers,
  smembers: sameMembers,
  sinter: sameMembers,
  sunion: sameMembers,
  sdiff: sameMembers,
  // The same, and cursors are each server's own.
  scan: scanPages(1),
  sscan: scanPages(2),
  hkeys: sameMembers,
  hvals: sameMembers,
  hgetall: sameMembers,
  hscan: scanPages(2),
  // Redis does not share a small integer that COPY made; idle time is the clock's.
  object: (ours, theirs, call) =>
    /^encoding$/i.test(call[1] ?? '')
      ? isNewerEncoding(ours, theirs)
      : /^(refcount|idletime)$/i.test(call[1] ?? '') && sameType(ours, theirs),
  // Redis counts a key that was set with a time in the past until it meets it again.
  dbsize: sameType,
  // 7.0 lets the smallest rank overflow.
  lpos: (_ours, _theirs, call) => call.includes('-9223372036854775808'),
  sort: sortedAlike,
  sort_ro: sortedAlike,
  // Each server's own allocation, and Redis measures such a key too.
  memory: (ours, theirs) => ours.type !== 'error' && theirs.type !== 'error',
  // Each server's own choice of repetitions when it compresses; dump.test.ts tries the payloads.
  dump: sameType,
  // Chosen at random among the keys.
  randomkey: sameType,
  // The same among members; a set that is popped whole has no choice.
  srandmember: sameLength,
  // Chosen at random among the fields.
  hrandfield: sameLength,
  // The clock itself.
  time: sameType,
  ...Object.fromEntries(scoreCommands().map((command) => [command, sameScores])),
  // The same, in the order of the hash table.
  zscan: zscanPages,
  // Chosen at random among the members.
  zrandmember: sameLength,
  // 7.2 has a fourth argument, WITHSCORE.
  xgroup: isCreatedConsumer,
  xinfo: sameStreamInfo,
  xpending: samePending,
  xread: isNewerReadId,
  xreadgroup: isNewerReadId,
  zrank: isNewSyntax(4),
  zrevrank: isNewSyntax(4),
}

/** Commands that reply with scores, which 7.0 writes with 17 digits and 7.2 with as few as there can be. */
function scoreCommands(): readonly string[] {
  const names = [
    'zadd',
    'zincrby',
    'zscore',
    'zmscore',
    'zpopmin',
    'zpopmax',
    'bzpopmin',
    'bzpopmax',
    'zmpop',
  ]
  const ranges = ['zrange', 'zrangebyscore', 'zrevrange', 'zrevrangebyscore', 'zunion', 'zinter', 'zdiff']
  return [...names, 'bzmpop', ...ranges]
}

/** Encodings of 7.2 that 7.0 lacks, each with what it calls them. */
const newerEncodings: { readonly [ours: string]: string } = {
  // Small lists.
  listpack: 'quicklist',
}

function isNewerEncoding(ours: Reply, theirs: Reply): boolean {
  if (ours.type !== 'bulk' || theirs.type !== 'bulk') return false
  return newerEncodings[String(ours.value)] === String(theirs.value)
}

/** Whether the replies to this call agree. */
export function agree(call: readonly string[], ours: Received, theirs: Received): boolean {
  if (ours.bytes.equals(theirs.bytes)) return true
  return rules[(call[0] ?? '').toLowerCase()]?.(ours.reply, theirs.reply, call) ?? false
}

/** Whether both name the encoding of a small set of strings: packed since Redis 7.2, a table in redis-server 7.0. */
export function agreeOnPackedSets(call: readonly string[], ours: Received, theirs: Received): boolean {
  const asksForEncoding = call.slice(0, 2).join(' ').toLowerCase() === 'object encoding'
  return asksForEncoding && isBulk(ours.reply, 'listpack') && isBulk(theirs.reply, 'hashtable')
}

function isBulk(reply: Reply, value: string): boolean {
  return reply.type === 'bulk' && reply.value === value
}

function near(tolerance: number): Agreement {
  return (ours, theirs) => {
    if (ours.type !== 'integer' || theirs.type !== 'integer') return false
    // Negative numbers say that there is no time.
    if (ours.value < 0 || theirs.value < 0) return ours.value === theirs.value
    return Math.abs(Number(ours.value) - Number(theirs.value)) <= tolerance
  }
}

/** Arrays and sets with the same items, or maps with the same entries, in any order. */
function sameMembers(ours: Reply, theirs: Reply): boolean {
  const [mine, expected] = [membersOf(ours), membersOf(theirs)]
  return mine !== undefined && expected !== undefined && isDeepStrictEqual(mine, expected)
}

/** Pages that both are a whole scan have the same keys or members. */
function membersOf(reply: Reply): readonly string[] | undefined {
  const members = 'items' in reply ? reply.items : reply.type === 'map' ? reply.entries : undefined
  return members?.map((member: unknown) => JSON.stringify(member)).sort()
}

/** Pages that both are a whole scan have the same keys or fields. */
function scanPages(cursorAt: number): Agreement {
  return (ours, theirs, call) => {
    const [mine, expected] = [pageOf(ours), pageOf(theirs)]
    if (mine === undefined || expected === undefined) return false
    const starts = /^[-+]?0*$/.test(call[cursorAt] ?? '')
    const whole = starts && mine.cursor === '0' && expected.cursor === '0'
    return !whole || sameMembers(mine.keys, expected.keys)
  }
}

const digits = /^(-?inf|nan|-?[0-9.]+(e[-+]?[0-9]+)?)$/

/** Whether two texts are the same, or one number in two ways. */
function sameScore(ours: string | Uint8Array, theirs: string | Uint8Array): boolean {
  if (typeof ours !== 'string' || typeof theirs !== 'string') return isDeepStrictEqual(ours, theirs)
  return (
    ours === theirs || (digits.test(ours) && digits.test(theirs) && Object.is(Number(ours), Number(theirs)))
  )
}

function sameScores(ours: Reply, theirs: Reply): boolean {
  if (ours.type === 'bulk' && theirs.type === 'bulk') return sameScore(ours.value, theirs.value)
  if (ours.type !== 'array' || theirs.type !== 'array') return isDeepStrictEqual(ours, theirs)
  const { items } = theirs
  return (
    ours.items.length === items.length && ours.items.every((item, i) => sameScores(item, items[i] ?? item))
  )
}

/** Pages that both are a whole scan have the same members with the same scores. */
function zscanPages(ours: Reply, theirs: Reply, call: readonly string[]): boolean {
  const [mine, expected] = [pageOf(ours), pageOf(theirs)]
  if (mine === undefined || expected === undefined) return false
  const whole = /^[-+]?0*$/.test(call[2] ?? '') && mine.cursor === '0' && expected.cursor === '0'
  return !whole || isDeepStrictEqual(scoresIn(mine.keys), scoresIn(expected.keys))
}

/** Members with their scores, sorted, from an array of both by turns. */
function scoresIn(reply: Reply): readonly string[] {
  const texts = 'items' in reply ? reply.items.map((item) => ('value' in item ? item.value : '')) : []
  return texts
    .flatMap((text, i) => (i % 2 === 1 ? [JSON.stringify([texts[i - 1], Number(text)])] : []))
    .sort()
}

/** Whether the call has more words than 7.0 allows. */
function isNewSyntax(words: number): Agreement {
  return (_, theirs, call) => call.length >= words && theirs.type === 'error'
}

function pageOf(reply: Reply): { readonly cursor: string | Uint8Array; readonly keys: Reply } | undefined {
  if (reply.type !== 'array') return undefined
  const [cursor, keys] = reply.items
  return cursor?.type === 'bulk' && keys?.type === 'array' ? { cursor: cursor.value, keys } : undefined
}

/** Single values of one type, or as many values. */
function sameLength(ours: Reply, theirs: Reply): boolean {
  if (!sameType(ours, theirs)) return false
  return !('items' in ours && 'items' in theirs) || ours.items.length === theirs.items.length
}

/**
 * Weights that are text leave the order of elements with equal ones open, and then
 * LIMIT which of them are replied.
 */
function sortedAlike(ours: Reply, theirs: Reply, call: readonly string[]): boolean {
  const words = call.map((word) => word.toUpperCase())
  const open = ['BY', 'ALPHA', 'LIMIT'].every((word) => words.includes(word))
  return open && 'items' in ours && 'items' in theirs && ours.items.length === theirs.items.length
}

function sameType(ours: Reply, theirs: Reply): boolean {
  return ours.type === theirs.type
}
