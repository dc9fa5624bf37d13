/**
 * The language in which commands are declared.
 *
 * A declaration is a plain value that says everything the outside can know of
 * a command. Arity, key positions, ACL categories, the COMMAND family's
 * replies, the native dispatch table and the embedded API's types are derived
 * from it; nothing repeats what it says.
 */
import type { ControlFaces } from './control-context.ts'
import type { KeyFlag, KeySpec } from './key-spec.ts'
import type { Reply } from './reply.ts'
import type { ReplyShape } from './reply-shape.ts'

/** The family of a command: what COMMAND DOCS calls its group. */
export type Family =
  | 'bitmap'
  | 'cluster'
  | 'connection'
  | 'generic'
  | 'geo'
  | 'hash'
  | 'hyperloglog'
  | 'list'
  | 'pubsub'
  | 'scripting'
  | 'server'
  | 'set'
  | 'sorted-set'
  | 'stream'
  | 'string'
  | 'transactions'

/** A flag as COMMAND INFO prints it; `movablekeys` is derived, never declared. */
export type CommandFlag =
  | 'write'
  | 'readonly'
  | 'denyoom'
  | 'module'
  | 'admin'
  | 'pubsub'
  | 'noscript'
  | 'blocking'
  | 'loading'
  | 'stale'
  | 'skip_monitor'
  | 'skip_slowlog'
  | 'asking'
  | 'fast'
  | 'no_auth'
  | 'may_replicate'
  | 'no_async_loading'
  | 'no_multi'
  | 'no_mandatory_keys'
  | 'protected'
  | 'touches_arbitrary_keys'
  | 'allow_busy'

/** An ACL category, without its `@`. */
export type Category =
  | 'keyspace'
  | 'read'
  | 'write'
  | 'set'
  | 'sortedset'
  | 'list'
  | 'hash'
  | 'string'
  | 'bitmap'
  | 'hyperloglog'
  | 'geo'
  | 'stream'
  | 'pubsub'
  | 'admin'
  | 'fast'
  | 'slow'
  | 'blocking'
  | 'dangerous'
  | 'connection'
  | 'transaction'
  | 'scripting'

interface ArgumentBase {
  /** Lower case, words joined by hyphens: what COMMAND DOCS calls the argument. */
  readonly name: string
  /** The word that stands before the argument's value. */
  readonly token?: string
  readonly summary?: string
  readonly since?: string
  readonly deprecatedSince?: string
  readonly optional?: true
  /** The value may be repeated. */
  readonly multiple?: true
  /** When repeated, the token is repeated with each value. */
  readonly multipleToken?: true
}

/** An argument that is one word of the caller's. */
export interface ValueArgument extends ArgumentBase {
  readonly type: 'string' | 'integer' | 'double' | 'pattern' | 'unix-time'
  /** The number of keys, of blocks with a key in each, or of fields that follow. */
  readonly countsKeys?: true
  /** A number that may be written in other ways: a cursor as a reply gave it, `#1`, `(1.5`. */
  readonly acceptsText?: true
  /** A string that is often a number. */
  readonly acceptsNumbers?: true
}

/** An argument that names a key. */
export interface KeyArgument extends ArgumentBase {
  readonly type: 'key'
  /** What the command does with the key: RO, RW, OW or RM, then the finer flags. */
  readonly keyFlags: readonly KeyFlag[]
  readonly keyNotes?: string
}

/** An argument that is one fixed word. */
export interface TokenArgument extends ArgumentBase {
  readonly type: 'pure-token'
  readonly token: string
}

/** Several arguments one after another (`block`), or one of several (`oneof`). */
export interface GroupArgument extends ArgumentBase {
  readonly type: 'block' | 'oneof'
  readonly arguments: readonly Argument[]
}

/** An argument of a command. */
export type Argument = ValueArgument | KeyArgument | TokenArgument | GroupArgument

/**
 * Which locks the dispatcher holds while a native handler runs: `keys-and-patterns` are all shards' if
 * BY or GET of the call names keys by a pattern, else those of `keys`. A handler of scope `script` runs
 * on a thread that has an interpreter, and locks what its script needs.
 */
export type Scope = 'none' | 'keys' | 'keys-and-patterns' | 'shard-walk' | 'whole-store' | 'script'

/** The commands that a server answers, by name. */
export interface CommandTable {
  /** Every command that answers, containers included, subcommands not, in the order of their names. */
  readonly commands: readonly CommandDeclaration[]
  /** The command of this name: `get`, or `config|get` for a subcommand. Case does not matter. */
  find(name: string): CommandDeclaration | undefined
}

/** Everything that a control command can reach. */
export interface ControlContext extends ControlFaces {
  readonly commands: CommandTable
  /** The words that called the command, as the client wrote them. */
  readonly words: readonly Buffer[]
}

/** The body of a control command: it gets the arguments after the command's own words. */
export type ControlRun = (context: ControlContext, args: readonly Buffer[]) => Reply | Promise<Reply>

/** What a command is, whoever carries it out. */
export interface CommandFacts {
  /** Lower case; of a subcommand, its own word. */
  readonly name: string
  /** Of a subcommand, the name of the command it belongs to. */
  readonly container?: string
  readonly family: Family
  readonly since: string
  /** One sentence. */
  readonly summary: string
  readonly complexity?: string
  readonly flags: readonly CommandFlag[]
  /** Only the categories that neither family nor flags imply. */
  readonly categories?: readonly Category[]
  /** Categories that the family would imply and that Redis does not give to this command. */
  readonly withoutCategories?: readonly Category[]
  readonly arguments?: readonly Argument[]
  /** Only where the arguments cannot tell. */
  readonly keySpecs?: readonly KeySpec[]
  /** Of a command with variable key flags: the flags that these arguments (after the name) call for. */
  readonly keyFlagsFor?: (args: readonly string[]) => readonly KeyFlag[]
  /** Only where the arguments cannot tell. */
  readonly arity?: number
  readonly history?: readonly (readonly [version: string, change: string])[]
  readonly deprecatedSince?: string
  readonly replacedBy?: string
  /** Not for applications: documentation may leave the command out. */
  readonly systemCommand?: true
  /** Hints to clients and proxies, such as `request_policy:multi_shard`. */
  readonly tips?: readonly string[]
  readonly reply: ReplyShape
}

/** A command that native code carries out. */
export interface NativeCommand extends CommandFacts {
  /** The function of namespace nacre::commands. */
  readonly handler: string
  /** By default `keys` if the command has keys, else `none`. */
  readonly scope?: Scope
  /**
   * The handler changes nothing at all, so that it may run beside other readers of the same keys. Only
   * of a `readonly` command of scope `keys`; without it the handler has its keys for itself.
   */
  readonly sharesKeys?: true
}

/** A command that the JavaScript main thread carries out. */
export interface ControlCommand extends CommandFacts {
  /** What scripts may call (it is not `noscript`) answers at once, with a Reply: a script holds locks. */
  readonly run: ControlRun
  /** It tells of all keys: a script that calls it runs alone. */
  readonly surveysKeys?: true
  /** A command may also have subcommands of its own, as COMMAND has. */
  readonly subcommands?: readonly CommandDeclaration[]
}

/** A control command that has no body yet: it is described, and it does not answer. */
export interface UnattachedCommand extends CommandFacts {
  readonly control: true
}

/** A command that is nothing without one of its subcommands. */
export interface ContainerCommand extends CommandFacts {
  readonly subcommands: readonly CommandDeclaration[]
}

/** A declared command. */
export type CommandDeclaration = NativeCommand | ControlCommand | UnattachedCommand | ContainerCommand

type DeclarationKey = keyof NativeCommand | keyof ControlCommand | keyof UnattachedCommand

type NothingElse<Declaration> = { readonly [Key in Exclude<keyof Declaration, DeclarationKey>]: never }

type OneBody<Declaration> = Declaration extends { handler: string }
  ? {
      readonly run?: never
      readonly control?: never
      readonly subcommands?: never
      readonly surveysKeys?: never
    }
  : Declaration extends { run: ControlRun }
    ? { readonly control?: never; readonly scope?: never; readonly sharesKeys?: never }
    : { readonly scope?: never; readonly sharesKeys?: never; readonly surveysKeys?: never }

/**
 * Declares a command. The value is returned as it is, with its literal types.
 *
 * @example
 * export const strlen = command({
 *   name: 'strlen',
 *   family: 'string',
 *   since: '2.2.0',
 *   summary: 'Returns the length of a string value.',
 *   complexity: 'O(1)',
 *   flags: ['readonly', 'fast'],
 *   arguments: [{ name: 'key', type: 'key', keyFlags: ['RO'] }],
 *   reply: integer,
 *   handler: 'Strlen',
 * })
 */
export function command<const Declaration extends CommandDeclaration>(
  declaration: Declaration & NothingElse<Declaration> & OneBody<Declaration>,
): Declaration {
  return declaration
}

/** The command's name as COMMAND INFO gives it: `get`, `config|get`. */
export function fullName(declaration: CommandFacts): string {
  return declaration.container === undefined
    ? declaration.name
    : `${declaration.container}|${declaration.name}`
}

/** The words that call the command: `['get']`, `['config', 'get']`. */
export function commandWords(declaration: CommandFacts): readonly string[] {
  return declaration.container === undefined ? [declaration.name] : [declaration.container, declaration.name]
}

/** The subcommands of a container; none for any other command. */
export function subcommandsOf(declaration: CommandDeclaration): readonly CommandDeclaration[] {
  return 'subcommands' in declaration ? (declaration.subcommands ?? []) : []
}
