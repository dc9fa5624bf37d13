import { readFileSync } from 'node:fs'
import { decodeText } from '../config/byte-text.ts'
import type { Configuration } from '../config/configuration.ts'
import { ConfigurationFileError, ConfigurationReadError } from '../config/errors.ts'
import { type LoadedConfiguration, loadConfiguration } from '../config/parse-file.ts'
import { systemErrorText } from '../config/system-error.ts'
import { compatibleRedisVersion, nacreVersion } from '../config/versions.ts'
import { type CommandLine, parseCommandLine } from './arguments.ts'
import { isDaemon, startDaemon } from './daemon.ts'
import { ServerLog } from './log.ts'
import type { HostFactory } from './server-host.ts'
import { ServerProcess } from './server-process.ts'
import { helpText, versionText } from './texts.ts'
import { isToolName } from './tool-names.ts'

const standardInput = 0

/** What a start needs beside the command line. */
export interface RunOptions {
  /** Loads the server proper; it is not needed to print a version or to refuse an option. */
  readonly loadHost: () => Promise<HostFactory>
  /** Whether a command exists, for `rename-command`. */
  readonly isCommand: (name: string) => boolean
  /** Runs a tool: its name and what follows on the command line. Returns the exit code. */
  readonly runTool: (words: readonly string[]) => Promise<number>
}

/** Does what a command line asks for: prints something, runs a tool, or the server until it is told to end. */
export async function run(words: readonly string[], options: RunOptions): Promise<void> {
  if (isToolName(words[0])) {
    process.exitCode = await options.runTool(words)
    return
  }
  const commandLine = parseCommandLine(words)
  switch (commandLine.action) {
    case 'version':
      console.log(versionText)
      return
    case 'help':
      console.log(helpText)
      return
    case 'refuse':
      console.error(commandLine.message)
      process.exitCode = 1
      return
    case 'start':
      await start(commandLine, words.length === 0, options)
  }
}

async function start(
  commandLine: CommandLine & { readonly action: 'start' },
  hasDefaultsOnly: boolean,
  options: RunOptions,
): Promise<void> {
  const log = new ServerLog()
  const directory = process.cwd()
  if (commandLine.readsInput) log.log('notice', 'Reading config from stdin')
  const input = commandLine.readsInput ? readFileSync(standardInput) : undefined
  const loaded = load(commandLine, input, options, log)
  if (loaded === undefined) return
  if (loaded.configuration.value('daemonize') && !isDaemon()) {
    const status = await startDaemon(directory, input)
    if (status !== 0) console.error('The daemon did not start; its log says why.')
    process.exit(status)
  }
  greet(log, loaded.configuration, hasDefaultsOnly)
  for (const warning of loaded.warnings) log.log('warning', `WARNING: ${warning}`)
  await new ServerProcess(loaded, log, await options.loadHost()).start()
}

/** Reads the configuration and moves into its folder; says what is wrong and returns undefined if it cannot. */
function load(
  { file, optionLines }: CommandLine & { readonly action: 'start' },
  input: Uint8Array | undefined,
  { isCommand }: RunOptions,
  log: ServerLog,
): LoadedConfiguration | undefined {
  try {
    const text = input === undefined ? undefined : decodeText(input)
    const loaded = loadConfiguration({ file, input: text, optionLines, isCommand })
    const { configuration } = loaded
    if (file === undefined && text === undefined) keepJournal(configuration)
    process.chdir(configuration.value('dir'))
    log.threshold = configuration.value('loglevel')
    log.file = configuration.value('logfile')
    return isWritable(log) ? loaded : undefined
  } catch (error) {
    if (error instanceof ConfigurationFileError) {
      console.error(error.message)
    } else if (error instanceof ConfigurationReadError) {
      log.log('warning', error.message)
    } else {
      throw error
    }
    process.exitCode = 1
    return undefined
  }
}

/** Who gives no configuration file, and does not say otherwise, is not to lose data. */
function keepJournal(configuration: Configuration): void {
  if (!configuration.isAssigned('appendonly')) configuration.assign('appendonly', ['yes'])
}

function isWritable(log: ServerLog): boolean {
  try {
    log.assertWritable()
    return true
  } catch (error) {
    const title = `\n*** FATAL CONFIG FILE ERROR (Redis ${compatibleRedisVersion}) ***`
    console.error(`${title}\nCan't open the log file: ${systemErrorText(error)}`)
    process.exitCode = 1
    return false
  }
}

function greet(log: ServerLog, configuration: Configuration, hasDefaultsOnly: boolean): void {
  log.log('notice', 'oO0OoO0OoO0Oo Nacre is starting oO0OoO0OoO0Oo')
  log.log(
    'notice',
    `Nacre version=${nacreVersion}, Redis version=${compatibleRedisVersion}, bits=64, commit=00000000, ` +
      `modified=0, pid=${process.pid}, just started`,
  )
  if (hasDefaultsOnly && configuration.filePath === undefined) {
    log.log(
      'warning',
      'Warning: no config file specified, using the default config. In order to specify a config file use ' +
        'nacre /path/to/redis.conf',
    )
  } else {
    log.log('notice', 'Configuration loaded')
  }
}
