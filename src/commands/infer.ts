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
 * the call is overloaded.
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
  ? Call<Declaration, Given, As, Narrow & { readonly [Key in CamelCase<Token>]: true }> &
      Calls<Declaration, Otherwise, As, Narrow & { readonly [Key in CamelCase<Token>]?: false | undefined }> &
      Call<Declaration, Shape, As, Narrow>
  : Call<Declaration, Shape, As, Narrow>

type Call<Declaration, Shape, As extends Representation, Narrow> = (
  ...args: ParametersOf<ArgumentsOf<Declaration>, Narrow>
) => ResultOf<Shape, As>

type NameOf<Declaration> = Declaration extends { readonly name: infer Name extends string }
  ? CamelCase<Name>
  : never

/**
 * The calls of several commands, each under its name: `get`, `bitfieldRo`;
 * subcommands under their container's: `object.encoding`.
 */
export type ApiOf<
  Declarations extends readonly CommandDeclaration[],
  As extends Representation = AsStrings,
> = { readonly [Declaration in Declarations[number] as NameOf<Declaration>]: ApiEntry<Declaration, As> }

type ApiEntry<Declaration extends CommandDeclaration, As extends Representation> = Declaration extends {
  readonly subcommands: infer Subcommands extends readonly CommandDeclaration[]
}
  ? (Declaration extends { readonly run: unknown } ? CallOf<Declaration, As> : unknown) &
      ApiOf<Subcommands, As>
  : CallOf<Declaration, As>
