import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { InvalidArgument, open, ReplyError } from '../../src/index.ts'

const db = open()
after(() => db.close())

describe('a typed call', () => {
  test('takes and returns strings', () => {
    assert.equal(db.set('text', 'grüße 🌍'), 'OK')
    assert.equal(db.get('text'), 'grüße 🌍')
    assert.equal(db.strlen('text'), 12)
    assert.equal(db.get('absent'), null)
  })

  test('takes bytes for any text', () => {
    const key = Buffer.from([0, 255, 13, 10])
    db.set(key, new Uint8Array([1, 2, 3]))
    assert.deepEqual(db.buffers.get(key), Buffer.from([1, 2, 3]))
    assert.equal(db.get(new Uint8Array(key)), '\x01\x02\x03')
  })

  test('returns Buffers through `buffers`', () => {
    db.mset({ b1: 'one', b2: 'two' })
    assert.deepEqual(db.buffers.get('b1'), Buffer.from('one'))
    assert.deepEqual(db.buffers.mget('b1', 'absent', 'b2'), [Buffer.from('one'), null, Buffer.from('two')])
  })

  test('keeps bytes that are no UTF-8 apart from strings', () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x80])
    db.set('binary', bytes)
    assert.deepEqual(db.buffers.get('binary'), bytes)
    assert.equal(db.get('binary'), '\ufffd\ufffd\0\ufffd')
  })

  test('takes a view of a larger array as the bytes it shows', () => {
    const large = Buffer.from('0123456789')
    db.set(large.subarray(2, 4), large.subarray(5, 7))
    assert.equal(db.get('23'), '56')
  })

  test('takes options as an object', () => {
    assert.equal(db.set('option', 'first', { nx: true, ex: 100 }), 'OK')
    assert.equal(db.set('option', 'second', { nx: true }), null)
    assert.equal(db.set('option', 'third', { get: true, keepttl: true }), 'first')
    assert.equal(db.ttl('option'), 100)
    assert.equal(db.set('option', 'fourth', undefined), 'OK')
  })

  test('takes what repeats one by one or as an array', () => {
    db.mset([
      ['r1', '1'],
      ['r2', '2'],
    ])
    assert.deepEqual(db.mget('r1', 'r2', 'r3'), ['1', '2', null])
    assert.deepEqual(db.mget(['r1', 'r2', 'r3']), ['1', '2', null])
    assert.equal(db.exists('r1', 'r1'), 2)
    assert.equal(db.del('r1', 'r2', 'r3'), 2)
  })

  test('takes more arguments than a call can have, as an array', () => {
    const keys = Array.from({ length: 200_000 }, (_, index) => `many:${index}`)
    db.mset(keys.map((key) => [key, key] as const))
    assert.deepEqual(db.mget(keys), keys)
    assert.equal(db.del(keys), keys.length)
  })

  test('takes and returns integers, beyond 2^53 as bigint', () => {
    assert.equal(db.incr('number'), 1)
    assert.equal(db.incrby('number', 41), 42)
    assert.equal(db.incrby('number', 2n ** 53n), 2n ** 53n + 42n)
    assert.equal(db.decrby('number', 2n ** 53n), 42)
    assert.equal(db.incrbyfloat('number', 0.5), '42.5')
  })

  test('groups subcommands under their container', () => {
    db.set('grouped', 'text')
    assert.equal(db.object.encoding('grouped'), 'embstr')
    assert.equal(db.object.encoding('absent'), null)
  })

  test('can be taken off its database', () => {
    const { set, get } = db
    set('detached', 'value')
    assert.equal(get('detached'), 'value')
  })

  test('can be replaced, as a test that spies on it does', () => {
    using spied = open()
    Object.assign(spied, { get: () => 'replaced' })
    assert.equal(spied.get('key'), 'replaced')
  })
})

describe('a misused call', () => {
  const refused = (call: () => unknown, message: string) => {
    assert.throws(call, { constructor: InvalidArgument, code: 'ERR_INVALID_ARGUMENT', message })
    assert.ok(new InvalidArgument('') instanceof TypeError)
  }

  test('is refused with the command, the parameter and the value', () => {
    refused(() => db.get(5 as never), 'GET takes a string or bytes as key, not 5')
    refused(() => db.get(undefined as never), 'GET takes a string or bytes as key, not undefined')
    refused(() => db.get(...([] as unknown as [string])), 'GET needs key')
    refused(() => db.get(...(['a', 'b'] as unknown as [string])), 'GET takes 1 argument, not 2')
    refused(() => db.set('a', {} as never), 'SET takes a string or bytes as value, not an object')
    refused(() => db.incrby('a', 1.5), 'INCRBY takes an integer as increment, not 1.5')
    refused(
      () => db.incrby('a', 2 ** 53),
      'INCRBY takes an integer as increment, not 9007199254740992; write larger ones as bigint',
    )
    refused(() => db.mset('a' as never), 'MSET takes data as an object or an array, not "a"')
  })

  test('has changed nothing', () => {
    db.set('unchanged', 'value')
    assert.throws(() => db.set('unchanged', 'other', { exx: 1 } as never), InvalidArgument)
    assert.equal(db.get('unchanged'), 'value')
  })
})

describe('an error of the store', () => {
  test('is thrown as ReplyError with the words of Redis and their code', () => {
    db.set('word', 'text')
    assert.throws(() => db.incr('word'), {
      constructor: ReplyError,
      name: 'ReplyError',
      code: 'ERR',
      message: 'ERR value is not an integer or out of range',
    })
    assert.throws(() => db.expire('word', 2n ** 63n - 1n), { constructor: ReplyError, code: 'ERR' })
  })

  test('carries the place of the call', () => {
    try {
      db.incr('word')
      assert.fail('it did not throw')
    } catch (error) {
      assert.match((error as Error).stack ?? '', /calls\.test\.ts/)
    }
  })
})

describe('a control command', () => {
  test('returns a promise of values', async () => {
    assert.equal(typeof (await db.command.count()), 'number')
    assert.deepEqual(await db.command.getkeys('MSET', ['a', '1', 'b', '2']), ['a', 'b'])
  })

  test('rejects with ReplyError', async () => {
    await assert.rejects(db.command.getkeys('GET', []), {
      constructor: ReplyError,
      message: 'ERR Invalid number of arguments specified for command',
    })
  })

  test('rejects misuse with InvalidArgument', async () => {
    await assert.rejects(db.command.count(...([1] as unknown as [])), InvalidArgument)
  })
})

describe('a numbered database', () => {
  test('has its own keys', () => {
    db.database(3).set('only-here', 'value')
    assert.equal(db.get('only-here'), null)
    assert.equal(db.database(3).get('only-here'), 'value')
    assert.deepEqual(db.database(3).buffers.get('only-here'), Buffer.from('value'))
  })

  test('is the same object each time, and database 0 is the store itself', () => {
    assert.equal(db.database(3), db.database(3))
    assert.equal(db.database(0), db)
  })

  test('is refused if the store has none of that number', () => {
    for (const index of [-1, 16, 0.5, Number.NaN]) {
      assert.throws(() => db.database(index), InvalidArgument)
    }
  })
})
