/**
 * What a command answers, as a value: the shape from which result types are
 * inferred and reference pages are written.
 *
 * A shape speaks of meaning, not of bytes: `bulk` is a string for RESP and, in
 * the embedded API, whatever the caller asked strings to be.
 */
export type ReplyShape =
  | { readonly kind: 'ok' }
  | { readonly kind: 'status'; readonly values: readonly string[] }
  | { readonly kind: 'bulk' }
  | { readonly kind: 'integer' }
  | { readonly kind: 'double' }
  | { readonly kind: 'null' }
  | { readonly kind: 'any' }
  | { readonly kind: 'none' }
  | { readonly kind: 'array'; readonly of: ReplyShape }
  | { readonly kind: 'tuple'; readonly items: readonly ReplyShape[] }
  | { readonly kind: 'map'; readonly of: ReplyShape }
  | { readonly kind: 'record'; readonly fields: { readonly [field: string]: ReplyShape } }
  | { readonly kind: 'either'; readonly shapes: readonly ReplyShape[] }
  | { readonly kind: 'later'; readonly of: ReplyShape }
  | {
      readonly kind: 'when'
      readonly token: string
      /** Whether a value follows the token; else it is an option by itself. */
      readonly hasValue?: true
      readonly reply: ReplyShape
      readonly otherwise: ReplyShape
    }

/** The status `OK`. */
export const ok = { kind: 'ok' } as const

/** One of a few status words. */
export const status = <const Words extends readonly string[]>(...values: Words) =>
  ({ kind: 'status', values }) as const

/** A string of bytes. */
export const bulk = { kind: 'bulk' } as const

/** A signed 64-bit integer. */
export const integer = { kind: 'integer' } as const

/** A double: digits in a string in RESP2. */
export const double = { kind: 'double' } as const

/** The absence of a value. */
export const nothing = { kind: 'null' } as const

/** Any reply: its shape depends on more than the arguments' names. */
export const anything = { kind: 'any' } as const

/** No reply at all: the connection is silent, or gone. */
export const silence = { kind: 'none' } as const

/** Any number of replies of one shape. */
export const arrayOf = <const Item extends ReplyShape>(of: Item) => ({ kind: 'array', of }) as const

/** A fixed number of replies, each of its own shape. */
export const tupleOf = <const Items extends readonly ReplyShape[]>(...items: Items) =>
  ({ kind: 'tuple', items }) as const

/** A map from strings to replies of one shape: flat in RESP2. */
export const mapOf = <const Item extends ReplyShape>(of: Item) => ({ kind: 'map', of }) as const

/** A map with known fields: flat in RESP2. */
export const recordOf = <const Fields extends { readonly [field: string]: ReplyShape }>(fields: Fields) =>
  ({ kind: 'record', fields }) as const

/** One of several shapes. */
export const either = <const Shapes extends readonly ReplyShape[]>(...shapes: Shapes) =>
  ({ kind: 'either', shapes }) as const

/** The shape, or null. */
export const orNull = <const Shape extends ReplyShape>(shape: Shape) => either(shape, nothing)

/** A reply that may take its time: the command may wait for a key. */
export const later = <const Shape extends ReplyShape>(of: Shape) => ({ kind: 'later', of }) as const

/** The shape of the reply depends on whether the call gave the option with this token. */
export const when = <
  const Token extends string,
  const Given extends ReplyShape,
  const Otherwise extends ReplyShape,
>(
  token: Token,
  reply: Given,
  otherwise: Otherwise,
) => ({ kind: 'when', token, reply, otherwise }) as const

/** The same for an option with a value. */
export const whenGiven = <
  const Token extends string,
  const Given extends ReplyShape,
  const Otherwise extends ReplyShape,
>(
  token: Token,
  reply: Given,
  otherwise: Otherwise,
) => ({ kind: 'when', token, hasValue: true, reply, otherwise }) as const
