import type { CommandDeclaration } from '../../src/commands/declare.ts'
import { fullName } from '../../src/commands/declare.ts'
import { arityOf } from '../../src/commands/derive/arity.ts'
import { categoriesOf, categoryOrder } from '../../src/commands/derive/categories.ts'
import { declaredFlagsOf } from '../../src/commands/derive/flags.ts'
import { keySpecsOf } from '../../src/commands/derive/key-specs.ts'
import { memberIndexOf } from '../../src/commands/derive/member-index.ts'
import { scopeOf } from '../../src/commands/derive/scope.ts'
import type { BeginSearch, FindKeys, KeySpec } from '../../src/commands/key-spec.ts'
import { handlersFile } from './handlers-header.ts'
import type { NativeRow } from './native-rows.ts'

/** The source of the native dispatch table. */
export function commandTableSource(rows: readonly NativeRow[]): string {
  const keySpecs = new KeySpecTables()
  const body = rows.map((row, id) => `    ${rowSource(row, id, keySpecs)},\n`).join('')
  return `// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

// clang-format off

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "commands/command_spec.h"
${includesOf(rows)}

namespace nacre {

namespace {

using Begin = KeySpec::Begin;
using Find = KeySpec::Find;

${keySpecs.source()}
constexpr std::array<CommandSpec, ${rows.length}> kCommandTable = {{
${body}}};

constexpr std::array<std::string_view, ${categoryOrder.length}> kAclCategoryNames = {
    ${categoryOrder.map(quoted).join(', ')},
};

}  // namespace

std::span<const CommandSpec> CommandTable() { return kCommandTable; }

std::span<const std::string_view> AclCategoryNames() { return kAclCategoryNames; }

}  // namespace nacre
`
}

function includesOf(rows: readonly NativeRow[]): string {
  const files = rows
    .filter(({ declaration }) => 'handler' in declaration)
    .map(({ declaration }) => handlersFile(declaration.family))
  return [...new Set(files)]
    .sort()
    .map((file) => `#include "generated/handlers/${file}"`)
    .join('\n')
}

function rowSource(row: NativeRow, id: number, keySpecs: KeySpecTables): string {
  const { declaration, firstSubcommand, subcommandCount } = row
  const handler = 'handler' in declaration ? `&commands::${declaration.handler}` : 'nullptr'
  const fields = [
    quoted(fullName(declaration)),
    quoted(declaration.container === undefined ? '' : declaration.name),
    id,
    arityOf(declaration),
    `CommandScope::k${pascalCase(scopeOf(declaration))}`,
    flagBits(declaration),
    categoryBits(declaration),
    handler,
    keySpecs.reference(keySpecsOf(declaration)),
    firstSubcommand,
    subcommandCount,
    'sharesKeys' in declaration,
    memberIndexOf(declaration),
    'surveysKeys' in declaration,
  ]
  return `{${fields.join(', ')}}`
}

const quoted = (text: string): string => `"${text}"`

function pascalCase(words: string): string {
  return words
    .split(/[-_]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

/** Flags whose native name does not follow from their own: Redis runs these words together. */
const nativeFlagNames: { readonly [flag: string]: string } = {
  denyoom: 'DenyOom',
  noscript: 'NoScript',
  movablekeys: 'MovableKeys',
}

function flagBits(declaration: CommandDeclaration): string {
  const flags = declaredFlagsOf(declaration).map(
    (flag) => `kFlag${nativeFlagNames[flag] ?? pascalCase(flag)}`,
  )
  return flags.length === 0 ? '0' : flags.join(' | ')
}

function categoryBits(declaration: CommandDeclaration): string {
  const bits = categoriesOf(declaration).reduce((sum, name) => sum + 2 ** categoryOrder.indexOf(name), 0)
  return `0x${bits.toString(16)}u`
}

/** The arrays of key specifications that rows point to, each written once. */
class KeySpecTables {
  private readonly names = new Map<string, string>()

  /** Key groups that only the command itself could find are not the dispatcher's to lock. */
  reference(specs: readonly KeySpec[]): string {
    const rows = specs
      .filter(({ begin, find }) => begin.by !== 'unknown' && find.by !== 'unknown')
      .map(keySpecSource)
    if (rows.length === 0) return '{}'
    const content = rows.map((row) => `    ${row},\n`).join('')
    const name = this.names.get(content) ?? `kKeySpecs${this.names.size}`
    this.names.set(content, name)
    return name
  }

  source(): string {
    return [...this.names]
      .map(([content, name]) => `constexpr KeySpec ${name}[] = {\n${content}};\n`)
      .join('\n')
  }
}

function keySpecSource({ begin, find, flags }: KeySpec): string {
  const reads = flags.includes('RO') || flags.includes('RW')
  const writes = !flags.includes('RO')
  const access = [...(reads ? ['KeySpec::kRead'] : []), ...(writes ? ['KeySpec::kWrite'] : [])].join(' | ')
  return `{${beginKind(begin)}, ${findKind(find)}, ${access}, ${beginFields(begin)}, ${findFields(find)}}`
}

const beginKind = (begin: BeginSearch): string =>
  begin.by === 'keyword' ? 'Begin::kKeyword' : 'Begin::kIndex'

const findKind = (find: FindKeys): string => (find.by === 'keyNumber' ? 'Find::kKeyNumber' : 'Find::kRange')

/** begin_index, keyword, start_from. */
function beginFields(begin: BeginSearch): string {
  if (begin.by === 'keyword') return `0, ${quoted(begin.keyword.toLowerCase())}, ${begin.startFrom}`
  return `${begin.by === 'index' ? begin.index : 0}, "", 0`
}

/** last, step, limit, key_number_index, first_key. */
function findFields(find: FindKeys): string {
  if (find.by === 'keyNumber') return `0, ${find.step}, 0, ${find.keyNumberIndex}, ${find.firstKey}`
  return find.by === 'range' ? `${find.lastKey}, ${find.step}, ${find.limit}, 0, 0` : '0, 1, 0, 0, 0'
}
