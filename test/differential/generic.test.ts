import { describe, test } from 'node:test'
import { genericCommands } from '../../src/commands/generic/index.ts'
import { stringCommands } from '../../src/commands/string/index.ts'
import { redisServerExists } from '../oracle/redis-server.ts'
import { runStream, weighted } from './stream.ts'

// A cursor is one server's own, and OBJECT needs a subcommand: their tests stand with them.
const withoutAGrammar = new Set(['scan', 'object'])

describe('a random stream of generic commands among string commands', { skip: !redisServerExists }, () => {
  test('gets the replies of redis-server and leaves the same keys', async (t) => {
    const generic = genericCommands.filter(({ name }) => !withoutAGrammar.has(name))
    const commands = [...weighted(generic), ...weighted(stringCommands, { set: 8, mset: 3 })]
    await runStream({ commands }, (line) => t.diagnostic(line))
  })
})
