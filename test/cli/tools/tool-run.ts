import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from '../../../src/cli/tools/run-tool.ts'

/** What a tool did: its exit code and all that it said. */
export interface ToolRun {
  readonly exitCode: number
  /** Lines of standard output. */
  readonly lines: readonly string[]
  /** Standard error. */
  readonly errors: string
}

/** Runs a tool in this process, as if its standard error were no terminal. */
export async function run(...words: readonly string[]): Promise<ToolRun> {
  const lines: string[] = []
  let errors = ''
  const exitCode = await runTool(words, {
    print: (line) => lines.push(line),
    errors: {
      write: (text) => {
        errors += text
      },
    },
  })
  return { exitCode, lines, errors }
}

/** An empty folder, and how to remove it. */
export function temporaryFolder(): { readonly path: (name: string) => string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'nacre-tools-'))
  return {
    path: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
