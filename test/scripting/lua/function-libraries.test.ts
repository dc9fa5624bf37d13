import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ScriptRunner } from './script-runner.ts'

const header = '#!lua name=lib\n'

describe('A library of functions', () => {
  it('registers functions in both forms, which run with keys and arguments', () => {
    const runner = new ScriptRunner()
    const body = `${header}redis.register_function('first', function(keys, args) return {keys, args} end)
      redis.register_function{function_name = 'second', callback = function() return redis.call('ECHO', 'x') end,
        description = 'echoes', flags = {'no-writes', 'allow-stale'}}`
    assert.deepEqual(runner.interpreter.loadLibrary('lib', Buffer.from(body)), [
      { name: 'first', flags: [] },
      { name: 'second', flags: ['no-writes', 'allow-stale'], description: 'echoes' },
    ])
    assert.equal(
      runner.call('first', { keys: ['k'], args: ['a', 'b'] }),
      '*2\r\n*1\r\n$1\r\nk\r\n*2\r\n$1\r\na\r\n$1\r\nb\r\n',
    )
    assert.equal(runner.call('second'), '$1\r\nx\r\n')
  })

  it('sees the usual globals only when its functions run', () => {
    const runner = new ScriptRunner()
    runner.interpreter.loadLibrary(
      'lib',
      Buffer.from(`${header}local n = 0
        redis.register_function('count', function() n = n + 1 return {n, type(pairs), _VERSION} end)
        redis.register_function('keys', function() return KEYS end)
        redis.register_function('again', function() redis.register_function('x', type) end)
        redis.register_function('assign', function() x = 1 end)
        redis.register_function('fail', function() return redis.call('NOPE') end)`),
    )
    assert.equal(runner.call('count'), '*3\r\n:1\r\n$8\r\nfunction\r\n$7\r\nLua 5.1\r\n')
    assert.equal(runner.call('count'), '*3\r\n:2\r\n$8\r\nfunction\r\n$7\r\nLua 5.1\r\n')
    assert.equal(
      runner.call('keys'),
      "-ERR user_function:4: Script attempted to access nonexistent global variable 'KEYS' script: keys, on @user_function:4.\r\n",
    )
    assert.equal(
      runner.call('again'),
      "-ERR user_function:5: attempt to call field 'register_function' (a nil value) script: again, on @user_function:5.\r\n",
    )
    assert.equal(
      runner.call('assign'),
      '-ERR user_function:6: Attempt to modify a readonly table script: assign, on @user_function:6.\r\n',
    )
    assert.equal(
      runner.call('fail'),
      '-ERR Unknown Redis command called from script script: fail, on @user_function:7.\r\n',
    )
  })

  it('is replaced by a new one of its name, and kept if that is refused', () => {
    const runner = new ScriptRunner()
    const load = (body: string) => runner.interpreter.loadLibrary('lib', Buffer.from(header + body))
    load("redis.register_function('f', function() return 1 end)")
    assert.throws(() => load('redis.call("x")'))
    assert.equal(runner.call('f'), ':1\r\n')
    load("redis.register_function('g', function() return 2 end)")
    assert.equal(runner.call('g'), ':2\r\n')
    assert.throws(() => runner.call('f'), /no function f is loaded/)
    runner.interpreter.dropLibrary('lib')
    assert.throws(() => runner.call('g'), /no function g is loaded/)
  })

  it('may not take longer than half a second to load', () => {
    const runner = new ScriptRunner()
    assert.equal(
      runner.libraryRefusal('lib', `${header}while true do end`),
      'ERR Error registering functions: ERR FUNCTION LOAD timeout',
    )
    runner.interpreter.loadLibrary(
      'lib',
      Buffer.from(`${header}redis.register_function('f', function() return 1 end)`),
    )
    assert.equal(runner.call('f'), ':1\r\n')
  })

  const registering = 'ERR Error registering functions: ERR '
  const nothing = 'function() end'
  const refusals: readonly (readonly [string, string])[] = [
    ['x', "ERR Error compiling function: user_function:2: '=' expected near '<eof>'"],
    ['return 1', 'ERR No functions registered'],
    [
      'redis.call("get")',
      `${registering}user_function:2: Script attempted to access nonexistent global variable 'call'`,
    ],
    [
      'local x = pairs',
      `${registering}user_function:2: Script attempted to access nonexistent global variable 'pairs'`,
    ],
    ['x = 1', `${registering}user_function:2: Attempt to modify a readonly table`],
    ['redis.y = 1', `${registering}user_function:2: Attempt to modify a readonly table`],
    ['redis.register_function()', `${registering}wrong number of arguments to redis.register_function`],
    [
      'redis.register_function("a")',
      `${registering}calling redis.register_function with a single argument is only applicable to Lua table (representing named arguments).`,
    ],
    [
      'redis.register_function("x", 1)',
      `${registering}second argument to redis.register_function must be a function`,
    ],
    [
      `redis.register_function({}, ${nothing})`,
      `${registering}first argument to redis.register_function must be a string`,
    ],
    ['redis.register_function{}', `${registering}redis.register_function must get a function name argument`],
    [
      'redis.register_function{function_name="x"}',
      `${registering}redis.register_function must get a callback argument`,
    ],
    [
      'redis.register_function{function_name={}}',
      `${registering}function_name argument given to redis.register_function must be a string`,
    ],
    [
      'redis.register_function{function_name="x", callback=1}',
      `${registering}callback argument given to redis.register_function must be a function`,
    ],
    ['redis.register_function{zz=1}', `${registering}unknown argument given to redis.register_function`],
    [
      'redis.register_function{flags=1}',
      `${registering}flags argument to redis.register_function must be a table representing function flags`,
    ],
    ['redis.register_function{flags={"a"}}', `${registering}unknown flag given`],
    [
      'redis.register_function{description={}}',
      `${registering}description argument given to redis.register_function must be a string`,
    ],
    [
      `redis.register_function("a", ${nothing}) redis.register_function("a", ${nothing})`,
      `${registering}Function already exists in the library`,
    ],
    [
      `redis.register_function("a-b", ${nothing})`,
      `${registering}Library names can only contain letters, numbers, or underscores(_) and must be at least one character long`,
    ],
  ]
  for (const [body, message] of refusals) {
    it(`is refused: ${body}`, () =>
      assert.equal(new ScriptRunner().libraryRefusal('lib', header + body), message))
  }
})
