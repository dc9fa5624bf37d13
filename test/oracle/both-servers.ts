import assert from 'node:assert/strict'
import { type NacreOptions, NacreServer } from './nacre-server.ts'
import { RedisServer } from './redis-server.ts'
import type { RespClient, Word } from './resp-client.ts'

/** Our server and redis-server side by side, with a connection to each for either protocol. */
export class BothServers {
  readonly nacre: NacreServer
  readonly redis: RedisServer
  readonly #pairs = new Map<2 | 3, readonly [nacre: RespClient, redis: RespClient]>()

  private constructor(nacre: NacreServer, redis: RedisServer) {
    this.nacre = nacre
    this.redis = redis
  }

  /** Starts both. */
  static async start(options: NacreOptions = {}, redisOptions: readonly string[] = []): Promise<BothServers> {
    const redis = await RedisServer.start(redisOptions)
    return new BothServers(await NacreServer.start(options), redis)
  }

  /** Sends the call to both and asserts that they answer with the same bytes. */
  async assertSame(...call: readonly Word[]): Promise<void> {
    for (const protocol of [2, 3] as const) {
      const [nacre, redis] = await this.clients(protocol)
      const expected = (await redis.callRaw(...call)).toString('latin1')
      const actual = (await nacre.callRaw(...call)).toString('latin1')
      assert.equal(actual, expected, `${call.map(String).join(' ')} in RESP${protocol}`)
    }
  }

  /** The connections of this protocol. */
  async clients(protocol: 2 | 3): Promise<readonly [nacre: RespClient, redis: RespClient]> {
    const known = this.#pairs.get(protocol)
    if (known !== undefined) return known
    const pair = [await this.nacre.connect(protocol), await this.redis.connect(protocol)] as const
    this.#pairs.set(protocol, pair)
    return pair
  }

  /** Ends both. */
  async stop(): Promise<void> {
    await this.nacre.stop()
    await this.redis.stop()
  }
}
