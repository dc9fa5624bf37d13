import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLinearizable, type Operation } from './checker.ts'
import type { KeyCall } from './key-model.ts'
import { setModel } from './set-model.ts'
import { stringModel } from './string-model.ts'

const operation = (
  call: string,
  result: string,
  invokedAt: number,
  returnedAt: number,
): Operation<KeyCall> => ({
  call: call.split(' '),
  result,
  invokedAt: BigInt(invokedAt),
  returnedAt: BigInt(returnedAt),
})

const check = (...history: readonly Operation<KeyCall>[]) => isLinearizable(history, stringModel)

test('a sequential history with the right results is linearizable', () => {
  assert.equal(check(operation('SET a 1', 'OK', 0, 1), operation('GET a', '"1"', 2, 3)), true)
})

test('a read that overlaps a write may see the value before or after it', () => {
  assert.equal(check(operation('SET a 1', 'OK', 0, 10), operation('GET a', 'null', 2, 3)), true)
  assert.equal(check(operation('SET a 1', 'OK', 0, 10), operation('GET a', '"1"', 2, 3)), true)
})

test('a read that begins after a write has returned cannot miss it', () => {
  assert.equal(check(operation('SET a 1', 'OK', 0, 1), operation('GET a', 'null', 2, 3)), false)
})

test('two reads cannot see a value come and go', () => {
  const write = operation('SET a 1', 'OK', 0, 10)
  assert.equal(check(write, operation('GET a', '"1"', 1, 2), operation('GET a', 'null', 3, 4)), false)
})

test('a multi-key read cannot see half of a multi-key write', () => {
  const write = operation('MSET a 1 b 1', 'OK', 0, 10)
  assert.equal(check(write, operation('MGET a b', '["1","1"]', 1, 2)), true)
  assert.equal(check(write, operation('MGET a b', '["1",null]', 1, 2)), false)
})

test('a rename cannot leave its value under both keys', () => {
  const history = [operation('SET a 1', 'OK', 0, 1), operation('RENAME a b', 'OK', 2, 10)]
  assert.equal(check(...history, operation('MGET a b', '[null,"1"]', 3, 4)), true)
  assert.equal(check(...history, operation('MGET a b', '["1","1"]', 3, 4)), false)
})

test('a member that is popped is gone, and only one caller gets it', () => {
  const checkSets = (...history: readonly Operation<KeyCall>[]) => isLinearizable(history, setModel)
  const added = operation('SADD s a b', '2', 0, 1)
  const popped = operation('SPOP s', '"a"', 2, 10)
  assert.equal(checkSets(added, popped, operation('SPOP s', '"b"', 3, 4)), true)
  assert.equal(checkSets(added, popped, operation('SPOP s', '"a"', 3, 4)), false)
  assert.equal(checkSets(added, popped, operation('SMEMBERS s', '["b"]', 3, 4)), true)
  assert.equal(checkSets(added, operation('SPOP s', '"c"', 2, 3)), false)
  assert.equal(checkSets(added, operation('SPOP s', 'null', 2, 3)), false)
})
