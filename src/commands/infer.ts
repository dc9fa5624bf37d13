/**
 * The types of the embedded API, inferred from the declarations: what a call
 * takes, and what it returns.
 */
import type { Argument, CommandDeclaration } from './declare.ts'
import type { CamelCase, ParametersOf } from './infer-arguments.ts'
import type { AsStrings, Representation, ResultOf } from './infer-result.ts'

type ArgumentsOf<Declaration> = Declaration extends { readonly arguments: infer Arguments }
  ? Arguments extends readonly Argument[]
    ? Arguments
    : readonly []
  : readonly []

/**
 * The typed call of a declared command. Where the reply depends on an option,
 * the call is overloaded. A control command returns a promise.
 *
 * @example
 * declare const get: CallOf<typeof import('./string/get.ts').get>
 * const value: string | null = get('user:1')
 */
export type CallOf<Declaration extends CommandDeclaration, As extends Representation = AsStrings> = Calls<
  Declaration,
  Declaration['reply'],
  As,
  unknown
>

type Calls<Declaration, Shape, As extends Representation, Narrow> = Shape extends {
  readonly kind: 'when'
  readonly token: infer Token extends string
  readonly reply: infer Given
  readonly otherwise: infer Otherwise
}
  ? Call<Declaration, Given, As, Narrow & { readonly [Key in CamelCase<Token>]: GivenOption<Shape> }> &
      Calls<Declaration, Otherwise, As, Narrow & { readonly [Key in CamelCase<Token>]?: false | undefined }> &
      Call<Declaration, Shape, As, Narrow>
  : Call<Declaration, Shape, As, Narrow>

/** What an option's value is when the option is given. */
type GivenOption<Shape> = Shape extends { readonly hasValue: true } ? NonNullable<unknown> : true

type Call<Declaration, Shape, As extends Representation, Narrow> = (
  ...args: ParametersOf<ArgumentsOf<Declaration>, Narrow>
) => Declaration extends { readonly run: unknown } ? Promise<ResultOf<Shape, As>> : ResultOf<Shape, As>

type FullNameOf<Declaration> = Declaration extends {
  readonly container: infer Container extends string
  readonly name: infer Name extends string
}
  ? `${Container}|${Name}`
  : Declaration extends { readonly name: infer Name extends string }
    ? Name
    : never

/** The name under which a command is called; none if it is left out, or has no body. */
type NameOf<Declaration, Without> = Declaration extends { readonly control: true }
  ? never
  : FullNameOf<Declaration> extends Without
    ? never
    : Declaration extends { readonly name: infer Name extends string }
      ? CamelCase<Name>
      : never

/**
 * The calls of several commands, each under its name: `get`, `bitfieldRo`;
 * subcommands under their container's: `object.encoding`. Commands without a
 * body have no call, nor have those whose full names (`config|get`) are in
 * `Without`.
 */
export type ApiOf<
  Declarations extends readonly CommandDeclaration[],
  As extends Representation = AsStrings,
  Without extends string = never,
> = {
  readonly [Declaration in Declarations[number] as NameOf<Declaration, Without>]: ApiEntry<
    Declaration,
    As,
    Without
  >
}

type ApiEntry<
  Declaration extends CommandDeclaration,
  As extends Representation,
  Without extends string,
> = Declaration extends {
  readonly subcommands: infer Subcommands extends readonly CommandDeclaration[]
}
  ? (Declaration extends { readonly run: unknown } ? CallOf<Declaration, As> : unknown) &
      ApiOf<Subcommands, As, Without>
  : CallOf<Declaration, As>
