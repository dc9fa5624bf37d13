import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { SeededRandom } from '../oracle/seeded-random.ts'
import { type Policy, runCampaign } from './campaign.ts'

const rounds: { readonly [policy in Policy]: number } = { always: 4, everysec: 2, no: 1 }

describe('a server that is killed under load', () => {
  for (const policy of ['always', 'everysec', 'no'] as const) {
    test(`recovers a prefix of its history with appendfsync ${policy}`, async (t) => {
      const random = new SeededRandom()
      t.diagnostic(`seed ${random.seed}`)
      const report = await runCampaign(policy, rounds[policy], random)
      t.diagnostic(JSON.stringify(report))
      assert.equal(report.rounds, rounds[policy])
      if (policy === 'always') assert.equal(report.lost, 0)
    })
  }
})
