import { test } from 'node:test'
import type { SeededRandom } from '../oracle/seeded-random.ts'
import { checkHistories } from './history.ts'
import type { KeyCall } from './key-model.ts'
import { listModel } from './list-model.ts'
import { setModel } from './set-model.ts'
import { stringModel } from './string-model.ts'

type RandomCall = (random: SeededRandom, keys: readonly string[], unique: string) => KeyCall

const ends = ['LEFT', 'RIGHT'] as const

const stringCall: RandomCall = (random, keys, unique) => {
  const [first, second] = twoOf(random, keys)
  return random.pick<KeyCall>([
    ['GET', first],
    ['SET', first, unique],
    ['GETSET', first, unique],
    ['DEL', first],
    ['EXISTS', first, second],
    ['MGET', ...keys],
    ['MGET', first, second],
    ['MSET', first, unique, second, unique],
    ['MSETNX', first, unique, second, unique],
    ['RENAME', first, second],
    ['COPY', first, second, 'REPLACE'],
  ])
}

// Few members, so that calls meet; some are texts, which change the form of a set.
const setCall: RandomCall = (random, keys) => {
  const [first, second] = twoOf(random, keys)
  const member = `${random.pick(['', '', 'm'])}${random.below(6)}`
  return random.pick<KeyCall>([
    ['SADD', first, member],
    ['SADD', first, member, String(random.below(6))],
    ['SREM', first, member],
    ['SISMEMBER', first, member],
    ['SMOVE', first, second, member],
    ['SMOVE', first, second, member],
    ['SPOP', first],
    ['SCARD', first],
    ['SMEMBERS', first],
    [random.pick(['SUNION', 'SINTER', 'SDIFF']), first, second],
    [random.pick(['SUNIONSTORE', 'SINTERSTORE', 'SDIFFSTORE']), first, second, random.pick(keys)],
  ])
}

const listCall: RandomCall = (random, keys, unique) => {
  const [first, second] = twoOf(random, keys)
  return random.pick<KeyCall>([
    ['LPUSH', first, unique],
    ['RPUSH', first, unique, `${unique}x`],
    ['LPOP', first],
    ['RPOP', first],
    ['LLEN', first],
    ['LRANGE', first, '0', '-1'],
    ['LMOVE', first, second, random.pick(ends), random.pick(ends)],
    ['LMOVE', first, first, random.pick(ends), random.pick(ends)],
  ])
}

function twoOf(random: SeededRandom, keys: readonly string[]): [string, string] {
  const first = random.pick(keys)
  return [first, random.pick(keys.filter((key) => key !== first))]
}

test('commands on strings of many connections over several lanes are linearizable', async () => {
  await checkHistories({ randomCall: stringCall, model: stringModel })
})

test('commands on sets are', async () => {
  await checkHistories({ randomCall: setCall, model: setModel })
})

// A wait ends by what another connection pushes, or with null after some milliseconds.
const waitingCall: RandomCall = (random, keys, unique) => {
  const [first, second] = twoOf(random, keys)
  const seconds = random.pick(['0.001', '0.01'])
  return random.pick<KeyCall>([
    ['RPUSH', first, unique],
    ['LPUSH', first, unique],
    ['LLEN', first],
    ['BLPOP', first, seconds],
    ['BRPOP', first, seconds],
    ['BLMOVE', first, second, random.pick(ends), random.pick(ends), seconds],
    ['LPOP', first],
  ])
}

test('commands that wait for lists are', async () => {
  await checkHistories({ randomCall: waitingCall, model: listModel })
})

test('commands on lists are', async () => {
  await checkHistories({ randomCall: listCall, model: listModel })
})
