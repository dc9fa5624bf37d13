import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { RedisServer, redisServerExists } from '../../oracle/redis-server.ts'
import type { RespClient } from '../../oracle/resp-client.ts'
import { SeededRandom } from '../../oracle/seeded-random.ts'
import { randomScript } from './random-script.ts'
import { ScriptRunner } from './script-runner.ts'

const fixedScripts = readFileSync(new URL('scripts.txt', import.meta.url), 'latin1')
  .split('\n')
  .filter(Boolean)
const randomScripts = 3000

describe('Scripts have the same replies as in redis-server', { skip: !redisServerExists }, () => {
  let server: RedisServer
  before(async () => {
    server = await RedisServer.start()
  })
  after(() => server.stop())

  for (const protocol of [2, 3] as const) {
    it(`a list of scripts, RESP${protocol}`, async () => {
      const client = await server.connect(protocol)
      await compare(client, fixedScripts, protocol)
    })

    it(`random scripts, RESP${protocol}`, async (test) => {
      const random = new SeededRandom()
      test.diagnostic(`NACRE_SEED=${random.seed}`)
      const client = await server.connect(protocol)
      await compare(
        client,
        Array.from({ length: randomScripts }, () => randomScript(random)),
        protocol,
      )
    })
  }
})

async function compare(client: RespClient, scripts: readonly string[], protocol: 2 | 3): Promise<void> {
  const runner = new ScriptRunner()
  for (const script of scripts) {
    await client.call('SET', 'a', '1')
    const expected = (await client.callRaw('EVAL', Buffer.from(script, 'latin1'), 0)).toString('latin1')
    runner.port.values.clear()
    runner.port.values.set('a', '1')
    assert.equal(comparable(runner.eval(script, { protocol })), comparable(expected), script)
  }
}

/** A reply without the addresses in it. */
function comparable(reply: string): string {
  return reply.replace(/\$\d+\r\n(\w+): 0x[0-9a-f]+/g, '$1: address')
}
