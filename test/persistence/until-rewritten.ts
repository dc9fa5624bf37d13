import type { Database } from '../../src/index.ts'

/** Waits until the store's journal has been rewritten for the first time. */
export async function untilRewritten(db: Database): Promise<void> {
  while (!/^aof_rewrites:1\r$/m.test(String(await db.info('persistence')))) {
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
