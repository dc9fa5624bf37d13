import { readdirSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root, whatever the working directory. */
export const repositoryRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

const rooms = ['src', 'native', 'test', 'bench', 'fuzz', 'scripts', 'docs', 'examples']

const generated = 'native/generated'

/**
 * Paths of the hand-written files under `folders`, relative to the root, with forward slashes, sorted.
 * Folders that do not exist are skipped, generated files and build output left out.
 */
export function sourceFiles(folders: readonly string[] = rooms, root = repositoryRoot): string[] {
  return folders.flatMap((folder) => filesUnder(root, folder)).sort()
}

function filesUnder(root: string, folder: string): string[] {
  const entries = readEntries(join(root, folder))
  return entries.flatMap((entry) => {
    const path = relative(root, join(root, folder, entry.name))
      .split(sep)
      .join('/')
    if (entry.isDirectory()) return isSkipped(path, entry.name) ? [] : filesUnder(root, path)
    return entry.isFile() ? [path] : []
  })
}

function isSkipped(path: string, name: string): boolean {
  return path === generated || name === 'node_modules' || name === 'build' || name.startsWith('.')
}

function readEntries(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** Whether the path names a C++ source or header. */
export function isCpp(path: string): boolean {
  return /\.(cc|h)$/.test(path)
}

/** Whether the path names a TypeScript module. */
export function isTypeScript(path: string): boolean {
  return /\.ts$/.test(path)
}
