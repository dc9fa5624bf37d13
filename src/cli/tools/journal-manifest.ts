import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { splitArguments } from '../../config/argument-line.ts'
import { systemErrorText } from '../../config/system-error.ts'
import { ToolFailure } from './tool-failure.ts'

/** A file that a manifest names. */
export interface ManifestFile {
  readonly name: string
  readonly sequence: number
  /** The base, what was appended since, or what is no longer needed. */
  readonly type: 'b' | 'i' | 'h'
}

const largestManifest = 1 << 20

/** The manifest that a path means: itself, or the only one of a directory or of its `appendonlydir`. */
export function manifestPathOf(path: string): string | undefined {
  if (path.endsWith('.manifest')) return path
  const status = statSync(path, { throwIfNoEntry: false })
  if (status?.isDirectory() !== true) return undefined
  const names = readdirSync(path)
  const found = names.filter((name) => name.endsWith('.manifest'))
  if (found.length === 0 && names.includes('appendonlydir'))
    return manifestPathOf(join(path, 'appendonlydir'))
  if (found.length === 1) return join(path, found[0] ?? '')
  throw new ToolFailure(
    `${path} has ${found.length === 0 ? 'no manifest' : 'several manifests'} of a journal`,
  )
}

/**
 * Reads a manifest: a line for each file, `file NAME seq NUMBER type b|i|h`.
 *
 * @throws ToolFailure with the line that is wrong.
 */
export function readManifest(path: string): readonly ManifestFile[] {
  const files: ManifestFile[] = []
  for (const [index, line] of textOf(path).split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue
    const problem = addLine(line, files)
    if (problem !== undefined) throw new ToolFailure(`${path} is damaged in line ${index + 1}: ${problem}`)
  }
  if (!files.some(({ type }) => type !== 'h')) throw new ToolFailure(`${path} names no file`)
  return files
}

function textOf(path: string): string {
  try {
    if (statSync(path).size > largestManifest) throw new ToolFailure(`${path} is too large for a manifest`)
    return readFileSync(path, 'latin1')
  } catch (error) {
    if (error instanceof ToolFailure) throw error
    throw new ToolFailure(`cannot read ${path}: ${systemErrorText(error)}`)
  }
}

/** Adds the file of a line; what is wrong with it. */
function addLine(line: string, files: ManifestFile[]): string | undefined {
  const words = splitArguments(line.replace(/\r$/, ''))
  if (words === undefined || words.length % 2 !== 0) return 'it is no list of names and values'
  const pairs = new Map<string, string>()
  for (let at = 0; at < words.length; at += 2) pairs.set(words[at] ?? '', words[at + 1] ?? '')
  const [name = '', sequence = '', type = ''] = ['file', 'seq', 'type'].map((key) => pairs.get(key))
  if (name === '' || /[/\\]/.test(name) || name === '..') return 'the file has to be a name without a path'
  if (!/^[1-9]\d{0,14}$/.test(sequence)) return 'the sequence has to be a number from 1 on'
  if (type !== 'b' && type !== 'i' && type !== 'h') return 'the type has to be b, i or h'
  if (type === 'b' && files.some((file) => file.type === 'b')) return 'there is a second base'
  const last = files.findLast((file) => file.type === 'i')
  if (type === 'i' && last !== undefined && last.sequence >= Number(sequence))
    return 'sequences have to ascend'
  files.push({ name, sequence: Number(sequence), type })
  return undefined
}
