// `npm run check`: everything that must hold before a change lands, cheap steps first.
// `npm run check -- --only lint,types` runs the named steps; `npm run fix` (--fix) formats both languages.

import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { repositoryRoot } from './checks/source-files.ts'
import { type CheckStep, checkSteps, fixCommands } from './checks/steps.ts'

interface Outcome {
  readonly succeeded: boolean
  readonly output: string
}

function run(command: readonly string[]): Outcome {
  const [program = '', ...options] = command
  const result = spawnSync(program, options, {
    cwd: repositoryRoot,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: '1', NACRE_WARNINGS_AS_ERRORS: '1' },
  })
  if (result.error) return { succeeded: false, output: `${program}: ${result.error.message}\n` }
  return { succeeded: result.status === 0, output: result.stdout + result.stderr }
}

function runStep(step: CheckStep): boolean {
  const start = performance.now()
  const outcomes = step.commands.map(run)
  const failed = outcomes.filter(({ succeeded, output }) => !succeeded || step.refuses?.test(output))
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6)
  const verdict = failed.length > 0 ? 'FAILED' : step.commands.length > 0 ? 'ok' : 'nothing to check yet'
  console.log(`${step.name.padEnd(10)}${seconds} s  ${verdict}`)
  for (const { output } of failed) console.log(output.trimEnd())
  return failed.length === 0
}

function chosenSteps(only: string | undefined): CheckStep[] {
  const steps = checkSteps()
  if (only === undefined) return steps
  const names = only.split(',')
  const known = steps.map((step) => step.name)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    throw new Error(`no step is called ${unknown.join(', ')}; the steps are ${known.join(', ')}`)
  }
  return steps.filter((step) => names.includes(step.name))
}

function main(): void {
  const { values } = parseArgs({ options: { only: { type: 'string' }, fix: { type: 'boolean' } } })
  if (values.fix) {
    const failed = fixCommands()
      .map(run)
      .filter(({ succeeded }) => !succeeded)
    for (const { output } of failed) console.log(output.trimEnd())
    process.exitCode = failed.length > 0 ? 1 : 0
    return
  }
  const failed = chosenSteps(values.only).filter((step) => !runStep(step))
  if (failed.length > 0) console.log(`\nfailed: ${failed.map((step) => step.name).join(', ')}`)
  process.exitCode = failed.length > 0 ? 1 : 0
}

main()
