import { compatibleRedisVersion } from './versions.ts'

/** A refused CONFIG command; the message is the whole error reply, prefix and all. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
  readonly code = 'NACRE_CONFIGURATION'
}

/** A line of a configuration that the server cannot start with. */
export class ConfigurationFileError extends Error {
  override readonly name = 'ConfigurationFileError'
  readonly code = 'NACRE_CONFIGURATION_FILE'
  /** The number of the line in its file, from 1. */
  readonly lineNumber: number
  /** The line without white space around it. */
  readonly line: string
  /** What is wrong with it, in Redis's words where Redis has some. */
  readonly reason: string

  constructor(lineNumber: number, line: string, reason: string) {
    super(
      `\n*** FATAL CONFIG FILE ERROR (Redis ${compatibleRedisVersion}) ***\n` +
        `Reading the configuration file, at line ${lineNumber}\n>>> '${line}'\n${reason}`,
    )
    this.lineNumber = lineNumber
    this.line = line
    this.reason = reason
  }
}

/** A configuration file that cannot be read. */
export class ConfigurationReadError extends Error {
  override readonly name = 'ConfigurationReadError'
  readonly code = 'NACRE_CONFIGURATION_READ'
}
