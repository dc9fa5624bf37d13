// The native tests and fuzzers:
//
//   npm run test:native [-- --gtest_filter=HashTable.*]     also test:asan, test:tsan
//   npm run fuzz -- NAME [--seconds N]                      npm run fuzz -- --all
//   npm run tidy [-- native/base]
//
// Programs are built in build-<variant>/; native/CMakeLists.txt says what is in them.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { repositoryRoot, sourceFiles } from './checks/source-files.ts'
import { build, buildFolder, CommandError, configure, fuzzVariant, run, variantFor } from './native-build.ts'

const sanitizerOptions = {
  ASAN_OPTIONS: 'detect_leaks=1:detect_stack_use_after_return=1:strict_string_checks=1',
  UBSAN_OPTIONS: 'halt_on_error=1:print_stacktrace=1',
  TSAN_OPTIONS: 'halt_on_error=1:second_deadlock_stack=1',
}

function test(given: readonly string[]): void {
  const passedOn = given.filter((option) => option.startsWith('--gtest_'))
  const { values } = parseArgs({
    args: given.filter((option) => !passedOn.includes(option)),
    options: { sanitize: { type: 'string' } },
  })
  const variant = variantFor(values.sanitize)
  configure(variant)
  build(variant, 'nacre_tests')
  const [program = '', ...options] = fixedAddresses(variant.name, [
    join(buildFolder(variant), 'nacre_tests'),
    '--gtest_brief=1',
    ...passedOn,
  ])
  run(program, options, sanitizerOptions)
}

// ThreadSanitizer reserves fixed addresses and refuses to start when the
// kernel's randomisation took them; some containers forbid turning it off.
function fixedAddresses(variantName: string, command: string[]): string[] {
  if (variantName !== 'tsan') return command
  const canFix = spawnSync('setarch', ['-R', 'true']).status === 0
  return canFix ? ['setarch', '-R', ...command] : command
}

function fuzz(given: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...given],
    options: { seconds: { type: 'string', default: '60' }, all: { type: 'boolean' } },
    allowPositionals: true,
  })
  const known = fuzzerNames()
  const chosen = values.all ? known : positionals
  const unknown = chosen.filter((name) => !known.includes(name))
  if (unknown.length > 0 || (chosen.length === 0 && !values.all)) {
    throw new CommandError(`fuzz needs a target's name; there are: ${known.join(', ') || 'none yet'}`)
  }
  if (chosen.length === 0) return
  configure(fuzzVariant)
  for (const name of chosen) fuzzOne(name, values.seconds)
}

function fuzzerNames(): string[] {
  const sources = sourceFiles(['native']).filter((path) => path.endsWith('_fuzz.cc'))
  return sources.map((path) => basename(path, '_fuzz.cc'))
}

// New inputs go to the build folder; the seeds in fuzz/corpus/ are only read.
function fuzzOne(name: string, seconds: string): void {
  build(fuzzVariant, `fuzz_${name}`)
  const folder = buildFolder(fuzzVariant)
  const corpus = join(folder, 'corpus', name)
  const findings = join(folder, 'findings', name)
  for (const needed of [corpus, findings]) mkdirSync(needed, { recursive: true })
  const seeds = join(repositoryRoot, 'fuzz/corpus', name)
  console.log(`fuzz_${name} for ${seconds} s; a finding is replayed by: ${folder}/fuzz_${name} FILE`)
  run(
    join(folder, `fuzz_${name}`),
    [
      `-max_total_time=${seconds}`,
      '-timeout=10',
      '-rss_limit_mb=2048',
      '-print_final_stats=1',
      `-artifact_prefix=${findings}/`,
      corpus,
      ...(existsSync(seeds) ? [seeds] : []),
    ],
    sanitizerOptions,
  )
}

function tidy(given: readonly string[]): void {
  const variant = variantFor(undefined)
  configure(variant)
  const prefixes = given.length > 0 ? given : ['native']
  const files = sourceFiles(['native']).filter(
    (path) => /\.cc$/.test(path) && !path.startsWith('native/binding/') && startsWithAny(path, prefixes),
  )
  if (files.length > 0) run('clang-tidy', ['-p', buildFolder(variant), '--quiet', ...files])
}

function startsWithAny(path: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => path.startsWith(prefix))
}

const actions: Readonly<Record<string, (given: readonly string[]) => void>> = { test, fuzz, tidy }

function main(): void {
  const [name = '', ...given] = process.argv.slice(2)
  const action = actions[name]
  if (!action) throw new CommandError(`the actions are ${Object.keys(actions).join(', ')}`)
  action(given)
}

try {
  main()
} catch (error) {
  if (!(error instanceof CommandError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
