import type { Category, CommandDeclaration, CommandFlag, Family } from '../declare.ts'
import { subcommandsOf } from '../declare.ts'

/** ACL categories in the order in which COMMAND INFO prints them. */
export const categoryOrder: readonly Category[] = [
  'keyspace',
  'read',
  'write',
  'set',
  'sortedset',
  'list',
  'hash',
  'string',
  'bitmap',
  'hyperloglog',
  'geo',
  'stream',
  'pubsub',
  'admin',
  'fast',
  'slow',
  'blocking',
  'dangerous',
  'connection',
  'transaction',
  'scripting',
]

const ofFamily: { readonly [Key in Family]: readonly Category[] } = {
  bitmap: ['bitmap'],
  cluster: [],
  connection: ['connection'],
  generic: ['keyspace'],
  geo: ['geo'],
  hash: ['hash'],
  hyperloglog: ['hyperloglog'],
  list: ['list'],
  pubsub: ['pubsub'],
  scripting: ['scripting'],
  server: [],
  set: ['set'],
  'sorted-set': ['sortedset'],
  stream: ['stream'],
  string: ['string'],
  transactions: ['transaction'],
}

const ofFlag: { readonly [Key in CommandFlag]?: readonly Category[] } = {
  write: ['write'],
  readonly: ['read'],
  admin: ['admin', 'dangerous'],
  pubsub: ['pubsub'],
  fast: ['fast'],
  blocking: ['blocking'],
}

/**
 * The command's ACL categories in Redis's order: what its family and flags
 * imply, and what the declaration adds. A container belongs to no family's
 * category by itself, its subcommands do.
 */
export function categoriesOf(declaration: CommandDeclaration): readonly Category[] {
  const categories = new Set<Category>(declaration.categories)
  const isContainer = subcommandsOf(declaration).length > 0
  if (!isContainer) for (const category of ofFamily[declaration.family]) categories.add(category)
  for (const flag of declaration.flags) for (const category of ofFlag[flag] ?? []) categories.add(category)
  if (!declaration.flags.includes('fast')) categories.add('slow')
  // Scripts count as neither reading nor writing by themselves.
  if (declaration.family === 'scripting') categories.delete('read')
  for (const category of declaration.withoutCategories ?? []) categories.delete(category)
  return categoryOrder.filter((category) => categories.has(category))
}
