import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { quoteArgument, splitArguments } from '../../src/config/argument-line.ts'
import { decodeText, encodeText } from '../../src/config/byte-text.ts'
import { Configuration } from '../../src/config/configuration.ts'

const hz = [['hz', '20']] as const

test('values come in the types of their kinds', () => {
  const configuration = new Configuration({ directory: '/tmp' })
  assert.equal(configuration.value('port'), 6379)
  assert.equal(configuration.value('appendonly'), false)
  assert.equal(configuration.value('maxmemory-policy'), 'noeviction')
  assert.equal(configuration.value('dir'), '/tmp')
  assert.deepEqual(configuration.value('maxmemory-clients'), { bytes: 0 })
  assert.deepEqual(configuration.value('bind'), ['*', '-::*'])
  assert.equal(configuration.value('replicaof'), undefined)
})

test('listeners are told once of all their parameters that changed', () => {
  const configuration = new Configuration()
  const told: unknown[] = []
  configuration.onChange(['hz', 'timeout', 'port'], (change) => {
    told.push([[...change.names], change.previous('hz'), configuration.value('hz')])
  })
  assert.equal(
    configuration.set([
      ['hz', '20'],
      ['timeout', '5'],
      ['port', '6379'],
    ]),
    undefined,
  )
  assert.deepEqual(told, [[['hz', 'timeout'], 10, 20]])
})

test('a file that may have changed under its name is told of again', () => {
  const configuration = new Configuration()
  let count = 0
  configuration.onChange(['tls-cert-file'], () => {
    count += 1
  })
  assert.equal(configuration.set([['tls-cert-file', '/a']]), undefined)
  assert.equal(configuration.set([['tls-cert-file', '/a']]), undefined)
  assert.equal(count, 2)
})

test('a listener that is taken away is told no more', () => {
  const configuration = new Configuration()
  const remove = configuration.onChange(['hz'], () => assert.fail('told'))
  remove()
  remove()
  assert.equal(configuration.set(hz), undefined)
})

test('a listener that refuses takes the whole change back, and those before it are told', () => {
  const configuration = new Configuration()
  const seen: number[] = []
  configuration.onChange(['timeout'], () => {
    seen.push(configuration.value('timeout'))
  })
  configuration.onChange(['hz'], () => {
    if (configuration.value('hz') === 20) throw new Error('too fast')
  })
  assert.throws(
    () =>
      configuration.set([
        ['timeout', '5'],
        ['HZ', '20'],
      ]),
    {
      message: "ERR CONFIG SET failed (possibly related to argument 'hz') - too fast",
    },
  )
  assert.deepEqual(seen, [5, 0])
  assert.deepEqual(configuration.get(['hz', 'timeout']), [
    ['hz', '10'],
    ['timeout', '0'],
  ])
})

test('a listener that needs time makes the change wait, and its refusal takes all back', async () => {
  const configuration = new Configuration()
  configuration.onChange(['port'], async () => {
    await setTimeout(5)
    if (configuration.value('port') === 22) throw new Error('Unable to listen on this port')
  })
  await configuration.set([['port', '7001']])
  await assert.rejects(
    Promise.resolve(
      configuration.set([
        ['hz', '20'],
        ['port', '22'],
      ]),
    ),
    {
      message: "ERR CONFIG SET failed (possibly related to argument 'port') - Unable to listen on this port",
    },
  )
  assert.deepEqual(configuration.get(['hz', 'port']), [
    ['hz', '10'],
    ['port', '7001'],
  ])
})

test('changes that come while another waits are made after it', async () => {
  const configuration = new Configuration()
  const seen: number[] = []
  configuration.onChange(['port'], async () => {
    await setTimeout(5)
    seen.push(configuration.value('port'))
  })
  await Promise.all([
    configuration.set([['port', '1']]),
    configuration.set([['port', '2']]),
    configuration.set(hz),
  ])
  assert.deepEqual(seen, [1, 2])
  assert.equal(configuration.value('hz'), 20)
})

test('protected parameters may be open to this machine alone', () => {
  const configuration = new Configuration({ directory: '/' })
  const change = [['dir', '/tmp']] as const
  const refusal = {
    message: "ERR CONFIG SET failed (possibly related to argument 'dir') - can't set protected config",
  }
  assert.throws(() => configuration.set(change, 'local'), refusal)
  configuration.assign('enable-protected-configs', ['local'])
  assert.throws(() => configuration.set(change, 'remote'), refusal)
  assert.equal(configuration.set(change, 'local'), undefined)
  assert.equal(configuration.value('dir'), '/tmp')
})

test('memory that overflows is refused, where redis-server keeps what is left of it', () => {
  const configuration = new Configuration()
  assert.throws(() => configuration.set([['maxmemory', '99999999999gb']]), /argument must be a memory value/)
})

test('large values are exact in CONFIG GET', () => {
  const configuration = new Configuration()
  assert.equal(configuration.set([['maxmemory', '18446744073709551615']]), undefined)
  assert.deepEqual(configuration.get(['maxmemory']), [['maxmemory', '18446744073709551615']])
})

test('texts and bytes turn into each other without loss', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      assert.deepEqual(new Uint8Array(encodeText(decodeText(bytes))), bytes)
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.equal(decodeText(Buffer.from(text)), text)
    }),
  )
})

test('quoted words are read back as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array()), (words) => {
      const texts = words.map(decodeText)
      assert.deepEqual(splitArguments(texts.map(quoteArgument).join(' ')), texts)
    }),
  )
})
