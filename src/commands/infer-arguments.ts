/**
 * From declared arguments to the parameters of a typed call.
 *
 * The rules, which marshal.ts follows too:
 *
 * - A required value is a parameter. A value that repeats is the rest of the
 *   parameters or one array; one array only, if options follow.
 * - Whatever has a token and may be left out is a property of the options,
 *   named after its token; so is every alternative of an optional choice.
 *   Alternatives exclude each other.
 * - A choice of words alone is a parameter that takes the word: if it is
 *   required, if it ends an optional range, or if it is all that is optional.
 * - An optional value without a token is an optional parameter; an optional
 *   block's values come or stay away together.
 * - A block inside of something is a tuple if it holds required values only,
 *   else an object with a property for each of its parts.
 * - A number of keys is counted, not asked for.
 */
import type { LabelledMany, LabelledOne } from './argument-labels.ts'
import type { Argument } from './declare.ts'

/** A key, a value or any other string of bytes; text counts as UTF-8. */
export type Bytes = string | Uint8Array

type Arguments = readonly Argument[]

/** `LIB-NAME`, `no-evict` and `bitfield_ro` as JavaScript names. */
export type CamelCase<Name extends string> =
  Lowercase<Name> extends `${infer Head}-${infer Tail}`
    ? `${Head}${Capitalize<CamelCase<Tail>>}`
    : Lowercase<Name> extends `${infer Head}_${infer Tail}`
      ? `${Head}${Capitalize<CamelCase<Tail>>}`
      : Lowercase<Name>

type Flatten<Type> = { [Key in keyof Type]: Type[Key] }

// What an argument is.

type IsOptional<A> = A extends { readonly optional: true } ? true : false
type IsMultiple<A> = A extends { readonly multiple: true } ? true : false
type IsWord<A> = A extends { readonly type: 'pure-token' } ? true : false
type HasToken<A> = A extends { readonly token: string } ? true : false

/** Of the union of several checks, whether all hold. */
type All<Checks> = false extends Checks ? false : true

type AllWords<L extends Arguments> = All<{ [Index in keyof L]: IsWord<L[Index]> }[number]>

/** A choice between words, without a token before it. */
type IsWordChoice<A> = A extends { readonly type: 'oneof'; readonly arguments: infer L extends Arguments }
  ? HasToken<A> extends true
    ? false
    : AllWords<L>
  : false

/** Whether the argument can be told by tokens alone. */
type IsNamed<A> =
  HasToken<A> extends true
    ? true
    : A extends { readonly type: 'oneof' | 'block'; readonly arguments: infer L extends Arguments }
      ? AllNamed<L>
      : false

type AllNamed<L extends Arguments> = L extends readonly [infer First, ...infer Rest extends Arguments]
  ? IsNamed<First> extends true
    ? AllNamed<Rest>
    : false
  : true

/** Whether the argument belongs into the options. */
type IsOption<A> =
  HasToken<A> extends true
    ? IsWord<A> extends true
      ? IsOptional<A>
      : true
    : IsMultiple<A> extends true
      ? false
      : IsWordChoice<A> extends true
        ? IsOptional<A>
        : A extends { readonly type: 'block' }
          ? IsOptional<A> extends true
            ? IsNamed<A>
            : false
          : IsNamed<A>

type IsConstant<A> = IsWord<A> extends true ? (IsOptional<A> extends true ? false : true) : false

// The value of one argument.

/** What a caller gives for an argument, repeated if it repeats. */
type ValueOf<A> = IsMultiple<A> extends true ? readonly OneValueOf<A>[] : OneValueOf<A>

type OneValueOf<A> = A extends { readonly type: 'block'; readonly arguments: infer L extends Arguments }
  ? BlockValue<L>
  : A extends { readonly type: 'oneof'; readonly arguments: infer L extends Arguments }
    ? UnnamedAlternative<L[number]> | ExclusiveOf<NamedAlternative<L[number]>>
    : SimpleValue<A>

type SimpleValue<A> = A extends { readonly type: 'integer'; readonly acceptsText: true }
  ? number | bigint | string
  : A extends { readonly type: 'integer' | 'unix-time' }
    ? number | bigint
    : A extends { readonly type: 'double'; readonly acceptsText: true }
      ? number | string
      : A extends { readonly type: 'double' }
        ? number
        : A extends { readonly type: 'string'; readonly acceptsNumbers: true }
          ? Bytes | number | bigint
          : A extends { readonly type: 'pure-token'; readonly token: infer Token extends string }
            ? Token | Lowercase<Token>
            : Bytes

/** The alternatives that are values or words; each of a union by itself. */
type UnnamedAlternative<A> = A extends unknown
  ? IsObjectAlternative<A> extends true
    ? never
    : ValueOf<A>
  : never

/** The alternatives that are told apart by the properties of an object. */
type NamedAlternative<A> = A extends unknown
  ? IsObjectAlternative<A> extends true
    ? FieldOf<A>
    : never
  : never

type IsObjectAlternative<A> = IsWord<A> extends true ? false : IsMultiple<A> extends true ? false : IsNamed<A>

type BlockValue<L extends Arguments> = L extends readonly [infer Only]
  ? ValueOf<Only>
  : All<{ [Index in keyof L]: IsPlain<L[Index]> }[number]> extends true
    ? TupleOf<L>
    : Flatten<FieldsOf<L>>

type IsPlain<A> = A extends { readonly type: 'block' | 'oneof' }
  ? false
  : HasToken<A> extends true
    ? false
    : IsOptional<A> extends true
      ? false
      : true

type TupleOf<L extends Arguments> = L extends readonly [infer First, ...infer Rest extends Arguments]
  ? readonly [...Labelled<First, ValueOf<First>>, ...TupleOf<Rest>]
  : readonly []

// Named arguments: properties of an object.

type FieldsOf<L extends Arguments> = L extends readonly [infer First, ...infer Rest extends Arguments]
  ? FieldOf<First> & FieldsOf<Rest>
  : unknown

type FieldOf<A> =
  IsWord<A> extends true
    ? WordField<A>
    : A extends { readonly token: infer Token extends string }
      ? Property<CamelCase<Token>, ValueOf<A>, IsOptional<A>>
      : A extends { readonly type: 'oneof'; readonly arguments: infer L extends Arguments }
        ? ChoiceField<L, IsOptional<A>>
        : A extends { readonly type: 'block'; readonly arguments: infer L extends Arguments }
          ? IsOptional<A> extends true
            ? Partial<FieldsOf<L>>
            : FieldsOf<L>
          : A extends { readonly name: infer Name extends string }
            ? Property<CamelCase<Name>, ValueOf<A>, IsOptional<A>>
            : never

type WordField<A> = A extends { readonly token: infer Token extends string }
  ? { readonly [Key in CamelCase<Token>]?: boolean | undefined }
  : never

type Property<Name extends string, Value, Optional> = Optional extends true
  ? { readonly [Key in Name]?: Value | undefined }
  : { readonly [Key in Name]: Value }

/** One alternative, or none if the choice is optional. */
type ChoiceField<L extends Arguments, Optional> =
  | ExclusiveOf<{ [Index in keyof L]: FieldOf<L[Index]> }[number]>
  | (Optional extends true ? Absent<KeysOf<{ [Index in keyof L]: FieldOf<L[Index]> }[number]>> : never)

type KeysOf<Union> = Union extends unknown ? keyof Union : never

type Absent<Keys extends PropertyKey> = { readonly [Key in Keys]?: undefined }

type ExclusiveOf<Union, Keys extends PropertyKey = KeysOf<Union>> = Union extends unknown
  ? Union & Absent<Exclude<Keys, keyof Union>>
  : never

// Parameters.

type Labelled<A, Value> = A extends { readonly name: infer Name extends keyof LabelledOne<unknown> }
  ? LabelledOne<Value>[Name]
  : [Value]

type LabelledRest<A, Value> = A extends { readonly name: infer Name extends keyof LabelledMany<unknown> }
  ? LabelledMany<Value>[Name]
  : [readonly Value[]] | Value[]

type CountsKeys<A> = A extends { readonly countsKeys: true } ? true : false

/** The arguments of the list that are parameters, required ones only or optional ones only. */
type PositionalIn<L extends Arguments, Optional extends boolean> = L extends readonly [
  infer First extends Argument,
  ...infer Rest extends Arguments,
]
  ? [
      ...(IsOption<First> extends true
        ? []
        : IsConstant<First> extends true
          ? []
          : CountsKeys<First> extends true
            ? []
            : IsOptional<First> extends Optional
              ? [First]
              : []),
      ...PositionalIn<Rest, Optional>,
    ]
  : []

/** The arguments that are options, those inside of optional positional blocks too. */
type OptionsIn<L extends Arguments> = L extends readonly [
  infer First extends Argument,
  ...infer Rest extends Arguments,
]
  ? [
      ...(IsOption<First> extends true
        ? [First]
        : IsOptionalBlock<First> extends true
          ? BlockOptions<First>
          : []),
      ...OptionsIn<Rest>,
    ]
  : []

type IsOptionalBlock<A> = A extends { readonly type: 'block'; readonly optional: true }
  ? IsMultiple<A> extends true
    ? false
    : true
  : false

type BlockOptions<A> = A extends { readonly arguments: infer L extends Arguments }
  ? WithoutWordChoices<OptionsIn<L>>
  : []

type WithoutWordChoices<L extends Arguments> = L extends readonly [
  infer First extends Argument,
  ...infer Rest extends Arguments,
]
  ? [...(IsWordChoice<First> extends true ? [] : [First]), ...WithoutWordChoices<Rest>]
  : []

type OptionalTail<L extends Arguments, WithRest> = L extends readonly [
  infer First extends Argument,
  ...infer Rest extends Arguments,
]
  ? [] | [...OptionalSlot<First, WithRest>, ...OptionalTail<Rest, WithRest>]
  : []

type OptionalSlot<A, WithRest> = A extends {
  readonly type: 'block'
  readonly arguments: infer L extends Arguments
}
  ? IsMultiple<A> extends true
    ? Labelled<A, ValueOf<A>>
    : [...RequiredSlots<PositionalIn<L, false>, WithRest>, ...OptionalTail<TailOfBlock<L>, WithRest>]
  : RequiredSlot<A, WithRest>

/** Inside of an optional block a choice of words is a parameter. */
type TailOfBlock<L extends Arguments> = L extends readonly [
  infer First extends Argument,
  ...infer Rest extends Arguments,
]
  ? [
      ...(IsOptional<First> extends true
        ? IsWordChoice<First> extends true
          ? [First]
          : IsOption<First> extends true
            ? []
            : [First]
        : []),
      ...TailOfBlock<Rest>,
    ]
  : []

type RequiredSlots<L extends Arguments, WithRest> = L extends readonly [
  infer First extends Argument,
  ...infer Rest extends Arguments,
]
  ? [...RequiredSlot<First, WithRest>, ...RequiredSlots<Rest, WithRest>]
  : []

type RequiredSlot<A, WithRest> =
  IsMultiple<A> extends true
    ? IsPair<A> extends true
      ? Labelled<A, ValueOf<A> | EntriesOf<A>>
      : A extends { readonly type: 'block' | 'oneof' }
        ? Labelled<A, ValueOf<A>>
        : WithRest extends true
          ? LabelledRest<A, OneValueOf<A>>
          : Labelled<A, ValueOf<A>>
    : Labelled<A, ValueOf<A>>

/** A block that repeats and pairs a name with a value, or a score with a name, may be written as an object. */
type IsPair<A> = A extends {
  readonly type: 'block'
  readonly multiple: true
  readonly arguments: readonly [{ readonly type: 'key' | 'string' }, infer Second]
}
  ? IsPlain<Second>
  : IsScoredPair<A>

type IsScoredPair<A> = A extends {
  readonly type: 'block'
  readonly multiple: true
  readonly arguments: readonly [{ readonly type: 'double' }, { readonly type: 'string' }]
}
  ? true
  : false

type EntriesOf<A> = A extends { readonly arguments: readonly [infer First, infer Second] }
  ? { readonly [name: string]: ValueOf<IsScoredPair<A> extends true ? First : Second> }
  : never

/** The one option of the list, if it is a choice of words: then it is a parameter. */
type SoleWordChoice<Options extends Arguments> = Options extends readonly [infer Only extends Argument]
  ? IsWordChoice<Only> extends true
    ? [Only]
    : []
  : []

/** The options object of a call with these arguments. */
export type OptionsOf<L extends Arguments> =
  SoleWordChoice<OptionsIn<L>> extends readonly [] ? FieldsOf<OptionsIn<L>> : unknown

type HasOptions<L extends Arguments> = unknown extends OptionsOf<L> ? false : true

type Not<Check> = Check extends true ? false : true

/** The parameters of a call before its options. */
type Positional<L extends Arguments> = [
  ...RequiredSlots<PositionalIn<L, false>, Not<HasOptions<L>>>,
  ...OptionalTail<PositionalIn<L, true>, Not<HasOptions<L>>>,
  ...OptionalTail<SoleWordChoice<OptionsIn<L>>, true>,
]

/** The parameters of a call with these arguments, its options narrowed by `Narrow`. */
export type ParametersOf<L extends Arguments, Narrow = unknown> =
  HasOptions<L> extends false
    ? Positional<L>
    : Record<never, never> extends OptionsOf<L> & Narrow
      ? [...Positional<L>, options?: OptionsOf<L> & Narrow]
      : [...Positional<L>, options: OptionsOf<L> & Narrow]
