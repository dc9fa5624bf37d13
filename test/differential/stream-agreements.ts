// When two replies about streams agree, beyond being the same.

import { isDeepStrictEqual } from 'node:util'
import type { Reply } from '../../src/commands/reply.ts'

/** Clocks are read at different moments. */
const toleranceMs = 5_000

/** From here on an integer is a time in milliseconds, of the clock or since 1970. */
const someTime = 1_000_000_000_000

/** Fields of XINFO whose values differ, each with its reason. */
const ownFields: { readonly [field: string]: string } = {
  'radix-tree-nodes': 'each server has a tree of its own',
  'seen-time': 'the clock',
  idle: 'the clock',
}

/** Fields that Redis 7.0 lacks. */
const newFields: readonly string[] = ['active-time', 'inactive']

/**
 * XINFO: but for fields of one server, for times, and for consumers with nothing
 * pending. Since Redis 7.2 a consumer is there once it has asked for entries, in 7.0 once
 * it got some.
 */
export function sameStreamInfo(ours: Reply, theirs: Reply): boolean {
  return sameValue(comparable(ours), comparable(theirs))
}

/** XPENDING: idle times are the clock's. */
export function samePending(ours: Reply, theirs: Reply): boolean {
  if (ours.type !== 'array' || theirs.type !== 'array' || ours.items.length !== theirs.items.length)
    return false
  return ours.items.every((item, index) => samePendingEntry(item, theirs.items[index]))
}

function samePendingEntry(ours: Reply, theirs: Reply | undefined): boolean {
  if (ours.type !== 'array' || theirs?.type !== 'array') return isDeepStrictEqual(ours, theirs)
  const [id, consumer, idle, deliveries] = ours.items
  const [theirId, theirConsumer, theirIdle, theirDeliveries] = theirs.items
  return (
    isDeepStrictEqual([id, consumer, deliveries], [theirId, theirConsumer, theirDeliveries]) &&
    idle?.type === 'integer' &&
    theirIdle?.type === 'integer' &&
    Math.abs(Number(idle.value) - Number(theirIdle.value)) <= toleranceMs
  )
}

/** XREAD and XREADGROUP: the ID + is of Redis 7.4. */
export function isNewerReadId(_ours: Reply, theirs: Reply, call: readonly string[]): boolean {
  return call.includes('+') && theirs.type === 'error' && theirs.message.startsWith('ERR Invalid stream ID')
}

/** XGROUP CREATECONSUMER: whether a consumer that got nothing is there, see above. */
export function isCreatedConsumer(ours: Reply, theirs: Reply, call: readonly string[]): boolean {
  return /^createconsumer$/i.test(call[1] ?? '') && ours.type === 'integer' && theirs.type === 'integer'
}

/** The reply as nested arrays, maps flattened, without what may differ. */
function comparable(reply: Reply): unknown {
  if (reply.type === 'map') return withoutOwn(reply.entries.flat().map(comparable))
  if (reply.type === 'array') return withoutOwn(reply.items.map(comparable))
  if (reply.type === 'integer') return Number(reply.value)
  if (reply.type === 'bulk') return String(reply.value)
  return reply.type === 'nullArray' ? { type: 'null' } : reply
}

function withoutOwn(items: readonly unknown[]): readonly unknown[] {
  const kept: unknown[] = []
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index]
    if (isIdleConsumer(item)) continue
    const name = typeof item === 'string' ? item : ''
    if (newFields.includes(name)) {
      index += 1
      continue
    }
    kept.push(item)
    if (name in ownFields || (name === 'consumers' && typeof items[index + 1] === 'number')) index += 1
  }
  return kept
}

function isIdleConsumer(item: unknown): boolean {
  if (!Array.isArray(item) || item[0] !== 'name' || item.includes('last-delivered-id')) return false
  const pending = item.includes('pel-count') ? 'pel-count' : 'pending'
  return item[item.indexOf(pending) + 1] === 0
}

function sameValue(ours: unknown, theirs: unknown): boolean {
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    return ours.length === theirs.length && ours.every((item, index) => sameValue(item, theirs[index]))
  }
  if (isTime(ours) && isTime(theirs)) return Math.abs(ours - theirs) <= toleranceMs
  return isDeepStrictEqual(ours, theirs)
}

const isTime = (value: unknown): value is number => typeof value === 'number' && value >= someTime
