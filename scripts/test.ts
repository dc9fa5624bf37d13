// Runs the TypeScript tests: `npm test`, `npm test -- test/commands`, `npm test -- --test-name-pattern=ZADD`.
// Paths choose test files by prefix; everything else goes to Node's test runner.

import { spawnSync } from 'node:child_process'
import { repositoryRoot, sourceFiles } from './checks/source-files.ts'

const given = process.argv.slice(2)
const options = given.filter((argument) => argument.startsWith('-'))
if (!options.some((option) => option.startsWith('--test-reporter'))) options.push('--test-reporter=spec')
const prefixes = given
  .filter((argument) => !argument.startsWith('-'))
  .map((path) => path.replace(/^\.\//, ''))

const files = sourceFiles(['test'])
  .filter((path) => path.endsWith('.test.ts'))
  .filter((path) => prefixes.length === 0 || prefixes.some((prefix) => path.startsWith(prefix)))

if (files.length === 0) {
  console.error(`no test file starts with ${prefixes.join(' or ') || 'test/'}`)
  process.exit(1)
}

const run = spawnSync(
  process.execPath,
  ['--import', 'tsx', '--test', '--test-concurrency=2', '--test-timeout=240000', ...options, ...files],
  { cwd: repositoryRoot, stdio: 'inherit' },
)
process.exitCode = run.status ?? 1
