import { command } from '../../declare.ts'
import { okReply } from '../../reply.ts'
import { ok } from '../../reply-shape.ts'

/** CONFIG REWRITE: writes the configuration in force back into its file. */
export const configRewrite = command({
  name: 'rewrite',
  container: 'config',
  family: 'server',
  since: '2.8.0',
  summary: 'Writes the configuration in force back into its file.',
  complexity: 'O(1)',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  reply: ok,
  run: async ({ config }) => {
    await config.rewrite()
    return okReply
  },
})
