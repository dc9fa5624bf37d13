/**
 * Examples of the documentation as programs: a line with a comment behind it
 * states what its expression is, as Node shows it, or what it throws. Text
 * after a colon or a comma explains.
 */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inspect } from 'node:util'
import { open as openStore } from '../../src/index.ts'
import { testStore as openTestStore } from '../../src/testing/index.ts'

/** An example, and where it stands. */
export interface Example {
  readonly place: string
  readonly code: string
}

/** The TypeScript blocks of a page. */
export function examplesOfPage(page: string, text: string): readonly Example[] {
  return [...text.matchAll(/```ts\n(.*?)```/gs)].map((match) => {
    const line = text.slice(0, match.index).split('\n').length
    return { place: `${page}:${line}`, code: match[1] ?? '' }
  })
}

/** What stands after `@example` in the documentation comments of a source. */
export function examplesOfSource(path: string, text: string): readonly Example[] {
  return [...text.matchAll(/\/\*\*.*?\*\//gs)].flatMap((comment) => {
    const line = text.slice(0, comment.index).split('\n').length
    const lines = comment[0].split('\n').map((each) => each.replace(/^\s*(\/\*\*|\*\/|\* ?)/, ''))
    const start = lines.findIndex((each) => each.startsWith('@example'))
    return start < 0 ? [] : [{ place: `${path}:${line}`, code: lines.slice(start + 1).join('\n') }]
  })
}

const sourceOf = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href)

const modules: { readonly [name: string]: string } = {
  nacre: sourceOf('example.ts'),
  'nacre/testing': sourceOf('example.ts'),
  ioredis: JSON.stringify(import.meta.resolve('ioredis')),
  redis: JSON.stringify(import.meta.resolve('redis')),
}

/** The example as a module, with what its reader knows from the text around it. */
function programOf(code: string): string {
  const head = [`import { checkValue, checkThrows } from ${sourceOf('example.ts')}`]
  if (!code.includes("'nacre'")) {
    head.push(`import { open, StoreClosedError, ReplyError, testStore } from ${sourceOf('example.ts')}`)
    if (!/const db\b/.test(code)) head.push('const db = open()')
  }
  const body = code
    .split('\n')
    .map(checked)
    .join('\n')
    .replace(/from '([^']+)'/g, (whole, name: string) => (modules[name] ? `from ${modules[name]}` : whole))
    .replace('port: 6379', 'port: 0')
  return `${head.join('\n')}\n${body}`
}

function checked(line: string): string {
  const match = /^(\s*)(.*?)\s+\/\/ (.+)$/.exec(line)
  if (match === null) return line
  const [, indent = '', expression = '', stated = ''] = match
  if (/^(const|let|using|import|export|return)\b/.test(expression) || /[{,]$/.test(expression)) return line
  const shown = /^console\.log\((.*)\)$/.exec(expression)?.[1] ?? expression
  if (/=>/.test(shown)) return line
  const words = JSON.stringify(stated)
  if (!stated.startsWith('throws ')) return `${indent}checkValue(${shown}, ${words})`
  return `${indent}checkThrows(() => ${shown}, ${words})`
}

/** Fails unless the value is what the comment says. */
export function checkValue(value: unknown, stated: string): void {
  const actual = inspect(value)
  const isStated = stated === actual || stated.startsWith(`${actual}:`) || stated.startsWith(`${actual},`)
  assert.ok(isStated, `it is ${actual}, not ${stated}`)
}

/** Fails unless the call throws what the comment says. */
export function checkThrows(call: () => unknown, stated: string): void {
  assert.throws(call, (error) => `throws ${String(error)}`.startsWith(stated))
}

const opened: { close(): void }[] = []

/** Opens a store that closes with its example. */
export const open = ((first?: string, options?: object) => {
  const db = openStore(first as string, options)
  opened.push(db)
  return db
}) as typeof openStore

/** Opens a test store that closes with its example. */
export const testStore: typeof openTestStore = (options) => {
  const db = openTestStore(options)
  opened.push(db)
  return db
}

export { ReplyError, StoreClosedError } from '../../src/index.ts'

/** Runs an example to its end; what it opened is closed. */
export async function run({ code }: Example): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'nacre-example-'))
  const path = join(folder, 'example.mts')
  try {
    await writeFile(path, programOf(code))
    await import(pathToFileURL(path).href)
  } finally {
    for (const db of opened.splice(0)) db.close()
    await rm(folder, { recursive: true })
  }
}
