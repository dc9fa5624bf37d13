// Writes native/generated/ and docs/COMMANDS.md from the declarations in src/commands/.
//
//   npm run generate             writes the files
//   npm run generate -- --check  writes nothing, and fails if a file would change
//
// A native command enters the table when its handler is defined under
// native/commands/: a command that does not work is unknown.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { declarations } from '../src/commands/index.ts'
import { commandTableSource } from './generate/command-table-source.ts'
import { commandsPage } from './generate/commands-page.ts'
import { handlersHeaders } from './generate/handlers-header.ts'
import { nativeRows } from './generate/native-rows.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const generatedFolder = 'native/generated'

function definedHandlers(): ReadonlySet<string> {
  const folder = join(root, 'native/commands')
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.cc'),
  )
  const names = sources.flatMap((path) => {
    const definitions = readFileSync(join(folder, path), 'utf8').matchAll(/\bvoid\s+(\w+)\(CommandContext&/g)
    return [...definitions].map((match) => match[1] ?? '')
  })
  return new Set(names)
}

function currentText(path: string): string | undefined {
  const file = join(root, path)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

function write(path: string, text: string): void {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

function main(): void {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
  const { rows, skipped } = nativeRows(declarations, definedHandlers())
  const files = new Map([
    [`${generatedFolder}/command_table.cc`, commandTableSource(rows)],
    ...[...handlersHeaders(declarations)].map(
      ([file, text]) => [`${generatedFolder}/handlers/${file}`, text] as const,
    ),
    ['docs/COMMANDS.md', commandsPage(rows.map(({ declaration }) => declaration))],
  ])
  const changed = [...files].filter(([path, text]) => currentText(path) !== text)
  console.log(`${rows.length} commands and subcommands in the table, ${skipped.length} without a body`)
  if (values.check) {
    for (const [path] of changed) console.error(`${path} is not what the declarations say: npm run generate`)
    process.exitCode = changed.length > 0 ? 1 : 0
    return
  }
  for (const [path, text] of changed) {
    write(path, text)
    console.log(`wrote ${path}`)
  }
}

main()
