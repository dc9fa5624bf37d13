import { discard } from './discard.ts'
import { exec } from './exec.ts'
import { multi } from './multi.ts'
import { unwatch } from './unwatch.ts'
import { watch } from './watch.ts'

/** The transaction commands, in the order of their names. */
export const transactionCommands = [discard, exec, multi, unwatch, watch] as const
