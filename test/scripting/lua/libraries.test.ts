import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ScriptRunner, withoutSha } from './script-runner.ts'

const runner = new ScriptRunner()
const run = (expression: string) => withoutSha(runner.eval(`return ${expression}`))
const bulk = (content: string) => `$${content.length}\r\n${content}\r\n`

describe('cjson', () => {
  it('encodes arrays, objects and scalars', () => {
    assert.equal(
      run('cjson.encode({1, {a = "x/y"}, true, cjson.null, 0.1, 1e100})'),
      bulk('[1,{"a":"x\\/y"},true,null,0.1,1e+100]'),
    )
    assert.equal(run('cjson.encode({})'), bulk('{}'))
    assert.equal(run('cjson.encode("\\0\\127\\128")'), bulk('"\\u0000\\u007f\x80"'))
  })

  it('encodes arrays with holes, and refuses those with too many', () => {
    assert.equal(run('cjson.encode({1, nil, 3})'), bulk('[1,null,3]'))
    assert.equal(
      run('cjson.encode({[11] = 1})'),
      '-ERR user_script:1: Cannot serialise table: excessively sparse array [line 1]',
    )
  })

  it('refuses what nests too deeply, NaN, and functions', () => {
    assert.equal(
      withoutSha(runner.eval('local t = {} t.t = t return cjson.encode(t)')),
      '-ERR user_script:1: Cannot serialise, excessive nesting (1001) [line 1]',
    )
    assert.equal(
      run('cjson.encode(0/0)'),
      '-ERR user_script:1: Cannot serialise number: must not be NaN or Inf [line 1]',
    )
    assert.equal(
      run('cjson.encode(type)'),
      '-ERR user_script:1: Cannot serialise function: type not supported [line 1]',
    )
  })

  it('decodes, with surrogates, and says what it expected', () => {
    assert.equal(run(`cjson.decode('{"a":[1,2.5,"\\\\ud83d\\\\ude00"]}').a[3]`), bulk('\xf0\x9f\x98\x80'))
    assert.equal(run("cjson.decode('null') == cjson.null"), ':1\r\n')
    assert.equal(
      run("cjson.decode('[1,]')"),
      '-ERR user_script:1: Expected value but found T_ARR_END at character 4 [line 1]',
    )
  })

  it('encodes strings longer than its first room', () => {
    assert.equal(run('#cjson.encode(string.rep("\\1x", 500000))'), ':3500002\r\n')
  })

  it('keeps settings of its own for each cjson.new()', () => {
    assert.equal(
      withoutSha(
        runner.eval(
          'local c = cjson.new() c.encode_number_precision(3) return {c.encode(math.pi), cjson.encode(math.pi)}',
        ),
      ),
      `*2\r\n${bulk('3.14')}${bulk('3.1415926535898')}`,
    )
  })
})

describe('cmsgpack', () => {
  it('packs the shortest form of each value', () => {
    assert.equal(
      run('cmsgpack.pack(1, 200, -1, -200, 1.5, "a", true, nil)'),
      bulk('\x01\xcc\xc8\xff\xd1\xff\x38\xca\x3f\xc0\x00\x00\xa1a\xc3\xc0'),
    )
    assert.equal(run('cmsgpack.pack({1, 2}, {a = 1})'), bulk('\x92\x01\x02\x81\xa1a\x01'))
  })

  it('unpacks all, one, or some values', () => {
    assert.equal(run('{cmsgpack.unpack("\\1\\2\\3")}'), '*3\r\n:1\r\n:2\r\n:3\r\n')
    assert.equal(run('{cmsgpack.unpack_one("\\1\\2\\3", 1)}'), '*2\r\n:2\r\n:2\r\n')
    assert.equal(run('{cmsgpack.unpack_limit("\\1\\2\\3", 2)}'), '*3\r\n:2\r\n:1\r\n:2\r\n')
    assert.equal(run('cmsgpack.unpack("\\217\\5ab")'), '-ERR user_script:1: Missing bytes in input. [line 1]')
    assert.equal(run('cmsgpack.unpack("\\193")'), '-ERR user_script:1: Bad data format in input. [line 1]')
  })

  it('ends where nesting would end the stack', () => {
    assert.match(
      run('cmsgpack.unpack(string.rep("\\145", 20000) .. "\\1")'),
      /^-ERR user_script:1: stack overflow \(in function mp_decode_to_lua_array\)/,
    )
  })
})

describe('struct', () => {
  it('packs and unpacks with the sizes of 64-bit C', () => {
    assert.equal(
      run('struct.pack(">bHil", -1, 2, 3, -4)'),
      bulk('\xff\x00\x02\x00\x00\x00\x03\xff\xff\xff\xff\xff\xff\xff\xfc'),
    )
    assert.equal(run('{struct.unpack("<Bc0", "\\2abc")}'), `*2\r\n${bulk('ab')}:4\r\n`)
    assert.equal(run('struct.size("!bd")'), ':16\r\n')
    assert.equal(
      run('struct.unpack("i", "a")'),
      "-ERR user_script:1: bad argument #2 to 'unpack' (data string too short) [line 1]",
    )
  })
})

describe('bit', () => {
  it('works on 32 bits', () => {
    assert.equal(
      run('{bit.bor(1, 2^31), bit.tohex(-1), bit.rol(0x12345678, 8), bit.tobit(2.5)}'),
      `*4\r\n:-2147483647\r\n${bulk('ffffffff')}:878082066\r\n:2\r\n`,
    )
  })
})

describe('string.format', () => {
  it('formats integers of 64 bits', () => {
    assert.equal(
      run('string.format("%d|%-15d|%+d|%x|%u", 2^40, 2^40, 2^40, 2^40, -1)'),
      bulk('1099511627776|1099511627776  |+1099511627776|10000000000|18446744073709551615'),
    )
  })
})

describe('math.random', () => {
  it('gives the sequence of the seed', () => {
    assert.equal(
      withoutSha(
        runner.eval(
          'math.randomseed(5) return {math.random(1000), math.random(1000), tostring(math.random())}',
        ),
      ),
      `*3\r\n:525\r\n:273\r\n${bulk('0.7885994686692')}`,
    )
  })
})
