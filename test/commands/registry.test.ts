import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { commandsWithoutRun, commandTable } from '../../src/commands/command-table.ts'
import type { Argument, CommandDeclaration, UnattachedCommand } from '../../src/commands/declare.ts'
import { fullName, subcommandsOf } from '../../src/commands/declare.ts'
import { arityOf } from '../../src/commands/derive/arity.ts'
import { categoriesOf } from '../../src/commands/derive/categories.ts'
import { referencePage } from '../../src/commands/derive/reference-page.ts'
import { scopeOf } from '../../src/commands/derive/scope.ts'
import { syntaxOf } from '../../src/commands/derive/syntax.ts'
import { declarations } from '../../src/commands/index.ts'

const all: readonly CommandDeclaration[] = declarations.flatMap((declaration: CommandDeclaration) => [
  declaration,
  ...subcommandsOf(declaration),
])

function declared(name: string): CommandDeclaration {
  const declaration = commandTable(declarations, () => true).find(name)
  assert.ok(declaration, name)
  return declaration
}

function argumentsIn(args: readonly Argument[] = []): readonly Argument[] {
  return args.flatMap((argument) => [
    argument,
    ...(argument.type === 'block' || argument.type === 'oneof' ? argumentsIn(argument.arguments) : []),
  ])
}

describe('every declaration', () => {
  test('has a name of its own', () => {
    const names = all.map(fullName)
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    )
  })

  test('of a subcommand names the container that lists it', () => {
    for (const declaration of declarations) {
      for (const subcommand of subcommandsOf(declaration)) {
        assert.equal(subcommand.container, declaration.name, fullName(subcommand))
      }
    }
  })

  test('of a native command names a handler of its own', () => {
    const handlers = all.flatMap((declaration) => ('handler' in declaration ? [declaration.handler] : []))
    assert.deepEqual(
      handlers.filter((name) => !/^[A-Z][A-Za-z0-9]*$/.test(name)),
      [],
    )
    assert.equal(new Set(handlers).size, handlers.length)
  })

  test('writes names in lower case and tokens in upper case', () => {
    for (const declaration of all) {
      assert.match(declaration.name, /^[a-z][a-z0-9_-]*$/)
      for (const argument of argumentsIn(declaration.arguments)) {
        assert.match(argument.name, /^[a-z][a-z0-9-]*$/, `${fullName(declaration)} ${argument.name}`)
        if (argument.token !== undefined) assert.match(argument.token, /^([A-Z][A-Z0-9-]*|[*=~$])$/)
      }
    }
  })

  test('has a summary that is a sentence', () => {
    for (const declaration of all) assert.match(declaration.summary, /^[A-Z].*\.$/, fullName(declaration))
  })

  test('states arity, categories and key flags only where they do not follow', () => {
    for (const declaration of all) {
      const { arity, categories = [], withoutCategories = [], ...rest } = declaration
      const plain = rest as UnattachedCommand
      if (arity !== undefined) assert.notEqual(arityOf(plain), arity, fullName(declaration))
      const implied = categoriesOf(plain)
      for (const category of categories) assert.ok(!implied.includes(category), fullName(declaration))
      for (const category of withoutCategories) assert.ok(implied.includes(category), fullName(declaration))
    }
  })

  test('has a reference page that shows its syntax', () => {
    for (const declaration of all) assert.ok(referencePage(declaration).includes(syntaxOf(declaration)))
  })
})

test('a command without a body is not in the table, nor is a container of which only HELP answers', () => {
  const table = commandTable(declarations)
  const missing = commandsWithoutRun(declarations)
  for (const name of missing) assert.equal(table.find(name), undefined, name)
  const served = table.commands.flatMap((declaration) => [declaration, ...subcommandsOf(declaration)])
  assert.equal(
    served.some((declaration) => 'control' in declaration),
    false,
  )
  for (const container of declarations) {
    const bodies = subcommandsOf(container).filter(({ name }) => name !== 'help')
    if (bodies.length === 0 || bodies.some((subcommand) => !('control' in subcommand))) continue
    assert.equal(table.find(container.name), undefined, container.name)
  }
})

describe('the dispatcher takes the locks of', () => {
  const scopes = (scope: string) =>
    all
      .filter((declaration) => scopeOf(declaration) === scope)
      .map(fullName)
      .sort()

  test('the whole store for commands about whole databases', () => {
    assert.deepEqual(scopes('whole-store'), [
      'dbsize',
      'debug',
      'flushall',
      'flushdb',
      'keys',
      'randomkey',
      'swapdb',
    ])
  })

  test('one shard after another for SCAN, and for CLIENT TRACKING, which has them observed', () => {
    assert.deepEqual(scopes('shard-walk'), ['client|tracking', 'scan'])
  })

  test('the keys for every other native command that has some', () => {
    assert.ok(scopes('keys').includes('copy'))
    assert.ok(scopes('keys').includes('move'))
    assert.ok(scopes('keys').includes('memory|usage'))
    assert.ok(scopes('none').includes('ping'))
  })

  test('other readers beside its own only for a command that reads, and has keys', () => {
    for (const declaration of all) {
      if (!('sharesKeys' in declaration)) continue
      assert.equal(scopeOf(declaration), 'keys', fullName(declaration))
      assert.ok(declaration.flags.includes('readonly'), fullName(declaration))
    }
  })
})

describe('syntax', () => {
  const syntaxes: { readonly [name: string]: string } = {
    get: 'GET key',
    mset: 'MSET key value [key value ...]',
    set:
      'SET key value [NX | XX | IFEQ ifeq-value | IFNE ifne-value | IFDEQ ifdeq-digest | IFDNE ifdne-digest] ' +
      '[GET] [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT unix-time-milliseconds | KEEPTTL]',
    bitcount: 'BITCOUNT key [start end [BYTE | BIT]]',
    bitop: 'BITOP <AND | OR | XOR | NOT | DIFF | DIFF1 | ANDOR | ONE> destkey key [key ...]',
    bitfield_ro: 'BITFIELD_RO key [GET encoding offset [GET encoding offset ...]]',
    'client|list': 'CLIENT LIST [TYPE <NORMAL | MASTER | REPLICA | PUBSUB>] [ID client-id [client-id ...]]',
    'config|get': 'CONFIG GET pattern [pattern ...]',
    flushall: 'FLUSHALL [ASYNC | SYNC]',
    auth: 'AUTH [username] password',
  }

  for (const [name, syntax] of Object.entries(syntaxes)) {
    test(`of ${name}`, () => assert.equal(syntaxOf(declared(name)), syntax))
  }
})
