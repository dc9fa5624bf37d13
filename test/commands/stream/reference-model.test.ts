// Random streams of commands that delete entries with a look at consumer groups, against a model:
// redis-server 7.0 has none of them.

import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { testStore } from '../../../src/testing/index.ts'
import { plainReply } from '../../oracle/plain-reply.ts'
import { RespClient } from '../../oracle/resp-client.ts'
import { SeededRandom } from '../../oracle/seeded-random.ts'
import { ReferenceModel, type References, type Trim } from './reference-model.ts'

const steps = 6000
const groups = ['g', 'h']
const idOf = (entry: number): string => `${entry}-0`

/** One step: a call with the reply that is due, in the words of `plainReply`. */
interface Step {
  readonly call: readonly string[]
  readonly due: unknown
}

class Run {
  readonly #random: SeededRandom
  readonly #model = new ReferenceModel()
  #added = 0

  constructor(random: SeededRandom) {
    this.#random = random
  }

  step(): Step {
    const steps = [
      ...[() => this.#add(), () => this.#add(), () => this.#add(), () => this.#read(), () => this.#read()],
      ...[
        () => this.#trim(),
        () => this.#delete(),
        () => this.#deleteReferenced(),
        () => this.#acknowledge(),
      ],
      ...[() => this.#acknowledgeAndDelete(), () => this.#acknowledgeAndDelete(), () => this.#group()],
    ]
    return this.#random.pick(steps)()
  }

  /** Calls that tell of the whole state. */
  look(): readonly Step[] {
    const pending = [...this.#model.groups].map(([name, group]) => ({
      call: ['XPENDING', 's', name, '-', '+', '100000'],
      due: [...group.pending].sort((a, b) => a - b).map((entry) => [idOf(entry), 'c', 0, 1]),
    }))
    const entries = {
      call: ['XRANGE', 's', '-', '+'],
      due: this.#model.entries.map((entry) => [idOf(entry), ['f', 'v']]),
    }
    return [{ call: ['XLEN', 's'], due: this.#model.entries.length }, entries, ...pending]
  }

  #add(): Step {
    const id = ++this.#added
    if (this.#random.chance(0.8)) {
      this.#model.add(id)
      return { call: ['XADD', 's', idOf(id), 'f', 'v'], due: idOf(id) }
    }
    const trim = this.#drawTrim()
    this.#model.add(id, trim)
    return { call: ['XADD', 's', ...this.#wordsOf(trim), idOf(id), 'f', 'v'], due: idOf(id) }
  }

  #trim(): Step {
    const trim = this.#drawTrim()
    return { call: ['XTRIM', 's', ...this.#wordsOf(trim)], due: this.#model.trim(trim) }
  }

  #drawTrim(): Trim {
    const references = this.#references()
    return this.#random.chance(0.5)
      ? { by: 'MAXLEN', threshold: this.#random.below(60), references }
      : { by: 'MINID', threshold: Math.max(this.#added - this.#random.below(80), 0), references }
  }

  #wordsOf({ by, threshold, references }: Trim): readonly string[] {
    const rule = [by, ...(this.#random.chance(0.5) ? ['='] : []), String(threshold)]
    if (references === 'KEEPREF' && this.#random.chance(0.5)) return rule
    return this.#random.chance(0.5) ? [references, ...rule] : [...rule, references]
  }

  #read(): Step {
    const name = this.#random.pick(groups)
    const count = 1 + this.#random.below(8)
    const call = ['XREADGROUP', 'GROUP', name, 'c', 'COUNT', String(count), 'STREAMS', 's', '>']
    if (!this.#model.groups.has(name)) return { call, due: noGroup(name) }
    const found = this.#model.read(name, count).map((entry) => [idOf(entry), ['f', 'v']])
    return { call, due: found.length === 0 ? null : [['s', found]] }
  }

  #delete(): Step {
    const ids = this.#ids()
    return { call: ['XDEL', 's', ...ids.map(idOf)], due: this.#model.delete(ids) }
  }

  #deleteReferenced(): Step {
    const [ids, references] = [this.#ids(), this.#references()]
    const call = ['XDELEX', 's', ...this.#block(ids, references)]
    return { call, due: this.#model.deleteReferenced(ids, references) }
  }

  #acknowledge(): Step {
    const [ids, name] = [this.#ids(), this.#random.pick(groups)]
    return { call: ['XACK', 's', name, ...ids.map(idOf)], due: this.#model.acknowledge(name, ids) }
  }

  #acknowledgeAndDelete(): Step {
    const [ids, references, name] = [this.#ids(), this.#references(), this.#random.pick(groups)]
    const call = ['XACKDEL', 's', name, ...this.#block(ids, references)]
    return { call, due: this.#model.acknowledgeAndDelete(name, ids, references) }
  }

  /** Makes a group, takes it away, or moves it to where it reads entries again or leaves some out. */
  #group(): Step {
    const name = this.#random.pick(groups)
    const group = this.#model.groups.get(name)
    const lastDelivered = this.#random.below(this.#added + 1)
    if (group === undefined) {
      this.#model.groups.set(name, { lastDelivered, pending: new Set() })
      return { call: ['XGROUP', 'CREATE', 's', name, idOf(lastDelivered), 'MKSTREAM'], due: 'OK' }
    }
    if (this.#random.chance(0.1)) {
      this.#model.groups.delete(name)
      return { call: ['XGROUP', 'DESTROY', 's', name], due: 1 }
    }
    group.lastDelivered = lastDelivered
    return { call: ['XGROUP', 'SETID', 's', name, idOf(lastDelivered)], due: 'OK' }
  }

  #block(ids: readonly number[], references: References): readonly string[] {
    const block = ['IDS', String(ids.length), ...ids.map(idOf)]
    if (references === 'KEEPREF' && this.#random.chance(0.5)) return block
    return this.#random.chance(0.7) ? [references, ...block] : [...block, references]
  }

  #references(): References {
    return this.#random.pick(['KEEPREF', 'DELREF', 'ACKED'])
  }

  /** IDs of entries that are there, that were there, that are pending, or that never were; also one twice. */
  #ids(): readonly number[] {
    const pending = [...this.#model.groups.values()].flatMap((group) => [...group.pending])
    const sources = [pending, this.#model.entries].filter((source) => source.length > 0)
    return Array.from({ length: 1 + this.#random.below(5) }, () =>
      sources.length > 0 && this.#random.chance(0.8)
        ? this.#random.pick(this.#random.pick(sources))
        : this.#random.below(this.#added + 10),
    )
  }
}

const noGroup = (name: string): string =>
  `NOGROUP No such key 's' or consumer group '${name}' in XREADGROUP with GROUP option`

async function runSteps(t: TestContext, settings: readonly string[]): Promise<void> {
  const random = new SeededRandom()
  t.diagnostic(`seed ${random.seed}`)
  using db = testStore()
  const server = await db.listen({ port: 0 })
  const client = await RespClient.connect({ port: server.port })
  t.after(() => client.close())
  await client.call('CONFIG', 'SET', ...settings)
  const run = new Run(random)
  for (let count = 0; count < steps; count++) {
    const due = [run.step(), ...run.look()]
    const replies = await client.pipeline(due.map(({ call }) => call))
    for (const [index, step] of due.entries()) {
      const reply = plainReply(replies[index] ?? { type: 'null' })
      const where = `step ${count}, ${step.call.join(' ')} after ${due[0]?.call.join(' ')}; NACRE_SEED=${random.seed}`
      assert.deepEqual(reply, step.due, where)
    }
  }
}

describe('a random stream of deletions that look at consumer groups', () => {
  test('has the replies of the model', async (t) => {
    await runSteps(t, ['stream-node-max-entries', '100'])
  })

  test('has the replies of the model over many small nodes', async (t) => {
    await runSteps(t, ['stream-node-max-entries', '3'])
  })
})
