import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { callLayout, isOptionalBlock, parametersOfBlock } from '../../src/commands/call-layout.ts'
import { commandTable } from '../../src/commands/command-table.ts'
import type { Argument, CommandDeclaration } from '../../src/commands/declare.ts'
import { subcommandsOf } from '../../src/commands/declare.ts'
import { declarations } from '../../src/commands/index.ts'
import { marshallerOf } from '../../src/commands/marshal.ts'

const everyDeclaration = commandTable(declarations, () => true)

function words(name: string, ...args: readonly unknown[]): unknown {
  const declaration = everyDeclaration.find(name)
  assert.ok(declaration, name)
  return marshallerOf(declaration)(args)
}

const refuses = (message: string, name: string, ...args: readonly unknown[]) =>
  assert.throws(() => words(name, ...args), { name: 'InvalidArgument', message })

describe('parameters', () => {
  test('text and bytes pass as they are', () => {
    const bytes = new Uint8Array([0, 255])
    assert.deepEqual(words('append', 'key', bytes), ['key', bytes])
  })

  test('numbers and bigints become text', () => {
    assert.deepEqual(words('incrby', 'key', -5), ['key', '-5'])
    assert.deepEqual(words('incrby', 'key', 9223372036854775807n), ['key', '9223372036854775807'])
    assert.deepEqual(words('incrbyfloat', 'key', 0.1), ['key', '0.1'])
    assert.deepEqual(words('incrbyfloat', 'key', Number.NEGATIVE_INFINITY), ['key', '-inf'])
  })

  test('several keys come one by one or as an array', () => {
    assert.deepEqual(words('mget', 'a', 'b'), ['a', 'b'])
    assert.deepEqual(words('mget', ['a', 'b']), ['a', 'b'])
    assert.deepEqual(words('bitop', 'and', 'to', 'a', 'b'), ['AND', 'to', 'a', 'b'])
  })

  test('pairs come as tuples or as an object', () => {
    assert.deepEqual(
      words('mset', [
        ['a', '1'],
        ['b', '2'],
      ]),
      ['a', '1', 'b', '2'],
    )
    assert.deepEqual(words('mset', { a: '1', b: '2' }), ['a', '1', 'b', '2'])
  })

  test('the number of keys is counted', () => {
    assert.deepEqual(words('msetex', { a: '1', b: '2' }, { ex: 5 }), ['2', 'a', '1', 'b', '2', 'EX', '5'])
    assert.deepEqual(words('msetex', [['a', '1']], { xx: true, keepttl: true }), [
      '1',
      'a',
      '1',
      'XX',
      'KEEPTTL',
    ])
  })

  test('optional parameters may be left out or be undefined', () => {
    assert.deepEqual(words('ping'), [])
    assert.deepEqual(words('ping', undefined), [])
    assert.deepEqual(words('ping', 'message'), ['message'])
  })

  test('a user name stands before the password that it came after', () => {
    assert.deepEqual(words('auth', 'password'), ['password'])
    assert.deepEqual(words('auth', 'password', 'user'), ['user', 'password'])
  })

  test('an optional range comes whole', () => {
    assert.deepEqual(words('bitcount', 'key'), ['key'])
    assert.deepEqual(words('bitcount', 'key', 0, -1), ['key', '0', '-1'])
    assert.deepEqual(words('bitcount', 'key', 0, -1, 'bit'), ['key', '0', '-1', 'BIT'])
    assert.deepEqual(words('bitpos', 'key', 1, 2), ['key', '1', '2'])
    assert.deepEqual(words('bitpos', 'key', 1, 2, -1, 'BYTE'), ['key', '1', '2', '-1', 'BYTE'])
    refuses('BITCOUNT needs end too', 'bitcount', 'key', 0)
  })

  test('a condition that is all that is optional is a word', () => {
    assert.deepEqual(words('expire', 'key', 60, 'NX'), ['key', '60', 'NX'])
    assert.deepEqual(words('flushall', 'async'), ['ASYNC'])
    refuses('EXPIRE takes one of NX, XX, GT, LT as condition, not "YY"', 'expire', 'key', 60, 'YY')
  })
})

describe('options', () => {
  test('come in the order of the declaration, whatever their own', () => {
    assert.deepEqual(words('set', 'key', 'value', { ex: 60, get: true, nx: true }), [
      'key',
      'value',
      'NX',
      'GET',
      'EX',
      '60',
    ])
  })

  test('that are undefined, null or false are left out', () => {
    const options = { ex: undefined, nx: false, get: null, keepttl: true }
    assert.deepEqual(words('set', 'key', 'value', options), ['key', 'value', 'KEEPTTL'])
    assert.deepEqual(words('set', 'key', 'value', undefined), ['key', 'value'])
  })

  test('with zero or empty text are given', () => {
    assert.deepEqual(words('scan', 0, { match: '', count: 0 }), ['0', 'MATCH', '', 'COUNT', '0'])
  })

  test('of several values repeat their token where the command says so', () => {
    assert.deepEqual(
      words('bitfield_ro', 'key', {
        get: [
          ['u8', 0],
          ['i4', '#2'],
        ],
      }),
      ['key', ...['GET', 'u8', '0'], ...['GET', 'i4', '#2']],
    )
    assert.deepEqual(words('client|list', { id: [1, 2] }), ['ID', '1', '2'])
    assert.deepEqual(words('client|list', { type: 'normal' }), ['TYPE', 'NORMAL'])
  })

  test('of operations keep the order of the list', () => {
    const operations = [
      { get: ['u8', 0] },
      { overflow: 'sat', incrby: ['i5', 100, 1] },
      { set: ['u4', '#1', 15] },
    ]
    assert.deepEqual(words('bitfield', 'key', operations), [
      'key',
      ...['GET', 'u8', '0'],
      ...['OVERFLOW', 'SAT', 'INCRBY', 'i5', '100', '1'],
      ...['SET', 'u4', '#1', '15'],
    ])
  })

  test('inside of a block stand with their block', () => {
    assert.deepEqual(words('hello', 3, { auth: ['user', 'password'], setname: 'me' }), [
      '3',
      ...['AUTH', 'user', 'password'],
      ...['SETNAME', 'me'],
    ])
  })

  test('that are required are asked for', () => {
    assert.deepEqual(words('client|setinfo', { libName: 'nacre' }), ['LIB-NAME', 'nacre'])
    refuses('CLIENT SETINFO needs one of libName, libVer', 'client|setinfo')
  })

  test('that a choice nests are given as objects', () => {
    assert.deepEqual(words('command|list', { filterby: { aclcat: 'string' } }), [
      'FILTERBY',
      'ACLCAT',
      'string',
    ])
    assert.deepEqual(words('client|kill', '127.0.0.1:1234'), ['127.0.0.1:1234'])
    assert.deepEqual(words('client|kill', [{ id: 5 }, { skipme: 'no' }]), ['ID', '5', 'SKIPME', 'NO'])
  })
})

describe('mistakes', () => {
  test('an unknown option is named beside those that there are', () => {
    refuses(
      'SCAN has no option "pattern"; its options are match, count, type',
      ...(['scan', 0, { pattern: '*' }] as const),
    )
    refuses(
      'BITFIELD has no option "got"; its options are get, overflow, set, incrby',
      ...(['bitfield', 'key', [{ got: ['u8', 0] }]] as const),
    )
  })

  test('options that exclude each other are refused', () => {
    refuses('SET takes only one of ex, px', 'set', 'key', 'value', { ex: 1, px: 1 })
  })

  test('too few and too many parameters are counted', () => {
    refuses('GET needs key', 'get')
    refuses('GET takes 1 argument, not 2', 'get', 'a', 'b')
    refuses('SET takes 2 arguments, not 3', 'set', 'a', 'b', 'c')
  })

  test('a value of the wrong type is shown', () => {
    refuses('GET takes a string or bytes as key, not 5', 'get', 5)
    refuses('GET takes a string or bytes as key, not null', 'get', null)
    refuses('INCRBY takes an integer as increment, not 1.5', 'incrby', 'key', 1.5)
    refuses('INCRBY takes an integer as increment, not "1"', 'incrby', 'key', '1')
    refuses(
      'INCRBY takes an integer as increment, not 1e+21; write larger ones as bigint',
      ...(['incrby', 'key', 1e21] as const),
    )
    refuses('SET takes an integer as seconds, not "60"', 'set', 'key', 'value', { ex: '60' })
    refuses('SET takes true or false as nx, not 1', 'set', 'key', 'value', { nx: 1 })
    refuses('MSET takes data as an object or an array, not "a"', 'mset', 'a')
    refuses('MSET takes data as [key, value], not an array', 'mset', [['a']])
  })
})

test('every parameter has a label, so that editors can show its name', () => {
  const labels = readFileSync(new URL('../../src/commands/argument-labels.ts', import.meta.url), 'utf8')
  const all = declarations.flatMap((declaration: CommandDeclaration) => [
    declaration,
    ...subcommandsOf(declaration),
  ])
  const parameters = (argument: Argument): readonly string[] =>
    isOptionalBlock(argument) ? parametersOfBlock(argument).flatMap(parameters) : [argument.name]
  const names = all.flatMap((declaration) => {
    const { required, optional } = callLayout(declaration)
    return [...required, ...optional].flatMap(parameters)
  })
  const unlabelled = [...new Set(names)].filter((name) => !new RegExp(`readonly '?${name}'?: `).test(labels))
  assert.deepEqual(unlabelled, [])
})
