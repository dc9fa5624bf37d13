import { appendFileSync, writeSync } from 'node:fs'

/** How important a line of the log is. */
export type LogLevel = 'debug' | 'verbose' | 'notice' | 'warning'

/** The least important lines to log; `nothing` logs none. */
export type LogThreshold = LogLevel | 'nothing'

/** What the process is: before it has begun to serve, a master, or a replica. */
export type LogRole = 'starting' | 'master' | 'replica'

/** Where the rest of the server logs. */
export interface Logger {
  log(level: LogLevel, message: string): void
}

const marks = { debug: '.', verbose: '-', notice: '*', warning: '#' } as const
const roleLetters = { starting: 'C', master: 'M', replica: 'S' } as const
const levels = ['debug', 'verbose', 'notice', 'warning', 'nothing'] as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const standardOutput = 1

/**
 * The server's log, in the format of Redis. A file is opened for each line, so
 * that it can be moved away at any time and a new one begins.
 */
export class ServerLog implements Logger {
  /** Lines less important than this are dropped. */
  threshold: LogThreshold = 'notice'
  /** The letter that each line carries. */
  role: LogRole = 'starting'
  /** The file that is appended to; standard output if it is empty. */
  file = ''

  /** Writes a line. A log that cannot be written does not stop the server. */
  log(level: LogLevel, message: string): void {
    if (!this.isLogged(level)) return
    const time = formatTime(new Date())
    this.write(`${process.pid}:${roleLetters[this.role]} ${time} ${marks[level]} ${message}\n`)
  }

  /** Writes the line of a signal handler, whose format Redis keeps apart. */
  logSignal(message: string): void {
    if (!this.isLogged('warning')) return
    this.write(`${process.pid}:signal-handler (${Math.floor(Date.now() / 1000)}) ${message}\n`)
  }

  /** Writes a text as it is. */
  logRaw(text: string): void {
    if (this.isLogged('notice')) this.write(`${text}\n`)
  }

  /** Throws the system's error if the file cannot be written. */
  assertWritable(): void {
    if (this.file !== '') appendFileSync(this.file, '')
  }

  private isLogged(level: LogLevel): boolean {
    return levels.indexOf(level) >= levels.indexOf(this.threshold)
  }

  private write(text: string): void {
    try {
      if (this.file === '') {
        writeFully(Buffer.from(text))
      } else {
        appendFileSync(this.file, text)
      }
    } catch {
      // There is nobody left to tell: the log itself is what failed.
    }
  }
}

/** A pipe that is full asks to try again; the reader has to catch up. */
function writeFully(bytes: Buffer): void {
  let written = 0
  while (written < bytes.length) {
    try {
      written += writeSync(standardOutput, bytes, written)
    } catch (error) {
      const isFull = error instanceof Error && 'code' in error && error.code === 'EAGAIN'
      if (!isFull) throw error
    }
  }
}

function formatTime(time: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const date = `${two(time.getDate())} ${months[time.getMonth()]} ${time.getFullYear()}`
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':')
  return `${date} ${clock}.${String(time.getMilliseconds()).padStart(3, '0')}`
}
