import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isCpp, repositoryRoot, sourceFiles } from './source-files.ts'

/** One step of `npm run check`: commands that must all succeed. */
export interface CheckStep {
  readonly name: string
  readonly commands: readonly (readonly string[])[]
  /** What the output must not hold even when the command succeeds. */
  readonly refuses?: RegExp
}

const tool = (name: string): string => join(repositoryRoot, 'node_modules/.bin', name)

const script = (name: string, ...options: string[]): string[] => [
  process.execPath,
  '--import',
  'tsx',
  `scripts/${name}.ts`,
  ...options,
]

/** The steps of `npm run check`, cheap ones first. */
export function checkSteps(): CheckStep[] {
  const cpp = sourceFiles().filter(isCpp)
  return [
    {
      name: 'format',
      commands: [
        [tool('biome'), 'check', '--error-on-warnings', '--max-diagnostics=10', '.'],
        ...clangFormat(cpp, '--dry-run'),
      ],
    },
    { name: 'layers', commands: [script('check-native-layers'), ...moduleLayers()] },
    { name: 'budgets', commands: [script('check-budgets')] },
    {
      name: 'generated',
      commands: [
        ...ifThere('scripts/generate.ts', script('generate', '--check')),
        script('generate-config-docs', '--check'),
      ],
    },
    { name: 'types', commands: [[tool('tsc'), '-p', 'tsconfig.json']] },
    { name: 'knip', commands: [[tool('knip'), '--no-config-hints']] },
    { name: 'lint', commands: [[tool('eslint'), '--max-warnings=0', '.']] },
    {
      name: 'native',
      commands: ifThere('binding.gyp', ['npm', 'run', '--silent', 'build:native']),
      refuses: /\bwarning: /,
    },
    { name: 'test', commands: [['npm', 'test', '--silent']] },
  ]
}

/** The commands of `npm run fix`: both formatters and what biome can mend by itself. */
export function fixCommands(): string[][] {
  const cpp = sourceFiles().filter(isCpp)
  return [[tool('biome'), 'check', '--write', '.'], ...clangFormat(cpp, '-i')]
}

function clangFormat(files: readonly string[], mode: '--dry-run' | '-i'): string[][] {
  return files.length === 0 ? [] : [['clang-format', mode, '--Werror', ...files]]
}

function moduleLayers(): string[][] {
  const folders = ['src', 'scripts', 'test', 'bench', 'fuzz'].filter(
    (folder) => sourceFiles([folder]).length > 0,
  )
  return [[tool('depcruise'), '--config', '.dependency-cruiser.cjs', ...folders]]
}

function ifThere(path: string, command: string[]): string[][] {
  return existsSync(join(repositoryRoot, path)) ? [command] : []
}
