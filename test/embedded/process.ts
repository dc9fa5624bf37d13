import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** How a process ended, and what it printed. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly output: string
}

/**
 * Runs a program that finds `open` and `testStore` in scope, and ends it by
 * force if it does not end by itself.
 */
export async function runProgram(program: string, nodeOptions: readonly string[] = []): Promise<Ended> {
  const index = new URL('../../src/index.ts', import.meta.url).href
  const testing = new URL('../../src/testing/index.ts', import.meta.url).href
  const source = `
    import { open } from ${JSON.stringify(index)}
    import { testStore } from ${JSON.stringify(testing)}
    ${program}
  `
  const child = spawn(
    process.execPath,
    [...nodeOptions, '--import', 'tsx', '--input-type=module', '--eval', source],
    { cwd: fileURLToPath(new URL('../..', import.meta.url)), timeout: 60_000 },
  )
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      resolve({ code, signal, output: Buffer.concat(output).toString().trim() })
    })
  })
}
