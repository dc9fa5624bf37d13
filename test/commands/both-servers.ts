import { after, before, describe } from 'node:test'
import { open } from '../../src/index.ts'
import { RedisServer, redisServerExists } from '../oracle/redis-server.ts'
import { RespClient } from '../oracle/resp-client.ts'

/** Connects a new client, which is closed with the server. */
export type Connect = (protocol?: 2 | 3) => Promise<RespClient>

interface Started {
  readonly port: number
  readonly stop: () => Promise<void>
}

/**
 * Describes what holds on our server and, to show that the expectation is right, on
 * redis-server, where there is one.
 *
 * @param title What is described.
 * @param tests Defines the tests; they call `connect` when they run.
 */
export function onBothServers(title: string, tests: (connect: Connect) => void): void {
  onOurServer(title, tests)
  describeOn(`${title} (redis-server)`, startRedis, !redisServerExists, tests)
}

/** Describes what redis-server 7.0, the oracle, does not know or does otherwise. */
export function onOurServer(title: string, tests: (connect: Connect) => void): void {
  describeOn(title, startNacre, false, tests)
}

function describeOn(
  title: string,
  start: () => Promise<Started>,
  skip: boolean,
  tests: (connect: Connect) => void,
): void {
  describe(title, { skip }, () => {
    const clients: RespClient[] = []
    let server: Started | undefined
    before(async () => {
      server = await start()
    })
    after(async () => {
      await Promise.all(clients.map((client) => client.close()))
      await server?.stop()
    })
    tests(async (protocol = 2) => {
      if (server === undefined) throw new Error('connect is for running tests')
      const client = await RespClient.connect({ port: server.port }, protocol)
      clients.push(client)
      return client
    })
  })
}

async function startNacre(): Promise<Started> {
  const database = open()
  const server = await database.listen({ port: 0, lanes: 2 })
  return {
    port: server.port,
    stop: async () => {
      server.close()
      database.close()
    },
  }
}

async function startRedis(): Promise<Started> {
  const server = await RedisServer.start()
  return { port: server.port, stop: () => server.stop() }
}

/** The next reply's bytes, as text of one character a byte. */
export async function nextText(client: RespClient): Promise<string> {
  return (await client.nextReply()).bytes.toString('latin1')
}

/** Sends a command and returns its reply's bytes, as text of one character a byte. */
export async function replyText(client: RespClient, ...words: readonly string[]): Promise<string> {
  return (await client.callRaw(...words)).toString('latin1')
}
