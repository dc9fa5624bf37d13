/**
 * `npm run bench -- [scenario …] [--rounds N] [--scale X] [--write]`
 *
 * Scenarios: network, memory, large, embedded, collections, collection-memory, pubsub, snapshot, journal, scripts; all by default. Peers run in
 * turn on processor 0, the load on processor 1. `--write` puts the result into
 * docs/BENCHMARKS.md.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { machineText, type Section, sectionText } from './report.ts'
import { collectionMemoryScenario } from './scenarios/collection-memory.ts'
import { collectionsScenario } from './scenarios/collections.ts'
import { embeddedScenario } from './scenarios/embedded.ts'
import { journalScenario } from './scenarios/journal.ts'
import { largeScenario } from './scenarios/large.ts'
import { memoryScenario } from './scenarios/memory.ts'
import { networkScenario } from './scenarios/network.ts'
import { pubsubScenario } from './scenarios/pubsub.ts'
import { scriptsScenario } from './scenarios/scripts.ts'
import { snapshotScenario } from './scenarios/snapshot.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    scale: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const scenarios: Record<string, () => Promise<Section[]>> = {
  network: () => networkScenario({ rounds, scale: Number(values.scale) }),
  memory: async () => [await memoryScenario()],
  large: async () => [await largeScenario(rounds)],
  embedded: async () => [await embeddedScenario(rounds)],
  collections: () => collectionsScenario({ rounds, scale: Number(values.scale) }),
  pubsub: async () => [await pubsubScenario({ rounds, scale: Number(values.scale) })],
  scripts: () => scriptsScenario({ rounds, scale: Number(values.scale) }),
  'collection-memory': async () => [await collectionMemoryScenario()],
  journal: () => journalScenario({ rounds, scale: Number(values.scale) }),
  snapshot: async () => [await snapshotScenario({ rounds, scale: Number(values.scale) })],
}
const wanted = positionals.length > 0 ? positionals : Object.keys(scenarios)
const texts: string[] = []
for (const name of wanted) {
  const scenario = scenarios[name]
  if (scenario === undefined) throw new Error(`no scenario '${name}': ${Object.keys(scenarios).join(', ')}`)
  for (const section of await scenario()) {
    texts.push(sectionText(section))
    process.stdout.write(`${texts.at(-1)}\n`)
  }
}
if (values.write) {
  const head = `# Benchmarks\n\nMeasured on ${new Date().toISOString().slice(0, 10)}: ${machineText()}\nPeer: redis-server 7.0.15. Server on one core, load on the other; medians of ${rounds} rounds.\n\n`
  writeFileSync(fileURLToPath(new URL('../docs/BENCHMARKS.md', import.meta.url)), head + texts.join('\n'))
}
