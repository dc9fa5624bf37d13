import assert from 'node:assert/strict'
import type { agree } from './agreements.ts'
import type { Contender } from './contender.ts'
import { streamKeys } from './stream-words.ts'

/** The commands that tell what a key holds, and in which form. */
const questions: readonly ((key: string) => readonly string[])[] = [
  (key) => ['TYPE', key],
  (key) => ['OBJECT', 'ENCODING', key],
  (key) => ['PTTL', key],
  (key) => ['GET', key],
  (key) => ['HGETALL', key],
  (key) => ['LRANGE', key, '0', '-1'],
  (key) => ['SMEMBERS', key],
  (key) => ['XRANGE', key, '-', '+'],
  (key) => ['ZRANGE', key, '0', '-1', 'WITHSCORES'],
  (key) => ['DEBUG', 'DIGEST-VALUE', key],
]

/** Fails unless the keys of a stream hold the same on both servers, as far as both can tell. */
export async function compareDatasets(
  ours: Contender,
  theirs: Contender,
  agreed: typeof agree,
): Promise<void> {
  const compareAnswers = (call: readonly string[]) => compare(ours, theirs, call, agreed)
  for (const key of streamKeys) {
    for (const question of questions) await compareAnswers(question(key))
  }
}

async function compare(
  ours: Contender,
  theirs: Contender,
  call: readonly string[],
  agreed: typeof agree,
): Promise<void> {
  const [mine, expected] = await Promise.all([ours.call(...call), theirs.call(...call)])
  if (agreed(call, mine, expected)) return
  assert.deepEqual(mine.reply, expected.reply, `a key differs: ${JSON.stringify(call)}`)
}
