import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { redisServerExists } from '../oracle/redis-server.ts'
import { SeededRandom } from '../oracle/seeded-random.ts'
import { Contender } from './contender.ts'

const scriptsOfAStream = Number(process.env.NACRE_DIFFERENTIAL_COMMANDS ?? 1000)

const keys = ['script:a', 'script:b', 'script:c', 'script:d'] as const
const texts = [
  '',
  '1',
  '-7',
  '3.5',
  'text',
  '1e400',
  'a\\0b',
  '\\255\\254',
  'x y',
  '9007199254740993',
  'nan',
] as const
const numbers = ['0', '1', '-1', '3.99', '-3.99', '2^31', '2^53', '-2^53', '1/3', '1e15', '255'] as const

/** Sums of them have one shortest form, which all versions of Redis write. */
const scores = ['0', '1', '-1', '0.5', '2^31', '-0.25'] as const

/** Writes random scripts: calls on a few keys, and replies of all types. */
class ScriptWriter {
  readonly #random: SeededRandom

  constructor(random: SeededRandom) {
    this.#random = random
  }

  /** A script, with the keys that it declares and its values. */
  call(): readonly string[] {
    const declared = keys.slice(0, this.#random.below(keys.length + 1))
    const body = this.#script()
    const values = Array.from({ length: this.#random.below(3) }, () => this.#random.pick(['7', 'value', '']))
    return ['EVAL', body, String(declared.length), ...declared, ...values]
  }

  #script(): string {
    const lines = Array.from({ length: this.#random.below(4) }, (_, index) => this.#statement(index))
    if (this.#random.chance(0.2)) lines.unshift('redis.setresp(3)')
    return [...lines, `return ${this.#result(2)}`].join('\n')
  }

  #statement(index: number): string {
    const call = `local v${index} = ${this.#random.chance(0.7) ? 'redis.call' : 'redis.pcall'}(${this.#command()})`
    return this.#random.chance(0.2) ? `for i = 1, 3 do ${call} end` : call
  }

  #result(depth: number): string {
    const shape = this.#random.below(depth === 0 ? 6 : 13)
    if (shape < 2) return this.#text()
    if (shape < 4) return this.#random.pick(numbers)
    if (shape === 4) return this.#random.pick(['true', 'false', 'nil', 'ARGV[1]', 'KEYS[1]', '#KEYS', 'ARGV'])
    if (shape === 5) return `redis.pcall(${this.#command()})`
    if (shape === 6) return `redis.status_reply(${this.#text()})`
    if (shape === 7)
      return `redis.error_reply('${this.#random.pick(['MY error', 'ERR x', 'word', '-ERR y'])}')`
    if (shape === 8) return `{double=${this.#random.pick(numbers)}}`
    if (shape === 9) return `{map={${this.#text()}, one=${this.#result(0)}}}`
    if (shape === 10) return `{set={[${this.#text()}]=true}}`
    return `{${Array.from({ length: this.#random.below(4) }, () => this.#result(depth - 1)).join(', ')}}`
  }

  #text(): string {
    return `'${this.#random.pick(texts)}'`
  }

  #key(): string {
    return `'${this.#random.pick(keys)}'`
  }

  #command(): string {
    const key = this.#key()
    const word = (name: string, ...args: readonly string[]) => [`'${name}'`, ...args].join(', ')
    const value = () => (this.#random.chance(0.5) ? this.#text() : this.#random.pick(numbers))
    const field = () => this.#random.pick(["'f'", "'g'", "'h'"])
    const commands = [
      () => word('SET', key, value()),
      () => word('GET', key),
      () => word('INCR', key),
      () => word('APPEND', key, value()),
      () => word('INCRBYFLOAT', key, this.#random.pick(['1.5', '-0.25'])),
      () => word('MGET', key, this.#key()),
      () => word('DEL', key),
      () => word('TYPE', key),
      () => word('EXISTS', key, this.#key()),
      () => word('RPUSH', key, value(), value()),
      () => word('LRANGE', key, '0', '-1'),
      () => word('LPOP', key),
      () => word('HSET', key, field(), value()),
      () => word('HGET', key, field()),
      () => word('HGETALL', key),
      () => word('HINCRBYFLOAT', key, field(), '0.5'),
      () => word('SADD', key, field()),
      () => word('SISMEMBER', key, field()),
      () => word('SCARD', key),
      () => word('ZADD', key, this.#random.pick(scores), field()),
      () => word('ZSCORE', key, field()),
      () => word('ZRANGE', key, '0', '-1'),
      () => word('ZINCRBY', key, '1.25', field()),
      () => word('RENAME', key, this.#key()),
      () => word('EXPIRE', key, '1000'),
      () => word('DBSIZE'),
      () => word('ECHO', value()),
      () => word('PING'),
      () => word('SELECT', '0'),
      () => word('GET'),
      () => word('NONESUCH', key),
      () => word('MULTI'),
    ]
    return this.#random.pick(commands)()
  }
}

describe('a random stream of scripts', { skip: !redisServerExists }, () => {
  test('gets the replies of redis-server and leaves the same keys', async (t) => {
    const random = new SeededRandom()
    t.diagnostic(`NACRE_SEED=${random.seed}`)
    const writer = new ScriptWriter(random)
    const contenders = [await Contender.nacre(), await Contender.redis()]
    try {
      // HINCRBYFLOAT makes numbers of thousands of digits; a table has its fields in no order.
      for (const contender of contenders)
        await contender.call('CONFIG', 'SET', 'hash-max-listpack-value', '8192')
      for (let index = 0; index < scriptsOfAStream; index++) {
        const call = writer.call()
        const protocol = random.chance(0.5) ? 2 : 3
        const replies = await Promise.all(
          contenders.map(async (contender) => {
            const [received] = await contender.exchange([call], protocol)
            return received?.bytes.toString('latin1')
          }),
        )
        assert.equal(replies[0], replies[1], `script ${index} in RESP${protocol}: ${JSON.stringify(call)}`)
        if (random.chance(0.05)) {
          const key = random.pick(keys)
          for (const contender of contenders) await contender.call('DEL', key)
        }
      }
      const digests = await Promise.all(contenders.map((contender) => contender.call('DEBUG', 'DIGEST')))
      assert.equal(digests[0]?.bytes.toString(), digests[1]?.bytes.toString())
    } finally {
      await Promise.all(contenders.map((contender) => contender.stop()))
    }
  })
})
