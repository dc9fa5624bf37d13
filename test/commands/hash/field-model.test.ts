// Random streams of commands on hashes whose fields expire, against a model: redis-server 7.0 has none of them.

import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { Reply } from '../../../src/commands/reply.ts'
import { testStore } from '../../../src/testing/index.ts'
import { type PlainReply, plainReply } from '../../oracle/plain-reply.ts'
import { RespClient } from '../../oracle/resp-client.ts'
import { SeededRandom } from '../../oracle/seeded-random.ts'
import { FieldModel } from './field-model.ts'

const startMs = 1_700_000_000_123

const keys = ['h', 'g', '']

/** Few fields that are met often, and among the integers and the empty one, in several forms. */
const fewFields = ['a', 'b', 'c', 'dd', '', '7', '-1', '007', 'f\0\r\n']

/** More fields than are reclaimed at once. */
const manyFields = Array.from({ length: 700 }, (_, index) => `field:${index}`)

interface Plan {
  readonly fields: readonly string[]
  /** How many fields a call names at most. */
  readonly namedAtMost: number
  readonly calls: number
}

const commands = [
  ...['HSET', 'HSET', 'HSETEX', 'HSETEX', 'HSETEX', 'HEXPIRE', 'HPEXPIRE', 'HPEXPIRE', 'HEXPIREAT'],
  ...[
    'HPEXPIREAT',
    'HGETEX',
    'HGETEX',
    'HGETDEL',
    'HPERSIST',
    'HTTL',
    'HPTTL',
    'HEXPIRETIME',
    'HPEXPIRETIME',
  ],
  ...['HSETNX', 'HDEL', 'HGET', 'HMGET', 'HLEN', 'HEXISTS', 'HSTRLEN', 'HGETALL', 'HKEYS', 'HVALS', 'HSCAN'],
  ...['HINCRBY', 'HRANDFIELD', 'EXISTS', 'COPY', 'RENAME', 'RESTORE'],
]

class Draw {
  readonly #random: SeededRandom
  readonly #plan: Plan
  #nowMs = startMs

  constructor(random: SeededRandom, plan: Plan) {
    this.#random = random
    this.#plan = plan
  }

  call(nowMs: number): string[] {
    this.#nowMs = nowMs
    const command = this.#random.chance(0.005) ? 'DEL' : this.#random.pick(commands)
    const key = this.#random.pick(keys)
    const others = keys.filter((other) => other !== key)
    if (command === 'COPY') return [command, key, this.#random.pick(others), 'REPLACE']
    if (command === 'RENAME' || command === 'RESTORE') return [command, key, this.#random.pick(others)]
    return [command, key, ...this.#wordsOf(command)]
  }

  #wordsOf(command: string): readonly string[] {
    switch (command) {
      case 'HSET':
        return this.#pairs().flat()
      case 'HSETNX':
        return [this.#field(), this.#value()]
      case 'HDEL':
      case 'HMGET':
        return this.#fields()
      case 'HGET':
      case 'HEXISTS':
      case 'HSTRLEN':
        return [this.#field()]
      case 'HINCRBY':
        return [this.#field(), String(this.#random.below(100) - 50)]
      case 'HSCAN':
        return ['0', 'NOVALUES', 'COUNT', '100000']
      case 'HRANDFIELD':
        return ['100000']
      case 'HSETEX': {
        const pairs = this.#pairs()
        return [...this.#setOptions(), 'FIELDS', String(pairs.length), ...pairs.flat()]
      }
      default:
        return command.startsWith('H') && !plain.has(command) ? this.#expiryWords(command) : []
    }
  }

  #expiryWords(command: string): readonly string[] {
    const fields = this.#fields()
    return [...this.#options(command), 'FIELDS', String(fields.length), ...fields]
  }

  #options(command: string): readonly string[] {
    if (command === 'HGETEX') return this.#random.chance(0.3) ? [] : this.#expiry(['PERSIST'])
    if (!/EXPIRE(AT)?$/.test(command)) return []
    const number = this.#number(command.startsWith('HP') ? 1 : 1000, !command.endsWith('AT'))
    return this.#random.chance(0.5) ? [number] : [number, this.#random.pick(['NX', 'XX', 'GT', 'LT'])]
  }

  #setOptions(): readonly string[] {
    const condition = this.#random.chance(0.3) ? [this.#random.pick(['FNX', 'FXX'])] : []
    const expiry = this.#random.chance(0.3) ? [] : this.#expiry(['KEEPTTL', 'KEEPTTL'])
    return this.#random.chance(0.5) ? [...condition, ...expiry] : [...expiry, ...condition]
  }

  #expiry(words: readonly string[]): readonly string[] {
    const form = this.#random.pick(['EX', 'PX', 'PX', 'EXAT', 'PXAT', ...words])
    if (words.includes(form)) return [form]
    return [form, this.#number(form.startsWith('E') ? 1000 : 1, !form.endsWith('AT'))]
  }

  /** A number for an expiry time: near, past, at once, at the limits, or none. */
  #number(unitMs: number, fromNow: boolean): string {
    if (this.#random.chance(0.03))
      return this.#random.pick(['-1', '70368744177663', '70368744177664', '9223372036854775807'])
    const distanceMs = this.#random.pick([0, 1, 50, 1000, 3000, 100_000]) + this.#random.below(20)
    const moment = fromNow ? distanceMs : this.#nowMs + distanceMs - this.#random.pick([0, 0, 0, 2000])
    return String(Math.floor(moment / unitMs))
  }

  #field(): string {
    return this.#random.pick(this.#plan.fields)
  }

  #fields(): readonly string[] {
    return Array.from({ length: 1 + this.#random.below(this.#plan.namedAtMost) }, () => this.#field())
  }

  #pairs(): readonly (readonly [string, string])[] {
    return this.#fields().map((field) => [field, this.#value()] as const)
  }

  #value(): string {
    return this.#random.pick(['', 'v', '01', '-7', 'value', String(this.#random.below(100_000))])
  }
}

const plain = new Set(['HLEN', 'HGETALL', 'HKEYS', 'HVALS'])

/** The reply with what has no order sorted, as the model has it. */
function ordered(command: string, reply: PlainReply): PlainReply {
  if (reply === null || typeof reply !== 'object') return reply
  switch (command) {
    case 'HGETALL':
      return pairsOf(textsOf(reply)).sort()
    case 'HKEYS':
    case 'HRANDFIELD':
    case 'HVALS':
      return textsOf(reply).sort()
    case 'HSCAN':
      return textsOf(reply[1] ?? null).sort()
    default:
      return reply
  }
}

function textsOf(reply: PlainReply): string[] {
  assert.ok(reply !== null && typeof reply === 'object')
  return reply.map(String)
}

const pairsOf = (words: readonly string[]): string[] =>
  words.flatMap((word, index) => (index % 2 === 0 ? [`${word} = ${words[index + 1]}`] : []))

/** Sends a call; RESTORE, with the key to dump and the one to restore, is two. */
async function exchange(client: RespClient, call: readonly string[]): Promise<Reply> {
  const [command, key = '', to = ''] = call
  if (command !== 'RESTORE') return client.call(...call)
  const dump = await client.call('DUMP', key)
  if (dump.type !== 'bulk') return { type: 'status', value: 'OK' }
  return client.call('RESTORE', to, '0', dump.value, 'REPLACE')
}

async function runStream(t: TestContext, plan: Plan, settings: readonly string[] = []): Promise<void> {
  const random = new SeededRandom()
  t.diagnostic(`seed ${random.seed}`)
  using db = testStore({ now: startMs })
  const server = await db.listen({ port: 0 })
  const client = await RespClient.connect({ port: server.port })
  t.after(() => client.close())
  if (settings.length > 0) await client.call('CONFIG', 'SET', ...settings)
  const model = new FieldModel(startMs)
  const draw = new Draw(random, plan)
  for (let count = 0; count < plan.calls; count++) {
    const call = draw.call(model.nowMs)
    const reply = ordered(call[0] ?? '', plainReply(await exchange(client, call)))
    assert.deepEqual(reply, model.run(call), `call ${count}, ${call.join(' ')}; NACRE_SEED=${random.seed}`)
    if (random.chance(0.2)) {
      const elapsedMs = random.pick([1, 1, 20, 60, 1000, 2500])
      db.clock.advance(elapsedMs)
      model.nowMs += elapsedMs
    }
    if (random.chance(0.01)) db.reclaimExpired()
  }
}

describe('a random stream of commands on fields that expire', () => {
  test('has the replies of the model while hashes are packed', async (t) => {
    await runStream(t, { fields: fewFields, namedAtMost: 4, calls: 8000 })
  })

  test('has the replies of the model while hashes are tables', async (t) => {
    const settings = ['hash-max-listpack-entries', '0']
    await runStream(t, { fields: fewFields, namedAtMost: 4, calls: 8000 }, settings)
  })

  test('has the replies of the model with more fields than are reclaimed at once', async (t) => {
    await runStream(t, { fields: manyFields, namedAtMost: 600, calls: 1500 })
  })
})
