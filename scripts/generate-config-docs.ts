// Writes docs/CONFIGURATION.md from the table in src/config/parameters/.
//
//   tsx scripts/generate-config-docs.ts          writes the page
//   tsx scripts/generate-config-docs.ts --check  writes nothing, and fails if the page would change

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { AnyParameter } from '../src/config/parameters/index.ts'
import { parameterGroups } from '../src/config/parameters/index.ts'

const page = new URL('../docs/CONFIGURATION.md', import.meta.url)

const introduction = `# Configuration

nacre takes redis.conf: the same syntax, the same names, the same command line.

    nacre /etc/redis/redis.conf --port 7001 --save ""

Every parameter of Redis 7.2 is known to CONFIG GET and CONFIG SET. The last
column says what each one means here. A parameter marked **not yet** keeps its
value and will have its effect once the feature exists; one marked **no effect**
keeps its value and never will have any, for the reason given. The server warns
when it starts with such a parameter set to anything but its default.

A parameter is *mutable* if CONFIG SET may change it, *immutable* if only the
start may, and *protected* if CONFIG SET may as far as enable-protected-configs
allows it. Older names in parentheses mean the same parameter.

Other lines of a file are \`include FILE\`, where the name may be a pattern,
\`rename-command NAME NEW-NAME\`, where an empty new name takes the command away,
and \`user\` lines, which are kept for the time when there are users. There is no
\`loadmodule\`: nacre does not host Redis modules.

Memory is given in bytes or with a unit: \`1k\` is 1000 bytes, \`1kb\` 1024; \`m\`,
\`mb\`, \`g\` and \`gb\` likewise, in any case of letters.

This page is written by \`scripts/generate-config-docs.ts\` from the table in
\`src/config/parameters/\`.
`

const effects = { true: '', later: '**Not yet.** ', never: '**No effect.** ' } as const

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('*', '\\*')
}

function code(text: string): string {
  return text === '' ? '*empty*' : `\`${text.replaceAll('|', '\\|')}\``
}

function row(name: string, parameter: AnyParameter): string {
  const { aliases = [], applies = true, mutability = 'mutable', kind, defaultNote, meaning } = parameter
  const names = [`\`${name}\``, ...aliases.map((alias) => `(\`${alias}\`)`)].join('<br>')
  const value = defaultNote === undefined ? code(kind.format(parameter.initial)) : cell(defaultNote)
  const effect = effects[`${applies}`] + cell(meaning)
  return `| ${names} | ${value} | ${cell(kind.description)} | ${mutability} | ${effect} |`
}

function section([title, group]: readonly [string, Readonly<Record<string, AnyParameter>>]): string {
  const rows = Object.entries(group)
    .filter(([, parameter]) => parameter.hidden !== true)
    .map(([name, parameter]) => row(name, parameter))
  const head = '| name | default | values | change | meaning |\n| --- | --- | --- | --- | --- |'
  return `\n## ${title}\n\n${head}\n${rows.join('\n')}\n`
}

function main(): void {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
  const text = introduction + Object.entries(parameterGroups).map(section).join('')
  const isCurrent = existsSync(page) && readFileSync(page, 'utf8') === text
  if (isCurrent) return
  if (values.check) {
    console.error('docs/CONFIGURATION.md is not what the table says: tsx scripts/generate-config-docs.ts')
    process.exitCode = 1
    return
  }
  writeFileSync(page, text)
  console.log('wrote docs/CONFIGURATION.md')
}

main()
