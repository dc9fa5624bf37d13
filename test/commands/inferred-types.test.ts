// The types of the embedded API: these assertions are checked by the compiler.

import { test } from 'node:test'
import type { declarations } from '../../src/commands/index.ts'
import type { ApiOf } from '../../src/commands/infer.ts'
import type { AsBuffers } from '../../src/commands/infer-result.ts'

type Api = ApiOf<typeof declarations>

type Equal<Left, Right> =
  (<T>() => T extends Left ? 1 : 2) extends <T>() => T extends Right ? 1 : 2 ? true : false

/** Fails to compile unless the value has exactly the type. */
function hasType<Expected>() {
  return <Actual>(_value: () => Actual, ..._same: Equal<Actual, Expected> extends true ? [] : [never]) =>
    undefined
}

declare const db: Api
declare const buffers: ApiOf<typeof declarations, AsBuffers>

test('GET takes a key and returns a string or null', () => {
  hasType<string | null>()(() => db.get('key'))
  hasType<string | null>()(() => db.get(new Uint8Array([1])))
  hasType<Buffer | null>()(() => buffers.get('key'))
  // @ts-expect-error A key is needed.
  void (() => db.get())
  // @ts-expect-error A key is no number.
  void (() => db.get(1))
  // @ts-expect-error GET takes nothing else.
  void (() => db.get('key', 'other'))
})

test('SET takes its options by the names of their tokens', () => {
  hasType<'OK' | null>()(() => db.set('key', 'value'))
  hasType<'OK' | null>()(() => db.set('key', 'value', { ex: 60, nx: true }))
  hasType<'OK' | null>()(() => db.set('key', 'value', { keepttl: true, ifeq: 'old' }))
  hasType<'OK' | null>()(() => db.set('key', 'value', { pxat: 1n, get: false }))
  // @ts-expect-error There is no such option.
  void (() => db.set('key', 'value', { exx: 60 }))
  // @ts-expect-error Seconds are a number.
  void (() => db.set('key', 'value', { ex: '60' }))
})

test('SET with GET returns the old value', () => {
  hasType<string | null>()(() => db.set('key', 'value', { get: true }))
  hasType<string | null>()(() => db.set('key', 'value', { ex: 60, nx: true, get: true }))
  hasType<Buffer | null>()(() => buffers.set('key', 'value', { get: true }))
  const get: boolean = Date.now() > 0
  hasType<string | null>()(() => db.set('key', 'value', { get }))
})

test('options that exclude each other do not type-check together', () => {
  // @ts-expect-error Either seconds or milliseconds.
  void (() => db.set('key', 'value', { ex: 1, px: 1 }))
  // @ts-expect-error Either condition.
  void (() => db.set('key', 'value', { nx: true, xx: true }))
  // @ts-expect-error An expiry is set or removed.
  void (() => db.getex('key', { ex: 1, persist: true }))
})

test('several keys are given one by one or as an array', () => {
  hasType<(string | null)[]>()(() => db.mget('a', 'b'))
  hasType<(string | null)[]>()(() => db.mget(['a', 'b']))
  hasType<number>()(() => db.del('a', 'b', 'c'))
  hasType<number>()(() => db.bitop('AND', 'destination', 'a', 'b'))
  hasType<number>()(() => db.bitop('xor', 'destination', ['a', 'b']))
  // @ts-expect-error There is no such operation.
  void (() => db.bitop('NAND', 'destination', 'a'))
})

test('pairs are given as tuples or as an object', () => {
  hasType<'OK'>()(() =>
    db.mset([
      ['a', '1'],
      [new Uint8Array(), new Uint8Array()],
    ]),
  )
  hasType<'OK'>()(() => db.mset({ a: '1', b: new Uint8Array() }))
  hasType<number>()(() => db.msetex({ a: '1' }, { ex: 5, nx: true }))
  hasType<number>()(() => db.msetex([['a', '1']]))
  // @ts-expect-error A pair has two parts.
  void (() => db.mset([['a']]))
})

test('a choice of words that is all that is optional is a parameter', () => {
  hasType<number>()(() => db.expire('key', 60))
  hasType<number>()(() => db.expire('key', 60, 'NX'))
  hasType<number>()(() => db.pexpireat('key', 60, 'gt'))
  hasType<'OK'>()(() => db.flushall())
  hasType<'OK'>()(() => db.flushall('ASYNC'))
  // @ts-expect-error There is no such condition.
  void (() => db.expire('key', 60, 'NEVER'))
})

test('an optional range comes whole or not at all', () => {
  hasType<number>()(() => db.bitcount('key'))
  hasType<number>()(() => db.bitcount('key', 0, -1))
  hasType<number>()(() => db.bitcount('key', 0, -1, 'BIT'))
  hasType<number>()(() => db.bitpos('key', 1, 0))
  hasType<number>()(() => db.bitpos('key', 1, 0, -1, 'BYTE'))
  // @ts-expect-error BITCOUNT wants the end too.
  void (() => db.bitcount('key', 0))
})

test('BITFIELD takes a list of operations', () => {
  hasType<(number | null)[]>()(() =>
    db.bitfield('key', [
      { get: ['u8', 0] },
      { overflow: 'SAT', incrby: ['i5', 100, 1] },
      { set: ['u4', '#1', 2] },
    ]),
  )
  hasType<number[]>()(() => db.bitfieldRo('key', { get: [['u8', 0]] }))
  // @ts-expect-error GET sets no overflow.
  void (() => db.bitfield('key', [{ overflow: 'SAT', get: ['u8', 0] }]))
})

test('LCS returns a string, a length or matches, as it is asked', () => {
  hasType<string>()(() => db.lcs('a', 'b'))
  hasType<number>()(() => db.lcs('a', 'b', { len: true }))
  hasType<{ matches: unknown[]; len: number }>()(() => db.lcs('a', 'b', { idx: true, minmatchlen: 4 }))
})

test('SCAN takes the cursor that it returned', () => {
  hasType<[string, string[]]>()(() => db.scan(0))
  hasType<[string, string[]]>()(() => db.scan('17', { match: 'user:*', count: 100, type: 'string' }))
})

test('subcommands stand under their container', () => {
  hasType<string | null>()(() => db.object.encoding('key'))
  hasType<number | null>()(() => db.memory.usage('key', { samples: 5 }))
  hasType<'OK'>()(() => db.client.noEvict('ON'))
  hasType<'OK'>()(() => db.client.setinfo({ libName: 'nacre' }))
})

test('a control command returns a promise', () => {
  hasType<Promise<unknown[]>>()(() => db.command.info('get'))
  hasType<Promise<unknown[]>>()(() => db.command())
  hasType<Promise<number>>()(() => db.command.count())
  hasType<Promise<{ [parameter: string]: string }>>()(() => db.config.get('maxmemory', 'save'))
  hasType<Promise<'OK'>>()(() => db.config.set({ maxmemory: '1mb' }))
})
