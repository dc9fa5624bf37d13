import { test } from 'node:test'
import type { SeededRandom } from '../oracle/seeded-random.ts'
import { checkHistories, type Words } from './history.ts'
import { keyModel } from './key-model.ts'

function randomCall(random: SeededRandom, keys: readonly string[], unique: string): Words {
  const first = random.pick(keys)
  const second = random.pick(keys.filter((key) => key !== first))
  return random.pick<Words>([
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
  await checkHistories({ model: keyModel, randomCall })
})
