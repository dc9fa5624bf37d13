// Records what many connections over several lanes do at once, and checks that
// some order of it explains every reply.

import assert from 'node:assert/strict'
import { open } from '../../src/index.ts'
import { RespClient } from '../oracle/resp-client.ts'
import { SeededRandom } from '../oracle/seeded-random.ts'
import { isLinearizable, type Model, type Operation } from './checker.ts'
import { resultText } from './reply-text.ts'

const lanes = 3
const clients = 9
const groups = 16
const keysOfGroup = 3
const operationsOfGroup = Number(process.env.NACRE_HISTORY_OPERATIONS ?? 300)

/** A call as its words. */
export type Words = readonly string[]

/** Has a connection make a call, and notes what came of it. */
export type Perform = (connection: RespClient, call: Words, note: Note) => Promise<void>

/** Notes an operation with its result; it began at `invokedAt` and ends now. */
export type Note = (call: Words, result: string, invokedAt: bigint) => void

/** What is done. */
export interface Workload<State> {
  readonly model: Model<Words, State>
  /** A call on some of the keys; `unique` is a text that no other call has. */
  readonly randomCall: (random: SeededRandom, keys: readonly string[], unique: string) => Words
  readonly perform?: Perform
}

/** Sends the call and notes its reply. */
const sendCall: Perform = async (connection, call, note) => {
  const invokedAt = process.hrtime.bigint()
  note(call, resultText(call, await connection.call(...call)), invokedAt)
}

/**
 * Runs the workload and fails if a group of keys has a history that is not
 * linearizable. Keys of a group are in different shards, and operations never
 * leave their group. Returns all operations.
 */
export async function checkHistories<State>(workload: Workload<State>): Promise<readonly Operation<Words>[]> {
  const random = new SeededRandom()
  const db = open()
  const server = await db.listen({ port: 0, lanes })
  const histories: Operation<Words>[][] = Array.from({ length: groups }, () => [])
  const connections = await Promise.all(
    Array.from({ length: clients }, () => RespClient.connect({ port: server.port })),
  )
  const perform = workload.perform ?? sendCall
  let unique = 0
  const calls = (groups * operationsOfGroup) / clients
  await Promise.all(
    connections.map(async (connection) => {
      for (let i = 0; i < calls; i++) {
        const group = Math.floor((i * groups) / calls)
        const keys = Array.from({ length: keysOfGroup }, (_, key) => `group${group}:key${key}`)
        const call = workload.randomCall(random, keys, String(unique++))
        await perform(connection, call, (noted, result, invokedAt) =>
          histories[group]?.push({ call: noted, result, invokedAt, returnedAt: process.hrtime.bigint() }),
        )
      }
    }),
  )
  for (const [group, history] of histories.entries()) {
    assert.ok(history.length > 0)
    assert.ok(
      isLinearizable(history, workload.model),
      `group ${group} is not linearizable; seed ${random.seed}`,
    )
  }
  await Promise.all(connections.map((connection) => connection.close()))
  server.close()
  db.close()
  return histories.flat()
}
