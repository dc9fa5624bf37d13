import type { PlainReply } from '../../oracle/plain-reply.ts'

/** A field with the Unix milliseconds at which it is gone. */
interface Field {
  readonly value: string
  readonly expireAtMs: number
}

type Fields = Map<string, Field>

const never = Number.POSITIVE_INFINITY

/** The latest time that a field can have: 46 bits of milliseconds. */
const latestMs = 2 ** 46 - 1

/** What an expiry option means: HEXPIRE's words by its name, HGETEX's and HSETEX's by the token. */
const expiryForms: { readonly [word: string]: { readonly unitMs: number; readonly fromNow: boolean } } = {
  HEXPIRE: { unitMs: 1000, fromNow: true },
  HPEXPIRE: { unitMs: 1, fromNow: true },
  HEXPIREAT: { unitMs: 1000, fromNow: false },
  HPEXPIREAT: { unitMs: 1, fromNow: false },
  EX: { unitMs: 1000, fromNow: true },
  PX: { unitMs: 1, fromNow: true },
  EXAT: { unitMs: 1000, fromNow: false },
  PXAT: { unitMs: 1, fromNow: false },
}

class Refusal extends Error {}

/**
 * What hashes hold whose fields expire, by the documentation of the commands alone: a field
 * past its time is not there, and a hash without fields is no key.
 */
export class FieldModel {
  nowMs: number
  readonly #keys = new Map<string, Fields>()

  constructor(nowMs: number) {
    this.nowMs = nowMs
  }

  /** Runs a right call; replies that have no order are sorted. */
  run([command = '', key = '', ...words]: readonly string[]): PlainReply {
    try {
      const reply = this.#reply(command, key, words)
      if (this.fields(key).size === 0) this.#keys.delete(key)
      return reply
    } catch (error) {
      if (error instanceof Refusal) return error.message
      throw error
    }
  }

  /** The fields that are there now. */
  fields(key: string): Fields {
    const fields = this.#keys.get(key) ?? new Map<string, Field>()
    for (const [name, { expireAtMs }] of fields) if (expireAtMs <= this.nowMs) fields.delete(name)
    this.#keys.set(key, fields)
    return fields
  }

  #reply(command: string, key: string, words: readonly string[]): PlainReply {
    const fields = this.fields(key)
    const [first = '', second = ''] = words
    switch (command) {
      case 'HSET':
        return setAll(fields, pairsOf(words), () => never)
      case 'HSETNX':
        return fields.has(first) ? 0 : setAll(fields, [[first, second]], () => never)
      case 'HDEL':
        return words.filter((name) => fields.delete(name)).length
      case 'HGET':
        return fields.get(first)?.value ?? null
      case 'HMGET':
        return words.map((name) => fields.get(name)?.value ?? null)
      case 'HLEN':
        return fields.size
      case 'HEXISTS':
        return fields.has(first) ? 1 : 0
      case 'HSTRLEN':
        return fields.get(first)?.value.length ?? 0
      case 'HGETALL':
        return [...fields].map(([name, { value }]) => `${name} = ${value}`).sort()
      case 'HKEYS':
      case 'HRANDFIELD':
      case 'HSCAN':
        return [...fields.keys()].sort()
      case 'HVALS':
        return [...fields.values()].map(({ value }) => value).sort()
      case 'HINCRBY':
        return this.#increment(fields, first, BigInt(second))
      case 'EXISTS':
        return fields.size === 0 ? 0 : 1
      case 'DEL':
        return this.#keys.delete(key) && fields.size > 0 ? 1 : 0
      case 'COPY':
        return this.#copy(fields, first)
      case 'RESTORE':
        this.#copy(fields, first)
        return 'OK'
      case 'RENAME':
        return this.#rename(key, fields, first)
      default:
        return this.#expiryReply(command, fields, words)
    }
  }

  #expiryReply(command: string, fields: Fields, words: readonly string[]): PlainReply {
    const named = words.slice(words.indexOf('FIELDS') + 2)
    const options = words.slice(0, words.indexOf('FIELDS'))
    switch (command) {
      case 'HTTL':
        return this.#times(fields, named, (ms) => Math.ceil((ms - this.nowMs) / 1000))
      case 'HPTTL':
        return this.#times(fields, named, (ms) => ms - this.nowMs)
      case 'HEXPIRETIME':
        return this.#times(fields, named, (ms) => Math.ceil(ms / 1000))
      case 'HPEXPIRETIME':
        return this.#times(fields, named, (ms) => ms)
      case 'HPERSIST':
        return named.map((name) => this.#persist(fields, name))
      case 'HGETDEL':
        return named.map((name) => {
          const value = fields.get(name)?.value ?? null
          fields.delete(name)
          return value
        })
      case 'HGETEX':
        return this.#getAndExpire(command, fields, options, named)
      case 'HSETEX':
        return this.#setAndExpire(command, fields, options, pairsOf(named))
      default:
        return this.#expire(command, fields, options, named)
    }
  }

  #momentOf(command: string, form: string, number: string): number {
    const { unitMs, fromNow } = expiryForms[form] ?? { unitMs: 1, fromNow: false }
    if (BigInt(number) < 0n) throw new Refusal('ERR invalid expire time, must be >= 0')
    const moment = Number(number) * unitMs + (fromNow ? this.nowMs : 0)
    if (moment > latestMs) throw new Refusal(`ERR invalid expire time in '${command.toLowerCase()}' command`)
    return moment
  }

  #times(fields: Fields, names: readonly string[], shown: (ms: number) => number): PlainReply {
    return names.map((name) => {
      const expireAtMs = fields.get(name)?.expireAtMs
      if (expireAtMs === undefined) return -2
      return expireAtMs === never ? -1 : shown(expireAtMs)
    })
  }

  #persist(fields: Fields, name: string): number {
    const field = fields.get(name)
    if (field === undefined) return -2
    if (field.expireAtMs === never) return -1
    fields.set(name, { ...field, expireAtMs: never })
    return 1
  }

  #expire(command: string, fields: Fields, options: readonly string[], names: readonly string[]): PlainReply {
    const [number = '', condition = ''] = options
    const moment = this.#momentOf(command, command, number)
    const holds: { readonly [word: string]: (current: number) => boolean } = {
      NX: (current) => current === never,
      XX: (current) => current !== never,
      GT: (current) => moment > current,
      LT: (current) => moment < current,
    }
    return names.map((name) => {
      const field = fields.get(name)
      if (field === undefined) return -2
      if (holds[condition]?.(field.expireAtMs) === false) return 0
      return this.#giveTime(fields, name, field, moment)
    })
  }

  #giveTime(fields: Fields, name: string, field: Field, expireAtMs: number): number {
    fields.set(name, { ...field, expireAtMs })
    if (expireAtMs > this.nowMs) return 1
    fields.delete(name)
    return 2
  }

  #getAndExpire(
    command: string,
    fields: Fields,
    options: readonly string[],
    names: readonly string[],
  ): PlainReply {
    const [form, number] = options
    const moment =
      form === undefined || number === undefined ? undefined : this.#momentOf(command, form, number)
    return names.map((name) => {
      const field = fields.get(name)
      if (field === undefined) return null
      if (form === 'PERSIST') this.#persist(fields, name)
      if (moment !== undefined) this.#giveTime(fields, name, field, moment)
      return field.value
    })
  }

  #setAndExpire(
    command: string,
    fields: Fields,
    options: readonly string[],
    pairs: readonly Pair[],
  ): PlainReply {
    const form = options.find((word) => word in expiryForms)
    const moment =
      form === undefined ? never : this.#momentOf(command, form, options[options.indexOf(form) + 1] ?? '')
    const present = pairs.filter(([name]) => fields.has(name)).length
    if (options.includes('FNX') && present > 0) return 0
    if (options.includes('FXX') && present < pairs.length) return 0
    const keeps = options.includes('KEEPTTL')
    setAll(fields, pairs, (old) => (keeps ? (old?.expireAtMs ?? never) : moment))
    return 1
  }

  #increment(fields: Fields, name: string, increment: bigint): PlainReply {
    const field = fields.get(name)
    const value = field?.value ?? '0'
    if (!/^(0|-?[1-9]\d{0,17})$/.test(value)) return 'ERR hash value is not an integer'
    const sum = BigInt(value) + increment
    fields.set(name, { value: String(sum), expireAtMs: field?.expireAtMs ?? never })
    return Number(sum)
  }

  #copy(fields: Fields, to: string): number {
    if (fields.size === 0) return 0
    this.#keys.set(to, new Map(fields))
    return 1
  }

  #rename(from: string, fields: Fields, to: string): PlainReply {
    if (fields.size === 0) return 'ERR no such key'
    this.#keys.delete(from)
    this.#keys.set(to, fields)
    return 'OK'
  }
}

type Pair = readonly [name: string, value: string]

function pairsOf(words: readonly string[]): readonly Pair[] {
  return words.flatMap((name, index) => (index % 2 === 0 ? [[name, words[index + 1] ?? ''] as const] : []))
}

/** Sets the fields and returns how many are new. */
function setAll(fields: Fields, pairs: readonly Pair[], timeOf: (old: Field | undefined) => number): number {
  const before = fields.size
  for (const [name, value] of pairs) fields.set(name, { value, expireAtMs: timeOf(fields.get(name)) })
  return fields.size - before
}
