import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { NacreServer } from '../oracle/nacre-server.ts'
import { RedisServer, redisServerExists } from '../oracle/redis-server.ts'
import { SeededRandom } from '../oracle/seeded-random.ts'
import { rawExchange, type SendOptions } from './raw-exchange.ts'

const limit = 64 * 1024

/** Streams that both servers must answer with the same bytes and end in the same way. */
const streams: Readonly<Record<string, string>> = {
  'an array of one': '*1\r\n$4\r\nPING\r\n',
  'a command in capitals and one that is not': 'PING\r\nping\r\n',
  'an empty line': '\r\nPING\r\n',
  'bare line feeds': '\n\nPING\nPING\n',
  'an empty array': '*0\r\nPING\r\n',
  'a null array': '*-1\r\nPING\r\n',
  'an array of a negative length': '*-7\r\nPING\r\n',
  'an array whose length is missing': '*\r\nPING\r\n',
  'an array whose length is text': '*abc\r\nPING\r\n',
  'an array whose length has a sign': '*+1\r\n$4\r\nPING\r\n',
  'an array whose length has a leading zero': '*01\r\n$4\r\nPING\r\n',
  'an array whose length has a space': '* 1\r\n$4\r\nPING\r\n',
  'an array of as many as fit an int': '*2147483647\r\n',
  'an array of one more': '*2147483648\r\n',
  'an array of more than 64 bits': '*99999999999999999999\r\n',
  'an array whose lines end with line feeds only': '*1\n$4\nPING\n',
  'a bulk string without its mark': '*1\r\nPING\r\n',
  'an empty line for a bulk string': '*1\r\n\r\n',
  'an integer for a bulk string': '*2\r\n$4\r\nECHO\r\n:1\r\n',
  'an array in an array': '*1\r\n*1\r\n$4\r\nPING\r\n',
  'a null bulk string': '*2\r\n$4\r\nECHO\r\n$-1\r\n',
  'a bulk string whose length is missing': '*1\r\n$\r\n',
  'a bulk string whose length is text': '*1\r\n$4x\r\nPING\r\n',
  'a bulk string that is too large': '*1\r\n$536870913\r\n',
  'a bulk string of the largest size': '*1\r\n$536870912\r\n',
  'a bulk string of more than 64 bits': '*1\r\n$18446744073709551616\r\n',
  'a bulk string with other bytes for its line end': '*1\r\n$4\r\nPING--PING\r\n',
  'an empty name': '*1\r\n$0\r\n\r\nPING\r\n',
  'a name with bytes of all kinds': '*2\r\n$5\r\n\x00\r\n\xff\x01\r\n$1\r\n\x00\r\n',
  'unbalanced double quotes': 'ECHO "a\r\nPING\r\n',
  'unbalanced single quotes': "ECHO 'a\r\nPING\r\n",
  'text directly behind a quote': 'ECHO "a"b\r\nPING\r\n',
  'quotes and escapes': 'ECHO "\\x41\\n\\r\\t\\a\\b\\"\\q"\r\nECHO \'it\\\'s \\n\'\r\nECHO a"b c"\r\n',
  'words between all kinds of space': 'ECHO\t a \r\n ECHO b\v\r\n',
  'a zero byte in an inline command': 'ECHO a\x00b\r\nPING\r\n',
  'a zero byte in a length': '*1\x00\r\nPING\r\n',
  'the greeting of TLS': '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\nPING\r\n',
  'a request of HTTP': 'GET /\r\n\r\n',
  'a line of the largest size': `ECHO ${'a'.repeat(limit - 5)}`,
  'a line that is too long': `ECHO ${'a'.repeat(limit)}`,
  'a line that is too long, but ends': `ECHO ${'a'.repeat(20_000)}\r\n`,
  'a number of arguments that never ends': `*${'1'.repeat(limit + 1)}`,
  'a length that never ends': `*1\r\n$${'1'.repeat(limit + 1)}`,
  'bytes after QUIT': 'PING\r\nQUIT\r\nPING\r\n*1\r\nbad',
  'bytes after an error': '*x\r\nPING\r\n',
  'commands before an error': 'PING\r\n*1\r\n$4\r\nPING\r\n*1\r\nbad\r\n',
  'replies that are off': 'CLIENT REPLY OFF\r\nPING\r\nNOSUCH\r\nCLIENT REPLY ON\r\nPING\r\n',
  'replies that are skipped': 'CLIENT REPLY SKIP\r\nPING 1\r\nPING 2\r\n',
  'skipping that is off': 'CLIENT REPLY OFF\r\nCLIENT REPLY SKIP\r\nPING\r\nCLIENT REPLY ON\r\nPING\r\n',
  'another protocol in the middle': 'GET none\r\nHELLO 3 SETNAME me\r\nGET none\r\nRESET\r\nGET none\r\n',
  'a protocol that is none': 'HELLO 4\r\nHELLO x\r\nPING\r\n',
  'commands that nobody knows': 'NOSUCH a b\r\n*2\r\n$3\r\nno!\r\n$3\r\na\r\n\r\nCONFIG NOSUCH\r\n',
  'numbers of arguments that are wrong': 'GET\r\nSET a\r\nPING a b\r\nCONFIG\r\nCLIENT\r\n',
}

/** What tells one connection from another is no difference. */
const normalized = (bytes: string) =>
  bytes.replace(/\$7\r\nversion\r\n\$\d+\r\n[^\r]*/g, '<version>').replace(/\$2\r\nid\r\n:\d+/g, '<id>')

describe('input is answered as redis-server answers it', { skip: !redisServerExists }, () => {
  let nacre: NacreServer
  let redis: RedisServer
  before(async () => {
    redis = await RedisServer.start()
    nacre = await NacreServer.start()
  })
  after(async () => {
    await nacre.stop()
    await redis.stop()
  })

  async function assertSame(stream: string, options?: SendOptions): Promise<void> {
    const [ours, theirs] = await Promise.all(
      [nacre, redis].map(({ port }) => rawExchange(port, stream, options)),
    )
    assert.ok(ours && theirs)
    const text = JSON.stringify(stream.slice(0, 300))
    const replies = [normalized(ours.bytes), normalized(theirs.bytes)] as const
    // What is sent to a closed connection resets it, and a reset may overtake the last replies.
    const mayBeCut = (options?.pieces ?? 1) > 1 && ours.closed && theirs.closed
    const length = mayBeCut ? Math.min(...replies.map((reply) => reply.length)) : undefined
    assert.equal(replies[0].slice(0, length), replies[1].slice(0, length), text)
    assert.equal(ours.closed, theirs.closed, `closed after ${text}`)
  }

  describe('all at once', { concurrency: 8 }, () => {
    for (const [name, stream] of Object.entries(streams)) {
      test(name, () => assertSame(stream))
    }
  })

  describe('in pieces', { concurrency: 8 }, () => {
    for (const [name, stream] of Object.entries(streams)) {
      test(name, () => assertSame(stream, { pieces: Math.min(stream.length, 60) }))
    }
  })

  describe('then our side ends', { concurrency: 8 }, () => {
    for (const [name, stream] of Object.entries(streams)) {
      test(name, () => assertSame(stream, { endsInput: true }))
    }
  })

  test('random mixtures', async (t) => {
    const random = new SeededRandom()
    t.diagnostic(`seed ${random.seed}`)
    const stream = () => Array.from({ length: 1 + random.below(8) }, () => randomPiece(random)).join('')
    for (let round = 0; round < 20; round++) {
      const some = Array.from({ length: 16 }, stream)
      await Promise.all(some.map((one) => assertSame(one, { pieces: 1 + random.below(4) })))
    }
  })
})

function randomPiece(random: SeededRandom): string {
  const word = random.pick(['a', '', '\r\n', 'key', '\x00\xff', '"q', '$3', '12', 'x'.repeat(300)])
  return random.pick([
    'PING\r\n',
    `*2\r\n$4\r\nECHO\r\n$${word.length}\r\n${word}\r\n`,
    `*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$${word.length}\r\n${word}\r\n`,
    `ECHO ${word}\r\n`,
    '*0\r\n',
    '\r\n',
    random.pick(['*1\r\n', '$4\r\n', '*-1\r\n', '*1\r\n$1000', 'GET', ' ', '\r', '\n', '*', '$']),
  ])
}
