import assert from 'node:assert/strict'
import { test } from 'node:test'
import { open } from '../../src/index.ts'
import { RespClient } from '../oracle/resp-client.ts'
import { SeededRandom } from '../oracle/seeded-random.ts'
import { isLinearizable, type Operation } from './checker.ts'
import { type KeyCall, keyModel } from './key-model.ts'
import { replyText } from './reply-text.ts'

const lanes = 3
const clients = 9
const groups = 16
const keysOfGroup = 3
const operationsOfGroup = Number(process.env.NACRE_HISTORY_OPERATIONS ?? 300)

/** Keys of a group are in different shards, and operations never leave their group. */
const keyName = (group: number, key: number) => `group${group}:key${key}`

function randomCall(random: SeededRandom, group: number, unique: string): KeyCall {
  const keys = Array.from({ length: keysOfGroup }, (_, key) => keyName(group, key))
  const first = random.pick(keys)
  const second = random.pick(keys.filter((key) => key !== first))
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

test('commands of many connections over several lanes are linearizable', async () => {
  const random = new SeededRandom()
  const db = open()
  const server = await db.listen({ port: 0, lanes })
  const histories: Operation<KeyCall>[][] = Array.from({ length: groups }, () => [])
  const connections = await Promise.all(
    Array.from({ length: clients }, () => RespClient.connect({ port: server.port })),
  )
  let unique = 0
  await Promise.all(
    connections.map(async (connection) => {
      for (let i = 0; i < (groups * operationsOfGroup) / clients; i++) {
        const group = Math.floor((i * groups * clients) / (groups * operationsOfGroup))
        const call = randomCall(random, group, String(unique++))
        const invokedAt = process.hrtime.bigint()
        const result = replyText(await connection.call(...call))
        histories[group]?.push({ call, result, invokedAt, returnedAt: process.hrtime.bigint() })
      }
    }),
  )
  for (const [group, history] of histories.entries()) {
    assert.ok(history.length > 0)
    assert.ok(isLinearizable(history, keyModel), `group ${group} is not linearizable; seed ${random.seed}`)
  }
  await Promise.all(connections.map((connection) => connection.close()))
  db.close()
})
