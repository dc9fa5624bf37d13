import { describe, test } from 'node:test'
import { stringCommands } from '../../src/commands/string/index.ts'
import { redisServerExists } from '../oracle/redis-server.ts'
import { runStream, weighted } from './stream.ts'

describe('a random stream of string commands', { skip: !redisServerExists }, () => {
  test('gets the replies of redis-server and leaves the same keys', async (t) => {
    const commands = weighted(stringCommands, { set: 6, get: 3, getdel: 3, append: 2, getex: 2, setrange: 2 })
    await runStream({ commands }, (line) => t.diagnostic(line))
  })
})
