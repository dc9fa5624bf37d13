/**
 * A daemon without fork: the process that was started starts itself again,
 * detached from the terminal, waits until that one serves, and ends.
 */

import { spawn } from 'node:child_process'

const marker = 'NACRE_DAEMON'
const readyMessage = 'ready'

/** Whether this process is the one in the background. */
export function isDaemon(): boolean {
  return process.env[marker] === '1'
}

/**
 * Starts this program again in the background.
 *
 * @param directory - its working directory: the one that this process was started in.
 * @param input - what it finds on its standard input.
 * @returns the exit status for this process: 0 once the daemon serves, that of the daemon if it ends before.
 */
export function startDaemon(directory: string, input: Uint8Array | undefined): Promise<number> {
  const [program = '', ...words] = process.argv
  const child = spawn(program, [...process.execArgv, ...words], {
    cwd: directory,
    detached: true,
    env: { ...process.env, [marker]: '1' },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'ignore', 'ignore', 'ipc'],
  })
  child.stdin?.end(input)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
    child.on('message', (message) => {
      if (message === readyMessage) resolve(0)
    })
  })
}

/** Lets the process that started this daemon end. */
export function reportReady(): void {
  if (process.send === undefined) return
  process.send(readyMessage, () => process.disconnect())
}
