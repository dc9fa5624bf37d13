import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ScriptError } from '../../../src/scripting/lua/interpreter.ts'
import { parseLibraryShebang, parseScriptShebang } from '../../../src/scripting/lua/shebang.ts'

const bytes = (text: string) => Buffer.from(text)

function refusal(parse: (body: Uint8Array) => unknown, body: string): string {
  try {
    parse(bytes(body))
  } catch (error) {
    assert.ok(error instanceof ScriptError)
    return error.message
  }
  return 'none'
}

describe('The shebang line of a script', () => {
  it('is absent where the body does not start with it', () => {
    assert.deepEqual(parseScriptShebang(bytes('return 1')), { flags: undefined, length: 0 })
  })

  it('gives the flags', () => {
    assert.deepEqual(parseScriptShebang(bytes('#!lua flags=no-writes,allow-oom\nreturn 1')), {
      flags: ['no-writes', 'allow-oom'],
      length: 31,
    })
    assert.deepEqual(parseScriptShebang(bytes('#!lua  "flags=allow-stale" \nreturn 1')).flags, [
      'allow-stale',
    ])
    assert.deepEqual(parseScriptShebang(bytes('#!lua flags=\nreturn 1')).flags, [])
  })

  const refused: readonly (readonly [string, string])[] = [
    ['#!lua', 'ERR Invalid script shebang'],
    ['#!python x\nreturn 1', 'ERR Unexpected engine in script shebang: #!python'],
    ['#!lua name=x\nreturn 1', 'ERR Unknown lua shebang option: name=x'],
    ['#!lua flags=no-writes,\nreturn 1', 'ERR Unexpected flag in script shebang: '],
    ['#!lua "flags=no-writes\nreturn 1', 'ERR Invalid engine in script shebang'],
  ]
  for (const [body, message] of refused) {
    it(`${JSON.stringify(body)} is refused`, () => assert.equal(refusal(parseScriptShebang, body), message))
  }
})

describe('The shebang line of a library', () => {
  it('gives the engine and the name', () => {
    assert.deepEqual(parseLibraryShebang(bytes('#!LUA NAME=a_1\nx')), {
      engine: 'LUA',
      name: 'a_1',
      length: 14,
    })
  })

  const refused: readonly (readonly [string, string])[] = [
    ['x', 'ERR Missing library metadata'],
    ['#!lua name=x', 'ERR Invalid library metadata'],
    ['#!lua "name=x\n', 'ERR Invalid library metadata'],
    ['#!\nx', 'ERR Library name was not given'],
    ['#! lua name=x\nx', 'ERR Invalid metadata value given: lua'],
    ['#!lua name=ab name=c\nx', 'ERR Invalid metadata value, name argument was given multiple times'],
    ['#!py name=ab\nx', "ERR Engine 'py' not found"],
    [
      '#!lua name=a-b\nx',
      'ERR Library names can only contain letters, numbers, or underscores(_) and must be at least one character long',
    ],
  ]
  for (const [body, message] of refused) {
    it(`${JSON.stringify(body)} is refused`, () => assert.equal(refusal(parseLibraryShebang, body), message))
  }
})
