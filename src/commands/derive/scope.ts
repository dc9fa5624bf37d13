import type { CommandDeclaration, Scope } from '../declare.ts'
import { keySpecsOf } from './key-specs.ts'

/** The locks under which the command runs; `control` if the JavaScript main thread runs it. */
export function scopeOf(declaration: CommandDeclaration): Scope | 'control' {
  if ('run' in declaration || 'control' in declaration) return 'control'
  if ('handler' in declaration && declaration.scope !== undefined) return declaration.scope
  return keySpecsOf(declaration).length > 0 ? 'keys' : 'none'
}
