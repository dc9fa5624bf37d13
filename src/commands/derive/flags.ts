import type { CommandDeclaration, CommandFlag } from '../declare.ts'
import { keySpecsOf } from './key-specs.ts'

/** A flag, declared or derived. */
export type AnyFlag = CommandFlag | 'movablekeys'

/** Flags in the order in which COMMAND INFO prints them; those that are not here it keeps to itself. */
const flagOrder: readonly AnyFlag[] = [
  'write',
  'readonly',
  'denyoom',
  'module',
  'admin',
  'pubsub',
  'noscript',
  'blocking',
  'loading',
  'stale',
  'skip_monitor',
  'skip_slowlog',
  'asking',
  'fast',
  'no_auth',
  'no_mandatory_keys',
  'no_async_loading',
  'no_multi',
  'movablekeys',
  'allow_busy',
]

/** All flags of the command, with `movablekeys` if its keys cannot be told from positions alone. */
export function declaredFlagsOf(declaration: CommandDeclaration): readonly AnyFlag[] {
  const movable = keySpecsOf(declaration).some(
    ({ begin, find }) => begin.by !== 'index' || find.by !== 'range',
  )
  return movable ? [...declaration.flags, 'movablekeys'] : declaration.flags
}

/** The flags that COMMAND INFO prints for the command, in its order. */
export function flagsOf(declaration: CommandDeclaration): readonly AnyFlag[] {
  const flags: ReadonlySet<AnyFlag> = new Set(declaredFlagsOf(declaration))
  return flagOrder.filter((flag) => flags.has(flag))
}
