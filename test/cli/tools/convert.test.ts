import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { makers } from '../../differential/random-values.ts'
import { RedisServer, redisServerExists } from '../../oracle/redis-server.ts'
import { RespClient } from '../../oracle/resp-client.ts'
import { SeededRandom } from '../../oracle/seeded-random.ts'
import { run, temporaryFolder } from './tool-run.ts'

const folder = temporaryFolder()
after(() => folder.remove())

const header =
  '{"format":"nacre snapshot","version":1,"nacre":"0.1.0","created_at_ms":1764094800000,"used_bytes":0,' +
  '"journal_base":false,"stable_order":true,"extra":[]}'

/** A snapshot in JSON with these lines, as a file. */
function snapshot(name: string, lines: readonly string[]): string {
  const path = folder.path(name)
  writeFileSync(path, [header, ...lines, `{"end":true,"documents":${lines.length}}`, ''].join('\n'))
  return path
}

/** The lines of a snapshot but the first, which has the time of its making. */
const documentsOf = (text: string): string => text.slice(text.indexOf('\n') + 1)

const entries = [
  '{"library":"#!lua name=one"}',
  '{"db":0,"key":"b","type":"set","value":["z","a"]}',
  '{"db":0,"key":"a","type":"string","expire_at_ms":1000,"value":"past its time, and converted all the same"}',
]

describe('nacre convert', () => {
  test('writes JSON in stable order, from RDB that it wrote from JSON', async () => {
    const json = snapshot('in.json', entries)
    const rdb = folder.path('middle.rdb')
    const out = folder.path('out.json')
    assert.deepEqual(await run('convert', json, rdb), {
      exitCode: 0,
      lines: [`${rdb} has 2 keys.`],
      errors: '',
    })
    assert.equal(readFileSync(rdb, 'latin1').slice(0, 5), 'REDIS')
    assert.equal((await run('convert', '--stable', rdb, out)).exitCode, 0)
    const [library, first, second] = documentsOf(readFileSync(out, 'utf8')).split('\n')
    assert.equal(library, entries[0])
    assert.equal(first, entries[2])
    assert.equal(second, '{"db":0,"key":"b","type":"set","value":["a","z"]}')
  })

  test('reads and writes compressed files, and leaves nothing beside them', async () => {
    const json = snapshot('plain.json', entries)
    const packed = folder.path('packed.json.gz')
    const out = folder.path('unpacked.json')
    assert.equal((await run('convert', '--stable', json, packed)).exitCode, 0)
    assert.equal((await run('convert', '--stable', packed, out)).exitCode, 0)
    assert.equal(
      documentsOf(gunzipSync(readFileSync(packed)).toString()),
      documentsOf(readFileSync(out, 'utf8')),
    )
    assert.deepEqual(
      readdirSync(folder.path('.')).filter((name) => name.includes('tmp')),
      [],
    )
  })

  test('replaces a file only if it is told to', async () => {
    const json = snapshot('again.json', entries)
    const out = folder.path('there.rdb')
    writeFileSync(out, 'something else')
    assert.deepEqual(await run('convert', json, out), {
      exitCode: 1,
      lines: [],
      errors: `nacre convert: ${out} is there already; --force replaces it\n`,
    })
    assert.equal(readFileSync(out, 'utf8'), 'something else')
    assert.equal((await run('convert', '--force', json, out)).exitCode, 0)
  })

  test('writes nothing of a file that is damaged', async () => {
    const json = snapshot('damaged.json', [entries[1] ?? '', '{}'])
    const out = folder.path('damaged.rdb')
    const { exitCode, errors } = await run('convert', json, out)
    assert.equal(exitCode, 1)
    assert.match(errors, /damaged\.json cannot be read from byte \d+ on: line 3: the document is empty\n$/)
    assert.equal(existsSync(out), false)
  })

  test('writes commands, and reads them and whole journals', async () => {
    const json = snapshot('for-commands.json', entries.slice(1))
    const aof = folder.path('commands.aof')
    const out = folder.path('from-commands.json')
    assert.equal((await run('convert', json, aof)).exitCode, 0)
    assert.deepEqual(await run('convert', '--stable', aof, out), {
      exitCode: 0,
      lines: [`${out} has 2 keys.`],
      errors: '',
    })
    const expected = folder.path('expected.json')
    assert.equal((await run('convert', '--stable', json, expected)).exitCode, 0)
    assert.equal(documentsOf(readFileSync(out, 'utf8')), documentsOf(readFileSync(expected, 'utf8')))
    const journal = folder.path('data/appendonlydir')
    mkdirSync(journal, { recursive: true })
    copyFileSync(aof, join(journal, 'a.1.base.aof'))
    writeFileSync(join(journal, 'a.1.incr.aof'), '*2\r\n$3\r\nDEL\r\n$1\r\nb\r\n')
    writeFileSync(
      join(journal, 'a.manifest'),
      'file a.1.base.aof seq 1 type b\nfile a.1.incr.aof seq 1 type i\n',
    )
    const whole = folder.path('from-journal.json')
    assert.deepEqual((await run('convert', folder.path('data'), whole)).lines, [`${whole} has 1 key.`])
  })

  test('says where an append-only file is damaged, by its own name', async () => {
    const aof = folder.path('damaged.aof')
    const command = '*1\r\n$4\r\nPING\r\n'
    writeFileSync(aof, `${command}*1\r\n+OK\r\n`)
    const { exitCode, errors } = await run('convert', aof, folder.path('never-made.json'))
    assert.equal(exitCode, 1)
    assert.match(errors, /damaged\.aof is damaged at offset 14: /)
  })

  test('takes the format from an option where the name does not tell', async () => {
    const json = snapshot('odd.json', entries)
    const out = folder.path('odd-name')
    const refused = await run('convert', json, out)
    assert.equal(refused.exitCode, 2)
    assert.equal(refused.errors, `nacre convert: the name ${out} tells no format; say --to rdb|json|aof\n`)
    assert.equal((await run('convert', '--to', 'rdb', json, out)).exitCode, 0)
    assert.equal((await run('convert', '--to', 'xml', json, `${out}2`)).exitCode, 2)
  })
})

describe('nacre convert, with data of redis-server', { skip: !redisServerExists }, () => {
  test('keeps all data from RDB to JSON and back, and all text from JSON to RDB and back', async (t) => {
    const random = new SeededRandom()
    t.diagnostic(`seed ${random.seed}`)
    const server = await RedisServer.start(['--enable-debug-command', 'yes', '--dbfilename', 'in.rdb'])
    const client = await server.connect()
    try {
      for (const [name, make] of Object.entries(makers)) {
        for (let round = 0; round < 8; round += 1) {
          const key = `${name} ${round}`
          await client.call('SELECT', random.below(3))
          for (const call of make(key, random)) {
            await client.call(...call.map((word) => Buffer.from(word, 'latin1')))
          }
          if (random.chance(0.3)) await client.call('PEXPIRE', key, 1_000_000 + random.below(1_000_000))
        }
      }
      await client.call('SAVE')
      const expected = await client.call('DEBUG', 'DIGEST')
      const names = {
        rdb: join(server.folder, 'out.rdb'),
        json: folder.path('1.json'),
        again: folder.path('2.json'),
      }
      assert.equal((await run('convert', '--stable', join(server.folder, 'in.rdb'), names.json)).exitCode, 0)
      assert.equal((await run('convert', names.json, names.rdb)).exitCode, 0)
      assert.deepEqual(await digestOf(names.rdb), expected)
      assert.equal((await run('convert', '--stable', names.rdb, names.again)).exitCode, 0)
      assert.equal(
        documentsOf(readFileSync(names.again, 'utf8')),
        documentsOf(readFileSync(names.json, 'utf8')),
      )
    } catch (error) {
      throw new Error(`repeat with NACRE_SEED=${random.seed}`, { cause: error })
    } finally {
      await server.stop()
    }
  })
})

/** The digest that redis-server gives of a file that it loads. */
async function digestOf(path: string) {
  const server = await RedisServer.start(['--enable-debug-command', 'yes'])
  try {
    copyFileSync(path, join(server.folder, 'dump.rdb'))
    const client = await RespClient.connect({ port: server.port })
    await client.call('DEBUG', 'RELOAD', 'NOSAVE')
    const reply = await client.call('DEBUG', 'DIGEST')
    await client.close()
    return reply
  } finally {
    await server.stop()
  }
}
