import assert from 'node:assert/strict'
import { agree } from './agreements.ts'
import type { Contender } from './contender.ts'
import { streamKeys } from './stream-words.ts'

/** The commands that tell what a key holds, and in which form. */
const questions: readonly (readonly string[])[] = [['TYPE'], ['GET'], ['OBJECT', 'ENCODING'], ['PTTL']]

/** Fails unless the keys of a stream hold the same on both servers, as far as both can tell. */
export async function compareDatasets(ours: Contender, theirs: Contender): Promise<void> {
  for (const question of questions) {
    const [command = '', subcommand] = question
    const name = subcommand === undefined ? command : `${command}|${subcommand}`
    if (!(await ours.has(name))) continue
    for (const key of streamKeys) {
      const call = [...question, key]
      const [mine, expected] = await Promise.all([ours.call(...call), theirs.call(...call)])
      if (!agree(call, mine, expected)) {
        assert.deepEqual(
          mine.reply,
          expected.reply,
          `the key ${JSON.stringify(key)} differs: ${question.join(' ')}`,
        )
      }
    }
  }
}
