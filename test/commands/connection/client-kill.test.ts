import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { BothServers } from '../../oracle/both-servers.ts'
import { NacreServer } from '../../oracle/nacre-server.ts'
import { redisServerExists } from '../../oracle/redis-server.ts'
import { clientFields, errorOf, numberOf, textOf } from '../../oracle/reply-text.ts'
import type { RespClient } from '../../oracle/resp-client.ts'

const idOf = async (client: RespClient): Promise<number> => numberOf(await client.call('CLIENT', 'ID'))

async function addressOf(client: RespClient): Promise<string> {
  return clientFields(textOf(await client.call('CLIENT', 'INFO'))).get('addr') ?? ''
}

for (const lanes of [1, 3]) {
  describe(`CLIENT KILL with ${lanes} lanes`, () => {
    let server: NacreServer
    before(async () => {
      server = await NacreServer.start({ lanes })
    })
    after(() => server.stop())

    test('with an address closes that connection and answers OK', async () => {
      const [killer, victim] = [await server.connect(), await server.connect()]
      assert.deepEqual(await killer.call('CLIENT', 'KILL', await addressOf(victim)), {
        type: 'status',
        value: 'OK',
      })
      await victim.closed
    })

    test('with the address of the asker answers before it closes', async () => {
      const client = await server.connect()
      assert.deepEqual(await client.call('CLIENT', 'KILL', await addressOf(client)), {
        type: 'status',
        value: 'OK',
      })
      await client.closed
    })

    test('with an unknown address says so', async () => {
      const client = await server.connect()
      assert.equal(errorOf(await client.call('CLIENT', 'KILL', '10.0.0.1:1')), 'ERR No such client')
    })

    test('with ID counts the client it closed, which is in no list any more', async () => {
      const [killer, victim] = [await server.connect(), await server.connect()]
      const id = await idOf(victim)
      assert.equal(numberOf(await killer.call('CLIENT', 'KILL', 'ID', id)), 1)
      assert.equal(textOf(await killer.call('CLIENT', 'LIST', 'ID', id)), '')
      assert.equal(numberOf(await killer.call('CLIENT', 'KILL', 'ID', id)), 0)
      await victim.closed
    })

    test('spares the asker unless SKIPME is no', async () => {
      const client = await server.connect()
      const id = await idOf(client)
      assert.equal(numberOf(await client.call('CLIENT', 'KILL', 'ID', id)), 0)
      const replies = client.pipeline([
        ['CLIENT', 'KILL', 'ID', id, 'SKIPME', 'no'],
        ['SET', 'after', 'death'],
      ])
      await assert.rejects(replies)
      await client.closed
      const witness = await server.connect()
      assert.deepEqual(await witness.call('EXISTS', 'after'), { type: 'integer', value: 0 })
    })

    test('takes filters together', async () => {
      const [killer, victim, other] = [await server.connect(), await server.connect(), await server.connect()]
      const [address, wrongAddress] = [await addressOf(victim), await addressOf(other)]
      const id = await idOf(victim)
      const call = ['CLIENT', 'KILL', 'ID', id, 'TYPE', 'normal', 'USER', 'default', 'ADDR']
      assert.equal(numberOf(await killer.call(...call, wrongAddress)), 0)
      assert.equal(numberOf(await killer.call(...call, address, 'LADDR', `127.0.0.1:${server.port}`)), 1)
      await victim.closed
      assert.deepEqual(await other.call('PING'), { type: 'status', value: 'PONG' })
    })

    test('with MAXAGE spares those that are younger', async () => {
      const [killer, victim] = [await server.connect(), await server.connect()]
      const call = ['CLIENT', 'KILL', 'ID', await idOf(victim), 'MAXAGE']
      assert.equal(numberOf(await killer.call(...call, 1000)), 0)
      while (numberOf(await killer.call(...call, 1)) === 0) await sleep(20)
      await victim.closed
      assert.equal(errorOf(await killer.call(...call, 0)), 'ERR maxage should be greater than 0')
      assert.equal(errorOf(await killer.call(...call, 'x')), 'ERR maxage is not an integer or out of range')
    })

    test('with TYPE closes all others of the kind', async () => {
      const clients = [await server.connect(), await server.connect(), await server.connect()]
      // A lane may not have met its connection yet when another lane is asked.
      for (const client of clients) await client.call('PING')
      const killer = await server.connect()
      assert.ok(numberOf(await killer.call('CLIENT', 'KILL', 'TYPE', 'normal')) >= clients.length)
      await Promise.all(clients.map((client) => client.closed))
      assert.equal(numberOf(await killer.call('CLIENT', 'KILL', 'TYPE', 'pubsub')), 0)
    })
  })
}

describe('CLIENT KILL agrees with redis-server', { skip: !redisServerExists }, () => {
  let both: BothServers
  before(async () => {
    both = await BothServers.start()
  })
  after(() => both.stop())

  for (const call of [
    [],
    ['1.2.3.4:5'],
    ['ID', 'x'],
    ['ID', '0'],
    ['ID', '99999'],
    ['TYPE', 'x'],
    ['TYPE', 'normal', 'SKIPME', 'maybe'],
    ['TYPE', 'pubsub', 'SKIPME', 'yes'],
    ['NONSENSE', 'x'],
    ['USER', 'nobody'],
    ['ID', '4', 'ID'],
    ['ADDR', '1.1.1.1:1', 'LADDR', 'x'],
  ]) {
    test(`in what it answers to ${call.join(' ') || 'nothing'}`, () =>
      both.assertSame('CLIENT', 'KILL', ...call))
  }
})
