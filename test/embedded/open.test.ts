import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { InvalidArgument, open } from '../../src/index.ts'

describe('open', () => {
  test('makes a store of its own each time', () => {
    using one = open()
    using other = open()
    one.set('key', 'value')
    assert.equal(other.get('key'), null)
  })

  test('gives the same store for the same name', () => {
    using one = open({ name: 'open-same' })
    using other = open({ name: 'open-same' })
    one.set('key', 'value')
    assert.equal(other.get('key'), 'value')
  })

  test('a named store outlives the handle that made it', () => {
    const first = open({ name: 'open-outlives' })
    using second = open({ name: 'open-outlives' })
    first.set('key', 'value')
    first.close()
    assert.equal(second.get('key'), 'value')
  })

  test('a named store is gone when its last handle closes', () => {
    const first = open({ name: 'open-gone' })
    first.set('key', 'value')
    first.close()
    using second = open({ name: 'open-gone' })
    assert.equal(second.get('key'), null)
  })

  test('takes the number of databases', () => {
    using db = open({ databases: 2 })
    db.database(1).set('key', 'value')
    assert.throws(() => db.database(2), {
      constructor: InvalidArgument,
      message: 'there is no database 2; the last one is 1',
    })
  })

  test('refuses options that no store can have', () => {
    const refused = (options: object, message: string) => {
      assert.throws(() => open(options), {
        constructor: InvalidArgument,
        code: 'ERR_INVALID_ARGUMENT',
        message,
      })
    }
    refused({ name: '' }, 'a store\'s name is a text that is not empty, not ""')
    refused({ databases: 0 }, 'a store has 1 to 10000 databases, not 0')
    refused({ databases: 1.5 }, 'a store has 1 to 10000 databases, not 1.5')
    refused({ seed: 0.5 }, 'a seed is a whole number, not 0.5')
    refused({ sed: 1 }, 'open has no option "sed"; its options are name, databases, seed, config')
  })

  test('takes configuration parameters', async () => {
    using db = open({ config: { 'slowlog-max-len': 5, 'proto-max-bulk-len': '1mb' } })
    assert.deepEqual(await db.config.get('slowlog-max-len', 'proto-max-bulk-len'), {
      'slowlog-max-len': '5',
      'proto-max-bulk-len': '1048576',
    })
    assert.throws(() => db.set('key', Buffer.alloc(1_048_577)), RangeError)
  })

  test('refuses configuration that there is not', () => {
    const refused = (config: object, message: string) => {
      assert.throws(() => open({ config }), { constructor: InvalidArgument, message })
    }
    refused(
      { 'slowlog-maxlen': 5 },
      'there is no configuration parameter "slowlog-maxlen"; did you mean "slowlog-max-len"?',
    )
    refused({ hz: 'often' }, 'hz cannot be "often": argument couldn\'t be parsed into an integer')
    refused({ databases: 4 }, 'databases is an option of open, not of its config')
    refused({ hz: true }, 'hz takes a string or a number, not true')
  })

  test('refuses a named store that is open with other options', () => {
    using _db = open({ name: 'open-other', databases: 4, seed: 7 })
    open({ name: 'open-other', databases: 4, seed: 7n }).close()
    assert.throws(() => open({ name: 'open-other', databases: 5 }), {
      constructor: InvalidArgument,
      message: 'the store "open-other" is open with 4 databases, not 5',
    })
    assert.throws(() => open({ name: 'open-other', seed: 8 }), {
      constructor: InvalidArgument,
      message: 'the store "open-other" is open with another seed than 8',
    })
  })
})
