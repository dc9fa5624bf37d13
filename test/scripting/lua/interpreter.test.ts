import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Worker } from 'node:worker_threads'
import { createInterpreter } from '../../../src/scripting/lua/create-interpreter.ts'
import { packed, ScriptRunner, withoutSha } from './script-runner.ts'
import { StringStorePort } from './string-store-port.ts'

describe('A script', () => {
  const runner = new ScriptRunner()
  const run = (script: string, args: readonly string[] = []) =>
    runner.eval(script, { keys: ['k1', 'k2'], args })

  it('sees its keys and arguments as bytes', () => {
    assert.equal(
      run('return {KEYS[2], ARGV[1], #ARGV}', ['\x00\xff\r\n']),
      '*3\r\n$2\r\nk2\r\n$4\r\n\x00\xff\r\n\r\n:1\r\n',
    )
    const large = 'x'.repeat(100_000)
    assert.equal(run('return ARGV[1]', [large]), `$100000\r\n${large}\r\n`)
  })

  it('calls commands with text and numbers', () => {
    runner.port.commands.length = 0
    assert.equal(run("return redis.call('SET', KEYS[1], 'a\\0b')"), '+OK\r\n')
    assert.equal(run("return redis.call('GET', KEYS[1])"), '$3\r\na\x00b\r\n')
    run("redis.call('ECHO', 1, 1.5, -0.5, 0.1, 1e100, 2^53, 0/0, 1/0)")
    assert.deepEqual(runner.port.commands.at(-1), [
      ...['ECHO', '1', '1.5', '-0.5', '0.10000000000000001', '1e+100', '9007199254740992', '-nan', 'inf'],
    ])
  })

  it('takes a reply that is larger than the room for replies', () => {
    runner.port.values.set('big', 'y'.repeat(200_000))
    assert.equal(run("return #redis.call('GET', 'big')"), ':200000\r\n')
  })

  it('takes more arguments than there was room for', () => {
    assert.equal(
      run("local t = {} for i = 1, 5000 do t[i] = i end return redis.call('ECHO', unpack(t))"),
      '$1\r\n1\r\n',
    )
    assert.equal(runner.port.commands.at(-1)?.[5000], '5000')
  })

  it('gets an error of a command as an error with its position, or as a table', () => {
    assert.equal(
      withoutSha(run("return redis.call('NOPE')")),
      '-ERR Unknown Redis command called from script [line 1]',
    )
    assert.equal(run("return redis.pcall('NOPE')"), '-ERR Unknown Redis command called from script\r\n')
    assert.equal(
      run("return {pcall(redis.call, 'NOPE')}"),
      '*2\r\n$-1\r\n$44\r\nERR Unknown Redis command called from script\r\n',
    )
  })

  it('is refused if it is no Lua', () => {
    assert.equal(
      run('return 1 +'),
      "-ERR Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'\r\n",
    )
    assert.equal(
      run('\x1bLua'),
      "-ERR Error compiling script (new function): user_script:1: unexpected symbol near 'char(27)'\r\n",
    )
  })

  it('keeps its line numbers behind a shebang', () => {
    assert.equal(withoutSha(run('#!lua flags=no-writes\n\nerror("x")')), '-ERR user_script:3: x [line 3]')
  })

  it('logs', () => {
    run("redis.log(redis.LOG_WARNING, 'a', 5, {}, 'b')")
    assert.deepEqual(runner.port.logged.at(-1), { level: 3, text: 'a 5 b' })
  })

  it('asks what its user may call', () => {
    assert.equal(run("return redis.acl_check_cmd('get', 'x')"), ':1\r\n')
    assert.equal(run("return redis.acl_check_cmd('del', 'x')"), '$-1\r\n')
    assert.equal(
      withoutSha(run("return redis.acl_check_cmd('nope')")),
      '-ERR Invalid command passed to redis.acl_check_cmd() [line 1]',
    )
  })

  it('gets types of RESP3 after redis.setresp(3), and RESP2 again in the next run', () => {
    const take = (reply: string, expression: string) => {
      runner.port.nextReply = reply
      return run(`redis.setresp(3) local r = redis.call('GET', 'x') return ${expression}`)
    }
    assert.equal(take('%1\r\n$1\r\na\r\n:1\r\n', 'r.map.a'), ':1\r\n')
    assert.equal(take('~1\r\n$1\r\na\r\n', 'tostring(r.set.a)'), '$4\r\ntrue\r\n')
    assert.equal(take(',-inf\r\n', 'tostring(r.double)'), '$4\r\n-inf\r\n')
    assert.equal(take('#f\r\n', 'tostring(r)'), '$5\r\nfalse\r\n')
    assert.equal(take('_\r\n', 'tostring(r)'), '$3\r\nnil\r\n')
    assert.equal(take('(12345678901234567890\r\n', 'r.big_number'), '$20\r\n12345678901234567890\r\n')
    assert.equal(
      take('=6\r\ntxt:hi\r\n', 'r.verbatim_string.format .. r.verbatim_string.string'),
      '$5\r\ntxthi\r\n',
    )
    assert.equal(run("return tostring(redis.call('GET', 'missing'))"), '$5\r\nfalse\r\n')
  })

  it('is forgotten by a flush', () => {
    const own = new ScriptRunner()
    const script = own.interpreter.load('e0e1f9fabfc9d4800c877a703b823ac0578ff8db', Buffer.from('return 1'))
    assert.equal(own.interpreter.run(script, packed([], []), 2), ':1\r\n'.length)
    own.interpreter.flushScripts()
    assert.throws(
      () => own.interpreter.run(script, packed([], []), 2),
      /no script e0e1f9fabfc9d4800c877a703b823ac0578ff8db is loaded/,
    )
    assert.equal(own.eval('return 1'), ':1\r\n')
  })

  it('finds no trace of others', () => {
    assert.equal(withoutSha(run('x = 1')), '-ERR user_script:1: Attempt to modify a readonly table [line 1]')
    for (const attempt of [
      'rawset(_G, "x", 1)',
      'rawset(string, "x", 1)',
      'table.insert(redis, 1)',
      'setmetatable(_G, nil)',
    ]) {
      assert.equal(withoutSha(run(attempt)), '-ERR Attempt to modify a readonly table [line 1]', attempt)
    }
    assert.equal(
      withoutSha(run('getmetatable("").__index.x = 1')),
      '-ERR user_script:1: Attempt to modify a readonly table [line 1]',
    )
    assert.equal(
      withoutSha(run('local f, t = pairs(redis); t.x = 1')),
      '-ERR user_script:1: Attempt to modify a readonly table [line 1]',
    )
    assert.equal(
      run('local n = 0 for k in pairs(bit) do n = n + 1 end return {n, #bit}'),
      '*2\r\n:12\r\n:0\r\n',
    )
  })
})

describe('The interpreter', () => {
  it('ends a script that is to end, whatever it catches, and goes on', () => {
    const runner = new ScriptRunner()
    runner.port.interrupt = true
    assert.equal(
      withoutSha(runner.eval('while true do\n pcall(function() while true do end end) end')),
      '-ERR Script killed by user with SCRIPT KILL... [line 2]',
    )
    assert.equal(
      withoutSha(runner.eval('return coroutine.wrap(function() while true do end end)()')),
      '-ERR Script killed by user with SCRIPT KILL... [line 1]',
    )
    runner.port.interrupt = false
    assert.equal(runner.eval('return 1'), ':1\r\n')
  })

  it('survives C code that recurses too deeply', () => {
    const runner = new ScriptRunner()
    assert.equal(runner.eval('return 5'), ':5\r\n')
    assert.match(
      runner.eval('return string.find(string.rep("a", 300000), string.rep("a?", 300000) .. "b")'),
      /^-ERR Error running script [0-9a-f]{40}, stack overflow or out of memory in a C function\r\n$/,
    )
    assert.equal(runner.eval('return 5'), ':5\r\n')
  })

  it('limits its memory, and goes on with another instance', () => {
    const runner = new ScriptRunner({ memoryLimitBytes: 32 * 1024 * 1024 })
    runner.interpreter.loadLibrary(
      'l',
      Buffer.from('#!lua name=l\nredis.register_function("f", function() return 7 end)'),
    )
    assert.match(
      runner.eval('local t = {} for i = 1, 1e9 do t[i] = i .. "x" end'),
      /^-ERR Error running script [0-9a-f]{40}, not enough memory\r\n$/,
    )
    assert.ok(runner.interpreter.memoryBytes() < 1024 * 1024)
    assert.equal(runner.eval('return 1'), ':1\r\n')
    assert.equal(runner.call('f'), ':7\r\n')
  })

  it('refuses arguments and scripts that are larger than its memory, and goes on', () => {
    const runner = new ScriptRunner({ memoryLimitBytes: 16 * 1024 * 1024 })
    assert.equal(runner.eval('return #ARGV[1]', { args: ['x'.repeat(3_000_000)] }), ':3000000\r\n')
    assert.match(
      runner.eval('return #ARGV[1]', { args: ['x'.repeat(20_000_000)] }),
      /^-ERR Error running script [0-9a-f]{40}, stack overflow or out of memory in a C function\r\n$/,
    )
    assert.equal(
      runner.eval(`return 1 --${'x'.repeat(20_000_000)}`),
      '-ERR Error compiling script (new function): not enough memory\r\n',
    )
    assert.equal(runner.eval('return 1'), ':1\r\n')
  })

  it('needs 16 MiB', () => {
    assert.throws(() => createInterpreter(new StringStorePort(), { memoryLimitBytes: 1000 }), RangeError)
  })

  it('works in a worker thread', async () => {
    const module = new URL('./workers/run-script.ts', import.meta.url).href
    // Threads do not inherit tsx.
    const start = `import('tsx/esm/api').then(({ register }) => {
      register()
      return import(${JSON.stringify(module)})
    })`
    const worker = new Worker(start, { eval: true })
    const reply = await new Promise((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
    })
    assert.equal(reply, ':42\r\n')
    await worker.terminate()
  })
})
