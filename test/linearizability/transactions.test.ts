import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RespClient } from '../oracle/resp-client.ts'
import type { SeededRandom } from '../oracle/seeded-random.ts'
import { checkHistories, type Note, type Words } from './history.ts'
import { resultText } from './reply-text.ts'
import { stringModel } from './string-model.ts'
import { resultSeparator, transactionModel } from './transaction-model.ts'

function randomCall(random: SeededRandom, keys: readonly string[], unique: string): Words {
  const first = random.pick(keys)
  const second = random.pick(keys.filter((key) => key !== first))
  return random.pick<Words>([
    ['GET', first],
    ['SET', first, unique],
    ['DEL', first],
    ['MGET', ...keys],
    [
      'EXEC',
      `SET ${first} ${unique}`,
      `GET ${second}`,
      `RENAME ${first} ${second}`,
      `MGET ${keys.join(' ')}`,
    ],
    ['EXEC', `GETSET ${first} ${unique}`, `SET ${second} ${unique}`],
    ['CAS', first, unique],
    ['CAS', first, unique],
  ])
}

/** A key is watched and read, and set in a transaction: what is noted is that its value was still the one read. */
async function compareAndSet(
  connection: RespClient,
  [, key = '', text = '']: Words,
  note: Note,
): Promise<void> {
  await connection.call('WATCH', key)
  const seen = resultText([], await connection.call('GET', key))
  await connection.call('MULTI')
  await connection.call('SET', key, text)
  const invokedAt = process.hrtime.bigint()
  const reply = await connection.call('EXEC')
  if (reply.type === 'array') note(['CAS', key, seen, text], 'OK', invokedAt)
}

async function perform(connection: RespClient, call: Words, note: Note): Promise<void> {
  if (call[0] === 'CAS') return compareAndSet(connection, call, note)
  const invokedAt = process.hrtime.bigint()
  if (call[0] !== 'EXEC') return note(call, resultText(call, await connection.call(...call)), invokedAt)
  await connection.call('MULTI')
  for (const command of call.slice(1)) await connection.call(...command.split(' '))
  const reply = await connection.call('EXEC')
  assert.equal(reply.type, 'array')
  const results = reply.items.map((item) => resultText([], item))
  note(call, results.join(resultSeparator), invokedAt)
}

test('transactions and watches of many connections over several lanes are linearizable', async () => {
  const model = transactionModel(stringModel)
  const operations = await checkHistories({ model, randomCall, perform })
  const sets = operations.filter(({ call }) => call[0] === 'CAS').length
  assert.ok(sets > 0, 'no watched key was ever set')
})
