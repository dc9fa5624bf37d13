import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { repositoryRoot, sourceFiles } from '../../scripts/checks/source-files.ts'
import { examplesOfPage, examplesOfSource, run } from './example.ts'

const pages = ['README.md', 'docs/EMBEDDED.md']
const rooms = ['src/embedded', 'src/connection', 'src/testing']

const textOf = (path: string): Promise<string> => readFile(join(repositoryRoot, path), 'utf8')

for (const page of pages) {
  test(`the examples of ${page} do what they say`, async (context) => {
    const examples = examplesOfPage(page, await textOf(page))
    assert.ok(examples.length >= 5)
    for (const example of examples) await context.test(example.place, () => run(example))
  })
}

test('the examples of documentation comments do what they say', async (context) => {
  const paths = sourceFiles(rooms)
  const examples = await Promise.all(paths.map(async (path) => examplesOfSource(path, await textOf(path))))
  assert.ok(examples.flat().length >= 5)
  for (const example of examples.flat()) await context.test(example.place, () => run(example))
})
