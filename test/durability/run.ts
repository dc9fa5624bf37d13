// The long crash campaign, by hand: npm run test:durability -- [rounds] [always|everysec|no]

import { SeededRandom } from '../oracle/seeded-random.ts'
import { type Policy, runCampaign } from './campaign.ts'

const [rounds = '1000', policy = 'always'] = process.argv.slice(2)
const random = new SeededRandom()
console.log(`seed ${random.seed}: ${rounds} rounds with appendfsync ${policy}`)
const report = await runCampaign(policy as Policy, Number(rounds), random, (soFar) => {
  if (process.stderr.isTTY) console.error(`${soFar.rounds} of ${rounds}, ${soFar.lost} lost`)
})
console.log(report)
