import { describe, test } from 'node:test'
import { select } from '../../src/commands/connection/select.ts'
import { subcommandsOf } from '../../src/commands/declare.ts'
import { genericCommands } from '../../src/commands/generic/index.ts'
import { dbsize } from '../../src/commands/server/dbsize.ts'
import { flushall } from '../../src/commands/server/flushall.ts'
import { flushdb } from '../../src/commands/server/flushdb.ts'
import { memoryUsage } from '../../src/commands/server/memory/usage.ts'
import { swapdb } from '../../src/commands/server/swapdb.ts'
import { stringCommands } from '../../src/commands/string/index.ts'
import { redisServerExists } from '../oracle/redis-server.ts'
import { runStream, weighted } from './stream.ts'

const databases = [dbsize, flushall, flushdb, memoryUsage, select, swapdb]

describe('a random stream of generic commands among string commands', { skip: !redisServerExists }, () => {
  test('gets the replies of redis-server and leaves the same keys', async (t) => {
    const answering = genericCommands.flatMap((declaration) => {
      const subcommands = subcommandsOf(declaration)
      // HELP speaks in our own words.
      return subcommands.length > 0 ? subcommands.filter(({ name }) => name !== 'help') : [declaration]
    })
    const frequent = { set: 20, mset: 10, append: 3, incr: 3, del: 1, unlink: 1 }
    const others = Object.fromEntries(answering.map(({ name }) => [name, 3]))
    const commands = weighted([...answering, ...stringCommands, ...databases], { ...others, ...frequent })
    await runStream({ commands }, (line) => t.diagnostic(line))
  })
})
