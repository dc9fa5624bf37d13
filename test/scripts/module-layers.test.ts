import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, test } from 'node:test'
import { repositoryRoot } from '../../scripts/checks/source-files.ts'

interface CruiseResult {
  readonly summary: { readonly violations: readonly { from: string; to: string; rule: { name: string } }[] }
}

/** Writes the modules to a folder of their own and lists what .dependency-cruiser.cjs finds wrong there. */
function violations(modules: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'nacre-layers-'))
  try {
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
      copyFileSync(join(repositoryRoot, name), join(root, name))
    }
    symlinkSync(join(repositoryRoot, 'node_modules'), join(root, 'node_modules'))
    for (const [path, source] of Object.entries(modules)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), source)
    }
    return cruise(root)
  } finally {
    rmSync(root, { recursive: true })
  }
}

function cruise(root: string): string[] {
  const program = join(repositoryRoot, 'node_modules/.bin/depcruise')
  const run = spawnSync(program, ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'], {
    cwd: root,
    encoding: 'utf8',
  })
  const { summary } = JSON.parse(run.stdout) as CruiseResult
  return summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`).sort()
}

describe('the module layer rules', () => {
  test('accept imports of lower rooms, of the own room and of packages', () => {
    const found = violations({
      'src/commands/declare.ts':
        "import { Buffer } from 'node:buffer'\nexport const empty = Buffer.alloc(0)\n",
      'src/commands/strings/get.ts': "import { empty } from '../declare.ts'\nexport const get = empty\n",
      'src/native/load.ts': "import load from 'node-gyp-build'\nexport const addon: unknown = load('.')\n",
      'src/config/parse.ts': "import { get } from '../commands/strings/get.ts'\nexport const file = get\n",
      'src/cli/main.ts':
        "import { file } from '../config/parse.ts'\nimport 'node:fs'\nexport const main = file\n",
    })
    assert.deepEqual(found, [])
  })

  test('refuse a room that imports a higher one, for its types too', () => {
    const found = violations({
      'src/config/parse.ts': "import type { Main } from '../cli/main.ts'\nexport type Parsed = Main\n",
      'src/cli/main.ts': 'export type Main = number\n',
      'src/commands/declare.ts': "import { load } from '../native/load.ts'\nexport const declare = load\n",
      'src/native/load.ts': 'export const load = 1\n',
    })
    assert.deepEqual(found, [
      'layer-commands: src/commands/declare.ts -> src/native/load.ts',
      'layer-config: src/config/parse.ts -> src/cli/main.ts',
    ])
  })

  test('keep commands free of I/O and of packages', () => {
    const found = violations({
      'src/commands/declare.ts':
        "import { readFileSync } from 'node:fs'\nimport Redis from 'ioredis'\nexport const declare = [readFileSync, Redis]\n",
    })
    assert.deepEqual(
      found.slice(0, 2).map((violation) => violation.split(':')[0]),
      ['commands-do-no-io', 'commands-import-no-package'],
    )
  })

  test('let only src/native import the addon', () => {
    const found = violations({
      'src/embedded/open.ts': "import load from 'node-gyp-build'\nexport const addon: unknown = load('.')\n",
    })
    assert.deepEqual(
      found.map((violation) => violation.split(':')[0]),
      ['addon-only-in-native'],
    )
  })

  test('refuse cycles, imports of the index and folders without a layer', () => {
    const found = violations({
      'src/index.ts': "export { a } from './embedded/a.ts'\n",
      'src/embedded/a.ts': "import { b } from './b.ts'\nexport const a = () => b\n",
      'src/embedded/b.ts': "import { a } from './a.ts'\nexport const b = () => a\n",
      'src/cli/main.ts': "import { a } from '../index.ts'\nimport '../extras/c.ts'\nexport const main = a\n",
      'src/extras/c.ts': 'export const c = 1\n',
    })
    assert.deepEqual(
      found.map((violation) => violation.split(':')[0]),
      ['layer-cli', 'layer-cli', 'no-circular', 'nothing-imports-the-index', 'room-without-a-layer'],
    )
  })
})
