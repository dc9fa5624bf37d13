import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { type Database, open } from '../../src/index.ts'
import { RespClient } from '../oracle/resp-client.ts'

describe('a procedure', () => {
  let db: Database
  beforeEach(() => {
    db = open()
  })
  afterEach(() => db.close())

  const registerTransfer = () =>
    db.procedure('transfer', { keys: ['from', 'to'] }, (store, { from, to }, amount: string) => {
      if (Number(store.get(from)) < Number(amount)) throw new Error('not enough')
      store.decrby(from, Number(amount))
      return store.incrby(to, Number(amount))
    })

  async function connected(run: (client: RespClient) => Promise<void>): Promise<void> {
    const server = await db.listen({ port: 0 })
    const client = await RespClient.connect({ port: server.port })
    try {
      await run(client)
    } finally {
      await client.close()
      server.close()
    }
  }

  const text = async (client: RespClient, ...words: readonly string[]) =>
    String(await client.callRaw(...words))

  test('is called with its keys by name and returns what it returns', () => {
    const transfer = registerTransfer()
    db.set('ada', '100')
    const left: number | bigint = transfer({ from: 'ada', to: 'bob' }, '30')
    assert.equal(left, 30)
    assert.equal(db.get('ada'), '70')
    // @ts-expect-error The keys have names.
    assert.throws(() => transfer({ from: 'ada' }, '1'), { code: 'ERR_INVALID_ARGUMENT' })
  })

  test('that throws keeps what it has written, and its caller gets the very error', () => {
    const failure = new Error('half way')
    const half = db.procedure('half', { keys: ['key'] }, (store, { key }) => {
      store.set(key, 'written')
      throw failure
    })
    assert.throws(
      () => half({ key: 'a' }),
      (error) => error === failure,
    )
    assert.equal(db.get('a'), 'written')
    assert.equal(db.set('a', 'free'), 'OK')
  })

  test('may touch no keys but those that it was given', () => {
    const stray = db.procedure('stray', { keys: ['key'] }, (store) => store.get('other'))
    assert.throws(() => stray({ key: 'a' }), {
      message: 'ERR A procedure may use none but the keys that it was given',
    })
  })

  test('may not call the store but through its handle, which ends with it', () => {
    let kept: typeof db | undefined
    const wrong = db.procedure('wrong', { keys: ['key'] }, (store, { key }) => {
      kept = store as typeof db
      return db.get(key)
    })
    assert.throws(() => wrong({ key: 'a' }), { code: 'ERR_IN_PROCEDURE' })
    assert.throws(() => kept?.get('a'), { code: 'ERR_PROCEDURE_ENDED' })
    assert.equal(db.get('a'), null)
  })

  test('must be done when it returns', () => {
    const later = db.procedure('later', { keys: ['key'] }, async (store, { key }) => store.get(key))
    assert.throws(() => later({ key: 'a' }), { code: 'ERR_INVALID_ARGUMENT' })
  })

  test('has a name of its own', () => {
    registerTransfer()
    assert.throws(() => registerTransfer(), {
      message: 'there is a function or a procedure transfer already',
    })
    assert.throws(() => db.procedure('a b', { keys: [] }, () => 1), { code: 'ERR_INVALID_ARGUMENT' })
  })

  test('is called by clients of the network with FCALL', async () => {
    registerTransfer()
    db.set('ada', '100')
    await connected(async (client) => {
      assert.equal(await text(client, 'FCALL', 'transfer', '2', 'ada', 'bob', '30'), ':30\r\n')
      assert.equal(await text(client, 'FCALL', 'transfer', '2', 'ada', 'bob', '300'), '-ERR not enough\r\n')
      assert.equal(
        await text(client, 'FCALL', 'transfer', '1', 'ada'),
        '-ERR The procedure takes 2 keys: from, to\r\n',
      )
      assert.equal(
        await text(client, 'FCALL_RO', 'transfer', '2', 'ada', 'bob', '1'),
        '-ERR Can not execute a script with write flag using *_ro command.\r\n',
      )
      assert.equal(await text(client, 'SELECT', '2'), '+OK\r\n')
      assert.equal(await text(client, 'FCALL', 'transfer', '2', 'ada', 'bob', '0'), ':0\r\n')
    })
    assert.equal(db.get('bob'), '30')
    assert.equal(db.database(2).get('bob'), '0')
  })

  test('takes part in a transaction, with other commands and scripts', async () => {
    registerTransfer()
    const run = async (client: RespClient): Promise<string> => {
      await text(client, 'MULTI')
      await text(client, 'SET', 'ada', '100')
      await text(client, 'FCALL', 'transfer', '2', 'ada', 'bob', '30')
      await text(client, 'FCALL', 'transfer', '2', 'ada', 'bob', '300')
      await text(client, 'EVAL', "return redis.call('GET', KEYS[1])", '1', 'ada')
      return text(client, 'EXEC')
    }
    await connected(async (client) => {
      assert.equal(await run(client), '*4\r\n+OK\r\n:30\r\n-ERR not enough\r\n$2\r\n70\r\n')
      await text(client, 'WATCH', 'ada')
      db.set('ada', 'broken')
      assert.equal(await run(client), '*-1\r\n')
      await text(client, 'WATCH', 'ada')
      assert.equal(await run(client), '*4\r\n+OK\r\n:60\r\n-ERR not enough\r\n$2\r\n70\r\n')
      await text(client, 'MULTI')
      await text(client, 'FCALL', 'transfer', '2', 'ada', 'bob', '1')
      await text(client, 'CLIENT', 'SETNAME', 'caller')
      await text(client, 'CONFIG', 'GET', 'maxclients')
      assert.match(await text(client, 'EXEC'), /^\*3\r\n:61\r\n\+OK\r\n\*2\r\n/)
      assert.equal(await text(client, 'CLIENT', 'GETNAME'), '$6\r\ncaller\r\n')
    })
  })

  test('replies with values of all kinds', async () => {
    const values: Record<string, unknown> = {
      nothing: undefined,
      whole: 7,
      broken: 1.5,
      yes: true,
      text: 'text',
      bytes: Buffer.from([1]),
      list: [1, ['a', null]],
      holes: new Array(2),
      map: { a: 1 },
      bare: Object.assign(Object.create(null), { a: 1 }),
      mapped: new Map([[1, 2]]),
      set: new Set([1]),
    }
    db.procedure('value', { keys: [], readOnly: true }, (_store, _keys, name: string) => values[name])
    const replies = {
      nothing: '$-1\r\n',
      whole: ':7\r\n',
      broken: '$3\r\n1.5\r\n',
      yes: ':1\r\n',
      text: '$4\r\ntext\r\n',
      bytes: '$1\r\n\u0001\r\n',
      list: '*2\r\n:1\r\n*2\r\n$1\r\na\r\n$-1\r\n',
      holes: '*2\r\n$-1\r\n$-1\r\n',
      map: '*2\r\n$1\r\na\r\n:1\r\n',
      bare: '*2\r\n$1\r\na\r\n:1\r\n',
      mapped: '*2\r\n:1\r\n:2\r\n',
      set: '*1\r\n:1\r\n',
    }
    await connected(async (client) => {
      for (const [name, reply] of Object.entries(replies)) {
        assert.equal(await text(client, 'FCALL_RO', 'value', '0', name), reply, name)
      }
    })
  })

  test('replies with integers beyond 64 bits as big numbers, which are texts in RESP2', async () => {
    db.procedure('power', { keys: [] }, (_store, _keys, exponent: string, less: string) => {
      return 2n ** BigInt(exponent) - BigInt(less)
    })
    db.procedure('minus', { keys: [] }, (_store, _keys, less: string) => [-(2n ** 63n) - BigInt(less)])
    await connected(async (client) => {
      const replies = () =>
        Promise.all([
          text(client, 'FCALL', 'power', '0', '63', '1'),
          text(client, 'FCALL', 'power', '0', '63', '0'),
          text(client, 'FCALL', 'minus', '0', '0'),
          text(client, 'FCALL', 'minus', '0', '1'),
        ])
      assert.deepEqual(await replies(), [
        ':9223372036854775807\r\n',
        '$19\r\n9223372036854775808\r\n',
        '*1\r\n:-9223372036854775808\r\n',
        '*1\r\n$20\r\n-9223372036854775809\r\n',
      ])
      await client.callRaw('HELLO', '3')
      assert.deepEqual(await replies(), [
        ':9223372036854775807\r\n',
        '(9223372036854775808\r\n',
        '*1\r\n:-9223372036854775808\r\n',
        '*1\r\n(-9223372036854775809\r\n',
      ])
    })
  })

  test('that throws answers with the code of its error, and with ERR if it has none', async () => {
    db.procedure('fail', { keys: [] }, (_store, _keys, message: string) => {
      throw new Error(message)
    })
    const replies = {
      'I am wrong': '-ERR I am wrong\r\n',
      'A key is missing': '-ERR A key is missing\r\n',
      'Not so': '-ERR Not so\r\n',
      'ERR not so': '-ERR not so\r\n',
      'NOSCRIPT not there': '-NOSCRIPT not there\r\n',
      'MYERR mine': '-MYERR mine\r\n',
    }
    await connected(async (client) => {
      for (const [message, reply] of Object.entries(replies)) {
        assert.equal(await text(client, 'FCALL', 'fail', '0', message), reply)
      }
    })
  })

  test('that returns what no reply stands for answers with an error that names its type', async () => {
    class Account {
      readonly balance = 1
    }
    const values: Record<string, unknown> = {
      'an object of the class Date': new Date(),
      'an object of the class RegExp': /a/,
      'an object of the class Account': new Account(),
      'an object of the class Float64Array': new Float64Array(1),
      'an object of a class without a name': new (class {})(),
      'a symbol': Symbol('symbol'),
      'a function': () => 1,
    }
    db.procedure('value', { keys: [] }, (_store, _keys, name: string) => values[name])
    db.procedure('inside', { keys: [] }, (_store, _keys, name: string) => [{ field: values[name] }])
    await connected(async (client) => {
      for (const name of Object.keys(values)) {
        const message = `-ERR a procedure replies with null, booleans, numbers, texts, bytes, arrays, Sets, Maps and plain objects, not with ${name}\r\n`
        assert.equal(await text(client, 'FCALL', 'value', '0', name), message)
        assert.equal(await text(client, 'FCALL', 'inside', '0', name), message)
      }
    })
    const today = db.procedure('today', { keys: [] }, () => new Date())
    assert.ok(today({}) instanceof Date)
  })

  test('is atomic for those who call at once', async () => {
    const move = db.procedure('move', { keys: ['from', 'to'] }, (store, { from, to }) => {
      const value = Number(store.get(from) ?? 0)
      store.set(from, String(value - 1))
      store.incr(to)
    })
    await connected(async (client) => {
      const calls = Array.from({ length: 200 }, () => text(client, 'FCALL', 'move', '2', 'a', 'b'))
      for (let index = 0; index < 200; index++) move({ from: 'a', to: 'b' })
      await Promise.all(calls)
    })
    assert.equal(db.get('a'), '-400')
    assert.equal(db.get('b'), '400')
  })
})
