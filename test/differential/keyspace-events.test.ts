import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { BothServers } from '../oracle/both-servers.ts'
import { redisServerExists } from '../oracle/redis-server.ts'
import type { RespClient } from '../oracle/resp-client.ts'

/** Calls that make keys, replace them, take them away or find none, each in the state that those before it leave. */
const calls = `
SET s 1|SET s 2|SETNX s1 1|SETEX s2 1000 v|MSET s 1 m1 1 m2 2|MSETNX n1 1 n2 2|GETSET g 1|GETSET g 2
APPEND a x|APPEND a y|SETRANGE r 2 x|SETRANGE r 0 y|INCR i|INCR i|DECRBY d 2|INCRBYFLOAT f 0.5|INCRBYFLOAT f 1
SETBIT b 7 1|SETBIT b 7 1|SETBIT b 7 0|BITFIELD bf SET u8 0 5|BITFIELD bf SET u8 0 5|BITFIELD bf INCRBY u8 0 1
BITOP NOT bo b|BITOP NOT bo b|BITOP AND bo none none2|PFADD p a|PFADD p a|PFADD p b|PFMERGE pm p|PFMERGE pm p
LPUSH l a b|RPUSH l c|LPUSHX nl a|RPOPLPUSH l l2|LMOVE l l3 LEFT RIGHT|LINSERT l BEFORE a x|LPOP l3|SORT l ALPHA STORE so
SORT l ALPHA STORE so|SORT none STORE so|HSET h f 1|HSET h f 2|HINCRBY hi f 1|HSETNX hn f 1|HDEL h f|SADD t a b|SADD t a
SADD t1 b|SMOVE t t2 a|SMOVE t1 t2 b|SUNIONSTORE su t t2|SUNIONSTORE su t|SINTERSTORE su none|SPOP t
ZADD z 1 a|ZADD z XX 1 b|ZADD zx XX 1 b|ZINCRBY zi 1 a|ZUNIONSTORE zu 2 z zi|ZUNIONSTORE zu 1 z|ZRANGESTORE zr z 0 -1
ZRANGESTORE zr none 0 -1|ZPOPMIN zi|GEOADD geo 13 38 x|GEOSEARCHSTORE gs geo FROMLONLAT 13 38 BYRADIUS 5 km
XADD x 1-1 f v|XADD x 1-2 f v|XADD nx NOMKSTREAM 1-1 f v|XGROUP CREATE xg g $ MKSTREAM|XGROUP CREATE x g 0
XREADGROUP GROUP g c STREAMS x >|XREADGROUP GROUP g c STREAMS none >|XREAD STREAMS none 0|XREAD STREAMS none x none2 0 0 0
XACK none g 1-1|XCLAIM none g c 0 1-1|XAUTOCLAIM none g c 0 0|XAUTOCLAIM none g c x 0 y|XACK x g 1-1|XSETID x 9-9|XTRIM x MAXLEN 0
RENAME s rs|SET s 1|RENAME rs s|RENAMENX s rs|COPY rs c|COPY rs c REPLACE|COPY rs c DB 1|COPY rs c DB 1 REPLACE
MOVE rs 1|SET rs 1|MOVE rs 1|DEL rs|GET none|GETDEL c|GETEX a EX 100|PERSIST a|EXPIRE a 100|EXPIRE a -1|UNLINK b bf
EVAL redis.call('SET',KEYS[1],1)redis.call('RPUSH',KEYS[2],1) 2 es el|TOUCH none|OBJECT ENCODING none|FLUSHALL`
  .split(/[|\n]/)
  .filter((call) => call !== '')
  .map((call) => call.split(' '))

/** What was published for events since the last call. */
function heard(subscriber: RespClient): readonly string[] {
  return subscriber.pushes.splice(0).flatMap((push) => {
    assert.ok(push.type === 'push')
    const [kind, , channel, key] = push.items.map((item) =>
      'value' in item ? String(item.value) : item.type,
    )
    return kind === 'pmessage' ? [`${channel} ${key}`] : []
  })
}

describe('Keyspace events beside redis-server', { skip: !redisServerExists }, () => {
  let servers: BothServers
  before(async () => {
    servers = await BothServers.start()
  })
  after(() => servers.stop())

  for (const classes of ['KEAn', 'EA', 'Em', 'Kn', 'EAnm']) {
    test(`come in the same order for ${classes}, each once`, async () => {
      const listeners = [await servers.nacre.connect(3), await servers.redis.connect(3)]
      const writers = [await servers.nacre.connect(), await servers.redis.connect()]
      for (const [i, listener] of listeners.entries()) {
        await writers[i]?.call('CONFIG', 'SET', 'notify-keyspace-events', classes)
        listener.send('PSUBSCRIBE __key*__:*\r\n')
        await listener.call('PING')
      }
      for (const call of calls) {
        const told: (readonly string[])[] = []
        for (const [i, listener] of listeners.entries()) {
          await writers[i]?.call(...call)
          // Messages that were left for it before this one are told first.
          await writers[i]?.call('PUBLISH', '__key_end__:', '')
          const isEnd = (): boolean => JSON.stringify(listener.pushes.at(-1) ?? '').includes('__key_end__:')
          while (!isEnd()) await listener.call('PING')
          told.push(heard(listener))
        }
        assert.deepEqual(told[0], told[1], call.join(' '))
      }
    })
  }
})
