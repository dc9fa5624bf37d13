import { parseArgs } from 'node:util'
import { isToolName, type ToolName } from '../tool-names.ts'
import { check } from './check.ts'
import { convert } from './convert.ts'
import { importData } from './import-data.ts'
import { restore } from './restore.ts'
import { ToolFailure, usageFailure } from './tool-failure.ts'
import type { ToolOutput } from './tool-output.ts'

/** A tool's first word on the command line, and what to do with the rest; the number is the exit code. */
type Tool = (words: readonly string[], output: ToolOutput) => Promise<number>

const tools: Readonly<Record<ToolName, Tool>> = {
  check: async (words, output) => {
    const { values, positionals } = parsed(words, {
      fix: { type: 'boolean' },
      'ignore-checksum': { type: 'boolean' },
    })
    const [path] = exactly(positionals, ['FILE'])
    return await check(
      path,
      { fix: values.fix === true, ignoreChecksum: values['ignore-checksum'] === true },
      output,
    )
  },
  convert: async (words, output) => {
    const { values, positionals } = parsed(words, {
      to: { type: 'string' },
      stable: { type: 'boolean' },
      force: { type: 'boolean' },
      'ignore-checksum': { type: 'boolean' },
    })
    const [from, to] = exactly(positionals, ['IN', 'OUT'])
    return await convert(
      from,
      { path: to, format: textOf(values.to), stable: values.stable === true, force: values.force === true },
      { ignoreChecksum: values['ignore-checksum'] === true },
      output,
    )
  },
  import: async (words, output) => {
    const { values, positionals } = parsed(words, {
      to: { type: 'string' },
      stable: { type: 'boolean' },
      force: { type: 'boolean' },
      replace: { type: 'boolean' },
      match: { type: 'string' },
      batch: { type: 'string' },
      cursor: { type: 'string' },
      cacert: { type: 'string' },
      insecure: { type: 'boolean' },
    })
    const [source, target] = exactly(positionals, ['redis://HOST:PORT', 'OUT'])
    return await importData(
      {
        source,
        target,
        format: textOf(values.to),
        stable: values.stable === true,
        force: values.force === true,
        replace: values.replace === true,
        match: textOf(values.match),
        batch: textOf(values.batch),
        cursor: textOf(values.cursor),
        caFile: textOf(values.cacert),
        insecure: values.insecure === true,
      },
      output,
    )
  },
  restore: async (words, output) => {
    const { values, positionals } = parsed(words, { at: { type: 'string' } })
    const [source, target] = exactly(positionals, ['DIR', 'OUT'])
    return await restore(source, target, textOf(values.at), output)
  },
}

/** Runs a tool. Returns what the process is to end with: 0, 1 for failure or damage, 2 for a wrong command line. */
export async function runTool(words: readonly string[], output: ToolOutput): Promise<number> {
  const [name, ...rest] = words
  if (!isToolName(name)) return 2
  try {
    return await tools[name](rest, output)
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error
    output.errors.write(`nacre ${name}: ${error.message}\n`)
    return error.exitCode
  }
}

type OptionTypes = NonNullable<Parameters<typeof parseArgs>[0]>['options']

function parsed(words: readonly string[], options: OptionTypes) {
  try {
    return parseArgs({ args: [...words], options: options ?? {}, allowPositionals: true, strict: true })
  } catch (error) {
    throw usageFailure(error instanceof Error ? error.message : String(error))
  }
}

function exactly<const Names extends readonly string[]>(
  words: readonly string[],
  names: Names,
): { readonly [Index in keyof Names]: string } {
  if (words.length === names.length) return words as { readonly [Index in keyof Names]: string }
  throw usageFailure(`give ${names.join(' and ')}; \`nacre --help\` has examples`)
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
