import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { commandTable } from '../../src/commands/command-table.ts'
import type { ControlContext } from '../../src/commands/declare.ts'
import { infoReply } from '../../src/commands/derive/command-info.ts'
import { declarations } from '../../src/commands/index.ts'
import type { Reply } from '../../src/commands/reply.ts'
import { arrayReply, bulkReply, CommandError, integerReply, nullReply } from '../../src/commands/reply.ts'
import { asReceived } from '../oracle/as-received.ts'

const names = ['get', 'set', 'getex', 'ping', 'command', 'object']
const commands = commandTable(declarations, ({ name, container }) => names.includes(container ?? name))
const context = { commands } as ControlContext

async function call(name: string, ...args: readonly string[]): Promise<Reply> {
  const declaration = commands.find(name)
  assert.ok(declaration !== undefined && 'run' in declaration)
  return await declaration.run(
    context,
    args.map((word) => Buffer.from(word)),
  )
}

const refuses = (message: string, ...words: readonly [string, ...string[]]) =>
  assert.rejects(call(...words), (error) => error instanceof CommandError && error.message === message)

const texts = (reply: Reply): readonly unknown[] =>
  'items' in reply ? reply.items.map((item) => ('value' in item ? item.value : item)) : [reply]

describe('COMMAND', () => {
  test('describes every command in the order of their names', async () => {
    assert.deepEqual(await call('command'), arrayReply(commands.commands.map(infoReply)))
    assert.deepEqual(await call('command|info'), await call('command'))
    assert.deepEqual(
      commands.commands.map(({ name }) => name),
      [...names].sort(),
    )
  })

  test('COUNT counts commands without their subcommands', async () => {
    assert.deepEqual(await call('command|count'), integerReply(6))
  })
})

describe('COMMAND INFO', () => {
  test('answers null for a name that it does not know', async () => {
    const get = commands.find('get')
    assert.ok(get)
    assert.deepEqual(await call('command|info', 'GET', 'nosuch'), arrayReply([infoReply(get), nullReply]))
  })

  test('knows subcommands by their full name', async () => {
    const encoding = commands.find('object|encoding')
    assert.ok(encoding)
    assert.deepEqual(await call('command|info', 'object|ENCODING'), arrayReply([infoReply(encoding)]))
  })
})

describe('COMMAND LIST', () => {
  test('without a filter names the commands', async () => {
    assert.deepEqual(texts(await call('command|list')), [...names].sort())
  })

  test('by pattern names subcommands too', async () => {
    assert.deepEqual(texts(await call('command|list', 'FILTERBY', 'pattern', 'GET*')), ['get', 'getex'])
    assert.deepEqual(texts(await call('command|list', 'filterby', 'PATTERN', 'object|*d*')), [
      'object|encoding',
      'object|idletime',
    ])
  })

  test('by ACL category', async () => {
    assert.deepEqual(texts(await call('command|list', 'filterby', 'aclcat', 'STRING')), [
      'get',
      'getex',
      'set',
    ])
    assert.deepEqual(texts(await call('command|list', 'filterby', 'aclcat', 'nosuch')), [])
  })

  test('by module is empty, since there are no modules', async () => {
    assert.deepEqual(texts(await call('command|list', 'filterby', 'module', 'any')), [])
  })

  test('refuses any other filter', async () => {
    await refuses('ERR syntax error', 'command|list', 'filterby')
    await refuses('ERR syntax error', 'command|list', 'filterby', 'pattern')
    await refuses('ERR syntax error', 'command|list', 'filterby', 'name', 'get')
    await refuses('ERR syntax error', 'command|list', 'x', 'pattern', 'get')
    await refuses('ERR syntax error', 'command|list', 'filterby', 'pattern', 'get', 'set')
  })
})

describe('COMMAND DOCS', () => {
  test('leaves out what it does not know', async () => {
    assert.deepEqual(await call('command|docs', 'nosuch'), { type: 'map', entries: [] })
  })

  test('documents arguments with their key specification', async () => {
    const docs = asReceived(await call('command|docs', 'ping', 'GET'), 3)
    assert.deepEqual(plain(docs), {
      ping: {
        summary: 'Answers PONG, or the message.',
        since: '1.0.0',
        group: 'connection',
        complexity: 'O(1)',
        arguments: [{ name: 'message', type: 'string', display_text: 'message', flags: ['optional'] }],
      },
      get: {
        summary: 'Returns the string at a key.',
        since: '1.0.0',
        group: 'string',
        complexity: 'O(1)',
        arguments: [{ name: 'key', type: 'key', display_text: 'key', key_spec_index: 0 }],
      },
    })
  })

  test('of a container holds those of its subcommands', async () => {
    const docs = plain(await call('command|docs', 'object')) as { object: { subcommands: object } }
    assert.deepEqual(Object.keys(docs.object.subcommands), [
      'object|encoding',
      'object|freq',
      'object|help',
      'object|idletime',
      'object|refcount',
    ])
  })
})

/** A reply as plain values: maps as objects, sets as arrays. */
function plain(reply: Reply | undefined): unknown {
  if (reply === undefined) return undefined
  if (reply.type === 'map') {
    return Object.fromEntries(reply.entries.map(([field, value]) => [String(plain(field)), plain(value)]))
  }
  if ('items' in reply) return reply.items.map(plain)
  return 'value' in reply ? reply.value : reply.type
}

describe('COMMAND GETKEYS', () => {
  test('finds the keys of a call, with their bytes', async () => {
    assert.deepEqual(await call('command|getkeys', 'SET', 'key', 'value'), {
      type: 'array',
      items: [bulkReply(Buffer.from('key'))],
    })
  })

  test('tells what is wrong with a call', async () => {
    await refuses('ERR Invalid command specified', 'command|getkeys', 'nosuch', 'key')
    await refuses('ERR Invalid command specified', 'command|getkeys', 'object', 'nosuch', 'key')
    await refuses('ERR The command has no key arguments', 'command|getkeys', 'ping')
    await refuses(
      'ERR Invalid number of arguments specified for command',
      ...(['command|getkeys', 'get'] as const),
    )
  })
})

test('GETKEYS refuses a number of keys that the arguments contradict', async () => {
  const table = commandTable(declarations, () => true)
  const declaration = table.find('command|getkeys')
  assert.ok(declaration !== undefined && 'run' in declaration)
  const { run } = declaration
  const getKeys = async (...words: readonly string[]) =>
    texts(
      await run(
        { commands: table } as ControlContext,
        words.map((word) => Buffer.from(word)),
      ),
    ).map(String)
  assert.deepEqual(await getKeys('msetex', '2', 'a', '1', 'b', '2', 'EX', '5'), ['a', 'b'])
  for (const count of ['0', '-1', '3', 'x', '99999999999999999999']) {
    await assert.rejects(getKeys('msetex', count, 'a', '1', 'b', '2'), {
      message: 'ERR Invalid arguments specified for command',
    })
  }
})

test('HELP lists the subcommands that answer, with their arguments', async () => {
  const lines = texts(await call('object|help'))
  assert.equal(lines[0], 'OBJECT <subcommand> [<arg> [value] [opt] ...]. Subcommands are:')
  assert.ok(lines.includes('ENCODING key'))
  assert.deepEqual(lines.slice(-2), ['HELP', '    Prints this help.'])
  assert.equal(texts(await call('command|help'))[1], '(no subcommand)')
})
