/** How values of replies appear to a JavaScript caller. */
export interface Representation {
  readonly bulk: unknown
  readonly integer: unknown
  readonly double: unknown
}

/** Strings are strings, numbers are numbers. */
export interface AsStrings extends Representation {
  readonly bulk: string
  readonly integer: number
  readonly double: number
}

/** Strings are the bytes that they are. */
export interface AsBuffers extends Representation {
  readonly bulk: Buffer
  readonly integer: number
  readonly double: number
}

/** The JavaScript type of a reply shape; of a shape that depends on options, all its types together. */
export type ResultOf<Shape, As extends Representation> = Shape extends { readonly kind: infer Kind }
  ? Kind extends 'ok'
    ? 'OK'
    : Kind extends 'bulk'
      ? As['bulk']
      : Kind extends 'integer'
        ? As['integer']
        : Kind extends 'double'
          ? As['double']
          : Kind extends 'null'
            ? null
            : Kind extends 'none'
              ? undefined
              : Kind extends 'any'
                ? unknown
                : CompositeResult<Shape, As>
  : never

type CompositeResult<Shape, As extends Representation> = Shape extends {
  readonly kind: 'status'
  readonly values: infer Words extends readonly string[]
}
  ? Words[number]
  : Shape extends { readonly kind: 'array'; readonly of: infer Item }
    ? ResultOf<Item, As>[]
    : Shape extends { readonly kind: 'map'; readonly of: infer Item }
      ? { [field: string]: ResultOf<Item, As> }
      : Shape extends { readonly kind: 'tuple'; readonly items: infer Items extends readonly unknown[] }
        ? { -readonly [Index in keyof Items]: ResultOf<Items[Index], As> }
        : Shape extends { readonly kind: 'record'; readonly fields: infer Fields }
          ? { -readonly [Field in keyof Fields]: ResultOf<Fields[Field], As> }
          : Shape extends {
                readonly kind: 'either'
                readonly shapes: infer Shapes extends readonly unknown[]
              }
            ? ResultOf<Shapes[number], As>
            : Shape extends {
                  readonly kind: 'when'
                  readonly reply: infer Given
                  readonly otherwise: infer Otherwise
                }
              ? ResultOf<Given, As> | ResultOf<Otherwise, As>
              : Shape extends { readonly kind: 'later'; readonly of: infer Item }
                ? Promise<ResultOf<Item, As>>
                : never
