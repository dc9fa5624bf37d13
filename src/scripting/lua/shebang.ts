import { splitArguments } from '../../config/argument-line.ts'
import { ScriptError, type ScriptFlag } from './interpreter.ts'

/** What the first line of a script of EVAL says. */
export interface ScriptHeader {
  /** Flags of `#!lua flags=…`; undefined if the script has no shebang line. */
  readonly flags: readonly ScriptFlag[] | undefined
  /** Bytes of the shebang line without its line end; 0 if there is none. */
  readonly length: number
}

/** What the first line of a library of FUNCTION LOAD says. */
export interface LibraryHeader {
  readonly engine: string
  readonly name: string
  /** Bytes of the shebang line without its line end. */
  readonly length: number
}

const knownFlags: readonly string[] = [
  'no-writes',
  'allow-oom',
  'allow-stale',
  'no-cluster',
  'allow-cross-slot-keys',
]

/** Whether this names a flag of scripts and functions. */
export function isScriptFlag(word: string): word is ScriptFlag {
  return knownFlags.includes(word)
}

/**
 * Reads the shebang line of a script, if it has one.
 *
 * @throws ScriptError if the line is refused.
 */
export function parseScriptShebang(body: Uint8Array): ScriptHeader {
  if (body[0] !== 0x23 || body[1] !== 0x21) return { flags: undefined, length: 0 }
  const length = lineLength(body)
  if (length === undefined) throw new ScriptError('ERR Invalid script shebang')
  const words = splitArguments(Buffer.from(body.subarray(0, length)).toString('latin1'))
  const engine = words?.[0]
  if (words === undefined || engine === undefined)
    throw new ScriptError('ERR Invalid engine in script shebang')
  if (engine !== '#!lua') throw new ScriptError(`ERR Unexpected engine in script shebang: ${engine}`)
  const flags = new Set<ScriptFlag>()
  for (const word of words.slice(1)) {
    if (!word.startsWith('flags=')) throw new ScriptError(`ERR Unknown lua shebang option: ${word}`)
    const list = word.slice('flags='.length)
    for (const flag of list === '' ? [] : list.split(',')) {
      if (!isScriptFlag(flag)) throw new ScriptError(`ERR Unexpected flag in script shebang: ${flag}`)
      flags.add(flag)
    }
  }
  return { flags: [...flags], length }
}

/**
 * Reads the shebang line of a library.
 *
 * @throws ScriptError if it is missing or refused.
 */
export function parseLibraryShebang(body: Uint8Array): LibraryHeader {
  if (body[0] !== 0x23 || body[1] !== 0x21) throw new ScriptError('ERR Missing library metadata')
  const length = lineLength(body)
  if (length === undefined) throw new ScriptError('ERR Invalid library metadata')
  const words = splitArguments(Buffer.from(body.subarray(0, length)).toString('latin1'))
  const engine = words?.[0]?.slice(2)
  if (words === undefined || engine === undefined) throw new ScriptError('ERR Invalid library metadata')
  let name: string | undefined
  for (const word of words.slice(1)) {
    if (!word.toLowerCase().startsWith('name=')) {
      throw new ScriptError(`ERR Invalid metadata value given: ${word}`)
    }
    if (name !== undefined)
      throw new ScriptError('ERR Invalid metadata value, name argument was given multiple times')
    name = word.slice(5)
  }
  if (name === undefined) throw new ScriptError('ERR Library name was not given')
  if (!isLibraryName(name)) {
    throw new ScriptError(
      'ERR Library names can only contain letters, numbers, or underscores(_) and must be at least one character long',
    )
  }
  if (engine.toLowerCase() !== 'lua') throw new ScriptError(`ERR Engine '${engine}' not found`)
  return { engine: 'LUA', name, length }
}

/** Whether libraries and functions may be called so. */
export function isLibraryName(name: string): boolean {
  return /^[A-Za-z0-9_]+$/.test(name)
}

/** Bytes before the first line end, or undefined if there is none; a NUL byte ends the text, as it does for Redis. */
function lineLength(body: Uint8Array): number | undefined {
  const end = body.indexOf(0x0a)
  const nul = body.indexOf(0)
  return end < 0 || (nul >= 0 && nul < end) ? undefined : end
}
