import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { repositoryRoot } from './checks/source-files.ts'

/** A way to build native/: its folder is build-<name>/ in the repository's root. */
export interface NativeVariant {
  readonly name: string
  readonly compiler: 'g++' | 'clang++'
  readonly definitions: readonly string[]
}

const variants = {
  plain: { name: 'plain', compiler: 'g++', definitions: [] },
  asan: { name: 'asan', compiler: 'g++', definitions: ['NACRE_SANITIZE=address,undefined'] },
  tsan: { name: 'tsan', compiler: 'g++', definitions: ['NACRE_SANITIZE=thread'] },
  fuzz: {
    name: 'fuzz',
    compiler: 'clang++',
    definitions: ['NACRE_SANITIZE=address,undefined', 'NACRE_FUZZ=ON'],
  },
} as const satisfies Record<string, NativeVariant>

/** The variant whose tests run under `sanitize`: nothing, `address,undefined` or `thread`. */
export function variantFor(sanitize: string | undefined): NativeVariant {
  if (sanitize === undefined) return variants.plain
  if (sanitize === 'address,undefined') return variants.asan
  if (sanitize === 'thread') return variants.tsan
  throw new Error(`--sanitize is ${sanitize}; it must be address,undefined or thread`)
}

/** The variant that holds the fuzzers. */
export const fuzzVariant: NativeVariant = variants.fuzz

/** Absolute path of the folder in which `variant` is built. */
export function buildFolder(variant: NativeVariant): string {
  return join(repositoryRoot, `build-${variant.name}`)
}

/** Configures `variant`, with ninja and ccache where they are installed. */
export function configure(variant: NativeVariant): void {
  const definitions = [`CMAKE_CXX_COMPILER=${variant.compiler}`, ...variant.definitions]
  if (isInstalled('ccache')) definitions.push('CMAKE_CXX_COMPILER_LAUNCHER=ccache')
  const generator = isInstalled('ninja') ? ['-G', 'Ninja'] : []
  run('cmake', [
    '-S',
    join(repositoryRoot, 'native'),
    '-B',
    buildFolder(variant),
    '--log-level=NOTICE',
    ...generator,
    ...definitions.map((definition) => `-D${definition}`),
  ])
}

/** Builds `target` of a configured variant on two cores. */
export function build(variant: NativeVariant, target: string): void {
  run('cmake', ['--build', buildFolder(variant), '--target', target, '--parallel', '2'])
}

/** Runs a program with our output; throws when it cannot start or ends with anything but 0. */
export function run(program: string, options: readonly string[], env: NodeJS.ProcessEnv = {}): void {
  const result = spawnSync(program, options, {
    cwd: repositoryRoot,
    stdio: 'inherit',
    env: { ...withoutCompilers(), ...env },
  })
  if (result.error) throw result.error
  if (result.status !== 0) {
    throw new CommandError(`${program} ended with ${result.signal ?? result.status}`)
  }
}

/** A program that ran and failed; its own output says why. */
export class CommandError extends Error {}

/** Whether a program of this name can be found and run. */
export function isInstalled(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

// CC and CXX are set for node-gyp ("ccache g++"); here the variant names the
// compiler, and ccache refuses to run under itself.
function withoutCompilers(): NodeJS.ProcessEnv {
  const { CC: _cc, CXX: _cxx, ...rest } = process.env
  return rest
}
