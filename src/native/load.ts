import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { NativeAddon } from './binding.ts'

const require = createRequire(import.meta.url)
const packageRoot = fileURLToPath(new URL('../..', import.meta.url))

/** The addon: a prebuilt binary of the package, or the one that was built here. */
export const addon = (require('node-gyp-build') as (root: string) => NativeAddon)(packageRoot)

/** The ids of commands in the native table, by full name (`config|get`). */
export const commandIds: ReadonlyMap<string, number> = new Map(
  addon.commandNames().map((name, id) => [name, id]),
)
