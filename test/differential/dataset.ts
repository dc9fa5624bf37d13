import assert from 'node:assert/strict'
import { agree } from './agreements.ts'
import type { Contender } from './contender.ts'
import { streamKeys } from './stream-words.ts'

/** The commands that tell what a key holds, and in which form. */
const questions: readonly (readonly string[])[] = [['TYPE'], ['GET'], ['OBJECT', 'ENCODING'], ['PTTL']]

/** Types whose values have the same digest on both servers. */
const digestedTypes: readonly string[] = ['string', 'stream']

/** Fails unless the keys of a stream hold the same on both servers, as far as both can tell. */
export async function compareDatasets(ours: Contender, theirs: Contender): Promise<void> {
  const answered: (readonly string[])[] = []
  for (const question of questions) {
    if (await ours.has(question.join('|'))) answered.push(question)
  }
  for (const key of streamKeys) {
    for (const question of answered) await compareAnswers(ours, theirs, [...question, key])
    const { reply } = await theirs.call('TYPE', key)
    if (reply.type === 'status' && digestedTypes.includes(reply.value)) {
      await compareAnswers(ours, theirs, ['DEBUG', 'DIGEST-VALUE', key])
    }
  }
}

async function compareAnswers(ours: Contender, theirs: Contender, call: readonly string[]): Promise<void> {
  const [mine, expected] = await Promise.all([ours.call(...call), theirs.call(...call)])
  if (!agree(call, mine, expected)) {
    const question = call.slice(0, -1).join(' ')
    assert.deepEqual(
      mine.reply,
      expected.reply,
      `the key ${JSON.stringify(call.at(-1))} differs: ${question}`,
    )
  }
}
