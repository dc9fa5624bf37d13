import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { encodeReply } from '../../src/commands/encode-reply.ts'
import type { Reply } from '../../src/commands/reply.ts'
import {
  arrayReply,
  attributeReply,
  bigNumberReply,
  booleanReply,
  bulkReply,
  doubleReply,
  errorReply,
  integerReply,
  mapReply,
  nullArrayReply,
  nullReply,
  okReply,
  pushReply,
  recordReply,
  setReply,
  silenceReply,
  verbatimReply,
} from '../../src/commands/reply.ts'
import { RedisServer, redisServerExists } from '../oracle/redis-server.ts'

const inRespTwo = (reply: Reply) => encodeReply(reply, 2).toString('latin1')
const inRespThree = (reply: Reply) => encodeReply(reply, 3).toString('latin1')

describe('RESP2 and RESP3 write alike', () => {
  const both = (reply: Reply, bytes: string) => {
    assert.equal(inRespTwo(reply), bytes)
    assert.equal(inRespThree(reply), bytes)
  }

  test('statuses, integers and arrays', () => {
    both(okReply, '+OK\r\n')
    both(integerReply(-7), ':-7\r\n')
    both(integerReply(9223372036854775807n), ':9223372036854775807\r\n')
    both(arrayReply([]), '*0\r\n')
    both(arrayReply([integerReply(1), okReply]), '*2\r\n:1\r\n+OK\r\n')
  })

  test('bulk strings, counted in bytes', () => {
    both(bulkReply('é'), '$2\r\nÃ©\r\n')
    both(bulkReply(''), '$0\r\n\r\n')
    both(bulkReply(new Uint8Array([0, 13, 10, 255])), '$4\r\n\0\r\nÿ\r\n')
  })

  test('errors on one line, whatever they quote', () => {
    both(errorReply("ERR unknown 'a\r\nb'"), "-ERR unknown 'a  b'\r\n")
  })

  test('silence as nothing', () => {
    both(silenceReply, '')
  })
})

describe('RESP2 has simpler types for', () => {
  test('nulls, of which it has two', () => {
    assert.equal(inRespTwo(nullReply), '$-1\r\n')
    assert.equal(inRespTwo(nullArrayReply), '*-1\r\n')
    assert.equal(inRespThree(nullReply), '_\r\n')
    assert.equal(inRespThree(nullArrayReply), '_\r\n')
  })

  test('maps, which become flat arrays', () => {
    const map = recordReply({ a: integerReply(1), b: mapReply([[integerReply(2), nullReply]]) })
    assert.equal(inRespTwo(map), '*4\r\n$1\r\na\r\n:1\r\n$1\r\nb\r\n*2\r\n:2\r\n$-1\r\n')
    assert.equal(inRespThree(map), '%2\r\n$1\r\na\r\n:1\r\n$1\r\nb\r\n%1\r\n:2\r\n_\r\n')
  })
})

test('a floating point number has as few digits as tell it apart', () => {
  const texts: readonly (readonly [number, string])[] = [
    [0, '0'],
    [-0, '-0'],
    [3, '3'],
    [-3.5, '-3.5'],
    [0.1, '0.1'],
    [1 / 3, '0.3333333333333333'],
    [2 ** 52, '4503599627370496'],
    [1e15, '1000000000000000'],
    [1e17, '1e+17'],
    [1.5e300, '1.5e+300'],
    [123456789012345680000, '123456789012345680000'],
    [0.0001, '0.0001'],
    [0.000001, '0.000001'],
    [1e-7, '1e-7'],
    [1.25e-7, '1.25e-7'],
    [5e-324, '5e-324'],
    [Number.POSITIVE_INFINITY, 'inf'],
    [Number.NEGATIVE_INFINITY, '-inf'],
    [Number.NaN, 'nan'],
  ]
  for (const [value, text] of texts) {
    assert.equal(inRespThree(doubleReply(value)), `,${text}\r\n`)
    assert.equal(inRespTwo(doubleReply(value)), `$${text.length}\r\n${text}\r\n`)
  }
})

describe('every type is written as DEBUG PROTOCOL writes it', { skip: !redisServerExists }, () => {
  let server: RedisServer
  before(async () => {
    server = await RedisServer.start(['--enable-debug-command', 'yes'])
  })
  after(() => server.stop())

  const numbers = [0, 1, 2].map(integerReply)
  const samples: { readonly [type: string]: Reply } = {
    string: bulkReply('Hello World'),
    integer: integerReply(12345),
    double: doubleReply(3141 / 1000),
    null: nullReply,
    array: arrayReply(numbers),
    set: setReply(numbers),
    map: mapReply([0, 1, 2].map((number) => [integerReply(number), booleanReply(number === 1)])),
    attrib: attributeReply(
      [[bulkReply('key-popularity'), arrayReply([bulkReply('key:123'), integerReply(90)])]],
      bulkReply('Some real reply following the attribute'),
    ),
    bignum: bigNumberReply(1234567999999999999999999999999999999n),
    true: booleanReply(true),
    false: booleanReply(false),
    verbatim: verbatimReply('This is a verbatim\nstring'),
  }

  for (const protocol of [2, 3] as const) {
    for (const [type, reply] of Object.entries(samples)) {
      test(`${type} in RESP${protocol}`, async () => {
        const redis = await server.connect(protocol)
        const theirs = await redis.callRaw('DEBUG', 'PROTOCOL', type)
        assert.equal(encodeReply(reply, protocol).toString(), theirs.toString())
      })
    }
  }

  test('push in RESP3', async () => {
    const redis = await server.connect(3)
    redis.send('DEBUG PROTOCOL push\r\n')
    await redis.call('PING')
    assert.deepEqual(redis.pushes, [
      { type: 'push', items: [bulkReply('server-cpu-usage'), integerReply(42)] },
    ])
    assert.equal(inRespThree(pushReply([integerReply(42)])), '>1\r\n:42\r\n')
    assert.equal(inRespTwo(pushReply([integerReply(42)])), '*1\r\n:42\r\n')
  })
})
