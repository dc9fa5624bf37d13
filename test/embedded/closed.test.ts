import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { camelCase } from '../../src/commands/call-layout.ts'
import { type CommandDeclaration, subcommandsOf } from '../../src/commands/declare.ts'
import { servedCommands } from '../../src/embedded/control-plane.ts'
import { type Database, open, StoreClosedError } from '../../src/index.ts'
import { RespClient } from '../oracle/resp-client.ts'
import { temporaryFolder } from '../persistence/temporary-folder.ts'

const closedError = {
  constructor: StoreClosedError,
  code: 'ERR_STORE_CLOSED',
  message: 'the store is closed',
}

/** The calls of a store by the paths of their names: `get`, `object.encoding`. */
function callsOf(db: Database): ReadonlyMap<string, (...args: unknown[]) => unknown> {
  const calls = new Map<string, (...args: unknown[]) => unknown>()
  const collect = (owner: unknown, declarations: readonly CommandDeclaration[], prefix: string) => {
    for (const declaration of declarations) {
      const name = camelCase(declaration.name)
      const value: unknown = Reflect.get(owner as object, name)
      if (typeof value === 'function') calls.set(prefix + name, value as () => unknown)
      if (value !== undefined) collect(value, subcommandsOf(declaration), `${prefix}${name}.`)
    }
  }
  collect(db, servedCommands.commands, '')
  return calls
}

describe('a closed store', () => {
  test('refuses every command, those that were taken from it before too', async (context) => {
    const db = open()
    const calls = callsOf(db)
    assert.ok(calls.size > 30)
    db.close()
    for (const [name, call] of calls) {
      await context.test(name, async () => {
        await assert.rejects(async () => call(...argumentsFor(name)), closedError)
      })
    }
  })

  test('refuses commands that were never used before', async () => {
    const db = open()
    db.close()
    assert.throws(() => db.get('key'), closedError)
    assert.throws(() => db.buffers.get('key'), closedError)
    assert.throws(() => db.object.encoding('key'), closedError)
    await assert.rejects(() => db.command.count(), closedError)
  })

  test('refuses every other method', async () => {
    const db = open()
    const other = db.database(1)
    db.close()
    assert.throws(() => other.get('key'), closedError)
    assert.throws(() => db.database(1), closedError)
    assert.throws(() => db.connect(), closedError)
    await assert.rejects(() => db.listen({ port: 0 }), closedError)
  })

  test('says so', () => {
    const db = open()
    assert.equal(db.isOpen, true)
    db.close()
    assert.equal(db.isOpen, false)
  })

  test('can be closed again', () => {
    const db = open()
    db.close()
    db.close()
    db[Symbol.dispose]()
  })

  test('is what `using` leaves behind', () => {
    let kept: Database
    {
      using db = open()
      db.set('key', 'value')
      kept = db
    }
    assert.equal(kept.isOpen, false)
  })

  test('leaves other stores alone', () => {
    using other = open()
    const db = open()
    db.close()
    other.set('key', 'value')
    assert.equal(other.get('key'), 'value')
  })
})

/** Arguments that marshal, where a call needs some: control commands are marshalled before they are run. */
function argumentsFor(name: string): unknown[] {
  const special: { readonly [name: string]: unknown[] } = {
    'command.getkeys': ['GET', ['key']],
    'command.getkeysandflags': ['GET', ['key']],
  }
  return special[name] ?? []
}

test('a directory is free once its store is closed, also after script workers had it', async (context) => {
  const directory = temporaryFolder(context)
  for (let round = 1; round <= 3; round += 1) {
    const db = open(directory)
    const server = await db.listen({ port: 0 })
    const client = await RespClient.connect({ port: server.port })
    const reply = await client.call('EVAL', "return redis.call('INCR', 'rounds')", '0')
    assert.deepEqual(reply, { type: 'integer', value: round })
    await client.close()
    db.close()
  }
})
