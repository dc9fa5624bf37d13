/**
 * A reply of a control command, before it is written as RESP2 or RESP3.
 *
 * The variants are RESP3's types and the two nulls that RESP2 tells apart.
 * Strings are written as UTF-8; bytes are written as they are.
 */
export type Reply =
  | { readonly type: 'status'; readonly value: string }
  | { readonly type: 'error'; readonly message: string }
  | { readonly type: 'integer'; readonly value: number | bigint }
  | { readonly type: 'bulk'; readonly value: string | Uint8Array }
  | { readonly type: 'null' }
  | { readonly type: 'nullArray' }
  | { readonly type: 'array'; readonly items: readonly Reply[] }
  | { readonly type: 'set'; readonly items: readonly Reply[] }
  | { readonly type: 'push'; readonly items: readonly Reply[] }
  | { readonly type: 'map'; readonly entries: readonly ReplyEntry[] }
  | { readonly type: 'attribute'; readonly entries: readonly ReplyEntry[]; readonly of: Reply }
  | { readonly type: 'double'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'bigNumber'; readonly value: bigint }
  | { readonly type: 'verbatim'; readonly format: string; readonly value: string | Uint8Array }
  | { readonly type: 'silence' }

/** A pair of a map. */
export type ReplyEntry = readonly [field: Reply, value: Reply]

/** A status line: `+OK`. */
export const statusReply = (value: string): Reply => ({ type: 'status', value })

/** `+OK`. */
export const okReply: Reply = statusReply('OK')

/** An error; the message begins with its code: `ERR …`, `WRONGTYPE …`. */
export const errorReply = (message: string): Reply => ({ type: 'error', message })

/** A 64-bit integer. */
export const integerReply = (value: number | bigint): Reply => ({ type: 'integer', value })

/** A bulk string. */
export const bulkReply = (value: string | Uint8Array): Reply => ({ type: 'bulk', value })

/** The null bulk string of RESP2, the null of RESP3. */
export const nullReply: Reply = { type: 'null' }

/** The null array of RESP2, the null of RESP3. */
export const nullArrayReply: Reply = { type: 'nullArray' }

/** An array. */
export const arrayReply = (items: readonly Reply[]): Reply => ({ type: 'array', items })

/** A set: an array in RESP2. */
export const setReply = (items: readonly Reply[]): Reply => ({ type: 'set', items })

/** An out-of-band message: an array in RESP2. */
export const pushReply = (items: readonly Reply[]): Reply => ({ type: 'push', items })

/** A map whose fields may be of any type: a flat array in RESP2. */
export const mapReply = (entries: readonly ReplyEntry[]): Reply => ({ type: 'map', entries })

/** A map from bulk strings: a flat array in RESP2. */
export const recordReply = (fields: { readonly [field: string]: Reply }): Reply =>
  mapReply(Object.entries(fields).map(([field, value]) => [bulkReply(field), value]))

/** A reply with attributes before it, which RESP2 cannot express and leaves out. */
export const attributeReply = (entries: readonly ReplyEntry[], of: Reply): Reply => ({
  type: 'attribute',
  entries,
  of,
})

/** A floating point number: a bulk string in RESP2. */
export const doubleReply = (value: number): Reply => ({ type: 'double', value })

/** A truth value: 1 or 0 in RESP2. */
export const booleanReply = (value: boolean): Reply => ({ type: 'boolean', value })

/** An integer of any size: a bulk string in RESP2. */
export const bigNumberReply = (value: bigint): Reply => ({ type: 'bigNumber', value })

/** Text for people, with a three-letter format (`txt`, `mkd`): a bulk string in RESP2. */
export const verbatimReply = (value: string | Uint8Array, format = 'txt'): Reply => ({
  type: 'verbatim',
  format,
  value,
})

/** Nothing is sent: the command ends the connection or the process. */
export const silenceReply: Reply = { type: 'silence' }

/**
 * An error that a control command throws to answer with it.
 *
 * The message is what the client reads, its code first: `ERR no such key`.
 */
export class CommandError extends Error {
  override readonly name = 'CommandError'

  /** The first word of the message: `ERR`, `NOPERM`, `WRONGTYPE`. */
  get code(): string {
    return this.message.split(' ', 1)[0] ?? 'ERR'
  }
}

/** What Redis answers to an option that the command does not know, or knows elsewhere. */
export const syntaxError = (): CommandError => new CommandError('ERR syntax error')
