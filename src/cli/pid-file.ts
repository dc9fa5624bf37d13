import { rmSync, writeFileSync } from 'node:fs'
import { systemErrorText } from '../config/system-error.ts'
import type { Logger } from './log.ts'

/** The file with the process id, for as long as the server runs. */
export class PidFile {
  private readonly path: string
  private readonly log: Logger

  constructor(path: string, log: Logger) {
    this.path = path
    this.log = log
  }

  /** Writes the file if it has a path. A server without it is better than none. */
  write(): void {
    if (this.path === '') return
    try {
      writeFileSync(this.path, `${process.pid}\n`)
    } catch (error) {
      this.log.log('notice', `Failed to write PID file: ${systemErrorText(error)}`)
    }
  }

  /** Removes the file. */
  remove(): void {
    if (this.path === '') return
    this.log.log('notice', 'Removing the pid file.')
    rmSync(this.path, { force: true })
  }
}
