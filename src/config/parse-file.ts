/**
 * Reading a configuration: the syntax of redis.conf, from a file, from
 * standard input and from options, in this order, so that the last word wins.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { globMatches } from '../commands/glob.ts'
import { splitArguments } from './argument-line.ts'
import { decodeText } from './byte-text.ts'
import { Configuration } from './configuration.ts'
import { directiveWords, isRetired } from './directives.ts'
import { ConfigurationFileError, ConfigurationReadError } from './errors.ts'
import { nearestName } from './nearest-name.ts'
import { InvalidValueError } from './parameter.ts'
import {
  anyParameters,
  type ParameterName,
  parameterNamed,
  parameterNames,
  parameterWords,
} from './parameters/index.ts'
import { systemErrorText } from './system-error.ts'

/** Where a configuration comes from. */
export interface ConfigurationSources {
  /** Path of the file. */
  readonly file?: string | undefined
  /** What came on standard input. */
  readonly input?: string | undefined
  /** Lines that follow the file and the input: options of the command line. */
  readonly optionLines?: readonly string[]
  /** The folder that relative paths start from; the working directory unless given. */
  readonly directory?: string
  /** Whether a command exists, by its lower-case name; without this every `rename-command` is believed. */
  readonly isCommand?: (name: string) => boolean
}

/** What was read. */
export interface LoadedConfiguration {
  readonly configuration: Configuration
  /** New names of renamed commands by their lower-case names; an empty one takes the command away. */
  readonly renamedCommands: ReadonlyMap<string, string>
  /** The words of each `user` line after that word. */
  readonly users: readonly (readonly string[])[]
  /** What to tell whoever starts the server: options without their effect in Redis. */
  readonly warnings: readonly string[]
}

/** Deep enough for any real use, and a file that includes itself comes to an end. */
const includeDepthLimit = 16

/** A daemon writes its process id somewhere even if it is not told where. */
const daemonPidFile = '/var/run/nacre.pid'

const badDirective = 'Bad directive or wrong number of arguments'

interface Line {
  readonly number: number
  readonly text: string
}

/**
 * Reads a configuration.
 *
 * @throws ConfigurationFileError at the first line that is not right.
 * @throws ConfigurationReadError if a file cannot be read.
 */
export function loadConfiguration(sources: ConfigurationSources = {}): LoadedConfiguration {
  const directory = sources.directory ?? process.cwd()
  const filePath = sources.file === undefined ? undefined : resolve(directory, sources.file)
  const reader = new Reader(new Configuration({ directory, filePath }), sources.isCommand)
  const text = filePath === undefined ? '' : readFile(filePath)
  reader.read([text + (sources.input ?? ''), ...(sources.optionLines ?? [])].join('\n'))
  return reader.finish()
}

class Reader {
  private readonly configuration: Configuration
  private readonly isCommand: ((name: string) => boolean) | undefined
  private readonly renamedCommands = new Map<string, string>()
  private readonly users: (readonly string[])[] = []
  private replicaLine: Line | undefined
  private depth = 0

  constructor(configuration: Configuration, isCommand: ((name: string) => boolean) | undefined) {
    this.configuration = configuration
    this.isCommand = isCommand
  }

  read(text: string): void {
    for (const [index, rawLine] of text.split('\n').entries()) {
      const line = { number: index + 1, text: rawLine.trim() }
      if (line.text !== '' && !line.text.startsWith('#')) this.readLine(line)
    }
  }

  finish(): LoadedConfiguration {
    const { configuration, renamedCommands, users } = this
    const isCluster = configuration.value('cluster-enabled')
    if (this.replicaLine !== undefined && isCluster && configuration.value('replicaof') !== undefined) {
      throw fault(this.replicaLine, 'replicaof directive not allowed in cluster mode')
    }
    if (configuration.isAssigned('io-threads')) {
      configuration.changeDefault('lanes', String(configuration.value('io-threads')))
    }
    if (configuration.value('daemonize')) configuration.changeDefault('pidfile', daemonPidFile)
    return { configuration, renamedCommands, users, warnings: warningsOf(configuration) }
  }

  private readLine(line: Line): void {
    const words = splitArguments(line.text)
    if (words === undefined) throw fault(line, 'Unbalanced quotes in configuration line')
    const [word = '', ...rest] = words
    const name = parameterNamed(word)
    if (name === undefined) {
      this.readDirective(line, word.toLowerCase(), rest)
    } else {
      this.readParameter(line, name, rest)
    }
  }

  private readParameter(line: Line, name: ParameterName, words: readonly string[]): void {
    try {
      this.configuration.assign(name, words)
    } catch (error) {
      if (error instanceof InvalidValueError) throw fault(line, error.message)
      throw error
    }
    if (name === 'replicaof') this.replicaLine = line
  }

  private readDirective(line: Line, word: string, rest: readonly string[]): void {
    const [first, second] = rest
    if (word === 'include' && first !== undefined && rest.length === 1) {
      this.include(line, first)
    } else if (
      word === 'rename-command' &&
      first !== undefined &&
      second !== undefined &&
      rest.length === 2
    ) {
      this.renameCommand(line, first.toLowerCase(), second)
    } else if (word === 'user' && first !== undefined) {
      this.users.push(rest)
    } else if (word === 'loadmodule' && first !== undefined) {
      throw fault(line, 'Redis modules cannot be loaded: nacre does not host them')
    } else if (word === 'sentinel') {
      throw fault(line, 'sentinel directive while not in sentinel mode')
    } else if (!isRetired(word) || rest.length !== 1) {
      throw fault(line, badDirective, suggestion(word))
    }
  }

  private include(line: Line, pattern: string): void {
    if (this.depth >= includeDepthLimit) throw fault(line, 'Too many files that include each other')
    this.depth += 1
    for (const path of matchingFiles(this.configuration.value('dir'), pattern)) this.read(readFile(path))
    this.depth -= 1
  }

  /** A command is renamed from the name that it has by then, as in Redis. */
  private renameCommand(line: Line, from: string, to: string): void {
    const original = [...this.renamedCommands].find(([, name]) => name.toLowerCase() === from)?.[0] ?? from
    if (this.isCommand !== undefined && !this.isTaken(from)) {
      throw fault(line, 'No such command in rename-command')
    }
    const isNew = to !== '' && to.toLowerCase() !== from
    if (isNew && this.isTaken(to.toLowerCase())) throw fault(line, 'Target command name already exists')
    this.renamedCommands.set(original, to)
  }

  /** Whether a command has this name after the renaming so far. */
  private isTaken(name: string): boolean {
    const isTarget = [...this.renamedCommands.values()].some((target) => target.toLowerCase() === name)
    return isTarget || (this.isCommand?.(name) === true && !this.renamedCommands.has(name))
  }
}

function fault({ number, text }: Line, reason: string, hint = ''): ConfigurationFileError {
  return new ConfigurationFileError(number, text, reason + hint)
}

function suggestion(word: string): string {
  const nearest = nearestName(word, [...parameterWords, ...directiveWords])
  return nearest === undefined ? '' : `\nDid you mean '${nearest}'?`
}

function readFile(path: string): string {
  try {
    return decodeText(readFileSync(path))
  } catch (error) {
    throw new ConfigurationReadError(
      `Fatal error, can't open config file '${path}': ${systemErrorText(error)}`,
    )
  }
}

/** The files that an `include` means: one that must be there, or all that match a pattern, which may be none. */
function matchingFiles(directory: string, pattern: string): readonly string[] {
  if (!/[*?[]/.test(pattern)) return [resolve(directory, pattern)]
  const [root, segments] = isAbsolute(pattern)
    ? ['/', pattern.slice(1).split('/')]
    : [directory, pattern.split('/')]
  return segments.reduce<readonly string[]>(
    (paths, segment) => paths.flatMap((path) => entries(path, segment)),
    [root],
  )
}

/** Names that begin with a dot match only a pattern that does, as the shell has it. */
function entries(folder: string, segment: string): readonly string[] {
  if (!/[*?[]/.test(segment)) {
    const path = join(folder, segment)
    return existsSync(path) ? [path] : []
  }
  try {
    return readdirSync(folder)
      .filter((name) => globMatches(segment, name) && (!name.startsWith('.') || segment.startsWith('.')))
      .sort()
      .map((name) => join(folder, name))
  } catch {
    return []
  }
}

/** Only what was changed is worth a word: files that set every parameter to its default are common. */
function warningsOf(configuration: Configuration): readonly string[] {
  return parameterNames.flatMap((name) => {
    const { applies = true, meaning } = anyParameters[name]
    if (applies === true || !configuration.isChanged(name)) return []
    return applies === 'later'
      ? [`The parameter '${name}' is accepted, but it has no effect yet.`]
      : [`The parameter '${name}' is accepted, but it has no effect here. ${meaning}`]
  })
}
