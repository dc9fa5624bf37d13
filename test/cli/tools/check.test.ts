import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { after, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { run, temporaryFolder } from './tool-run.ts'

const folder = temporaryFolder()
after(() => folder.remove())

const header =
  '{"format":"nacre snapshot","version":1,"nacre":"0.1.0","created_at_ms":1764094800000,"used_bytes":0,' +
  '"journal_base":false,"stable_order":true,"extra":[]}'

const entries = [
  '{"library":"#!lua name=one"}',
  '{"db":0,"key":"a","type":"string","expire_at_ms":1000,"value":"1"}',
  '{"db":0,"key":"b","type":"list","value":["x"]}',
  '{"db":7,"key":"c","type":"list","value":["y"]}',
]

/** A snapshot in JSON with these lines, as a file. */
function snapshot(name: string, lines: readonly string[] = entries): string {
  const path = folder.path(name)
  writeFileSync(path, [header, ...lines, `{"end":true,"documents":${lines.length}}`, ''].join('\n'))
  return path
}

describe('nacre check', () => {
  test('tells what is in a whole snapshot', async () => {
    const path = snapshot('whole.json')
    assert.deepEqual(await run('check', path), {
      exitCode: 0,
      lines: [
        `${path} is whole: a snapshot in JSON of nacre 0.1.0, made at 2025-11-25T18:20:00.000Z.`,
        '3 keys in 2 databases; 1 string, 2 list; 1 with an expiry time; 1 function library.',
      ],
      errors: '',
    })
  })

  test('reads a compressed snapshot', async () => {
    const path = folder.path('packed.json.gz')
    writeFileSync(path, gzipSync(readFileSync(snapshot('to-be-packed.json'))))
    const { exitCode, lines } = await run('check', path)
    assert.equal(exitCode, 0)
    assert.match(lines[0] ?? '', /^\S+packed\.json\.gz is whole: a snapshot in JSON/)
  })

  test('tells where a snapshot is damaged', async () => {
    const path = snapshot('damaged.json', [entries[1] ?? '', '{"db":0,"key":"b","type":"list","value":[1]}'])
    const size = readFileSync(path).length
    const offset = readFileSync(path).indexOf('[1]') + 1
    assert.deepEqual(await run('check', path), {
      exitCode: 1,
      lines: [
        `${path} is damaged at byte ${offset} of ${size}: line 3: this should be a string.`,
        'Before that: 1 key in 1 database; 1 string; 1 with an expiry time.',
        `It can be cut where it breaks: nacre check --fix ${path}`,
      ],
      errors: '',
    })
  })

  test('cuts a torn snapshot where it breaks, and keeps it as it was', async () => {
    const path = snapshot('torn.json')
    const whole = readFileSync(path)
    truncateSync(path, whole.indexOf('"value":["y"]'))
    const torn = readFileSync(path)
    const before = await run('check', path)
    assert.equal(before.exitCode, 1)
    assert.equal(before.lines[0], `${path} ends too early: line 5: the text ends too early.`)
    assert.equal(before.lines[2], `It can be cut where it breaks: nacre check --fix ${path}`)
    const fixed = await run('check', '--fix', path)
    assert.equal(fixed.exitCode, 0)
    assert.equal(fixed.lines[2], `${path} has now what was whole; the file as it was is ${path}.torn.`)
    assert.deepEqual(readFileSync(`${path}.torn`), torn)
    const afterwards = await run('check', path)
    assert.equal(afterwards.exitCode, 0)
    assert.equal(
      afterwards.lines[1],
      '2 keys in 1 database; 1 string, 1 list; 1 with an expiry time; 1 function library.',
    )
  })

  test('cuts what is damaged in the middle, too', async () => {
    const path = snapshot('damaged-inside.json', [entries[1] ?? '', '{"db":0}', entries[2] ?? ''])
    const before = readFileSync(path)
    const { exitCode, lines } = await run('check', '--fix', path)
    assert.equal(exitCode, 0)
    assert.match(lines[0] ?? '', /is damaged at byte .*: line 3: the entry lacks a member\.$/)
    assert.deepEqual(readFileSync(`${path}.torn`), before)
    assert.match((await run('check', path)).lines[1] ?? '', /^1 key in 1 database;/)
  })

  test('passes over a wrong checksum if it is told to', async () => {
    const path = folder.path('edited.json')
    writeFileSync(path, `${header}\n{"end":true,"documents":0,"checksum":"crc64:0000000000000001"}\n`)
    const { exitCode, lines } = await run('check', path)
    assert.equal(exitCode, 1)
    assert.match(lines[0] ?? '', /the checksum is wrong: the lines before are damaged, or were edited\.$/)
    assert.equal((await run('check', '--ignore-checksum', path)).exitCode, 0)
  })

  test('refuses what is no snapshot', async () => {
    const path = folder.path('text')
    writeFileSync(path, 'some text\n')
    const { exitCode, lines } = await run('check', path)
    assert.equal(exitCode, 1)
    assert.equal(lines[0], `${path} is damaged at byte 0 of 10: the file begins as no snapshot does.`)
  })

  test('says why a file cannot be read', async () => {
    const path = folder.path('missing')
    assert.deepEqual(await run('check', path), {
      exitCode: 1,
      lines: [],
      errors: `nacre check: cannot read ${path}: No such file or directory\n`,
    })
  })

  test('ends with 2 if the command line makes no sense', async () => {
    const none = await run('check')
    assert.equal(none.exitCode, 2)
    assert.equal(none.errors, 'nacre check: give FILE; `nacre --help` has examples\n')
    const unknown = await run('check', '--repair', 'file')
    assert.equal(unknown.exitCode, 2)
    assert.match(unknown.errors, /^nacre check: Unknown option '--repair'/)
  })
})

/** A command in RESP. */
const command = (...words: readonly string[]): string =>
  `*${words.length}\r\n${words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`

describe('nacre check, of a journal', () => {
  test('cuts an append-only file that is torn, and keeps what was behind', async () => {
    const path = folder.path('torn.aof')
    const whole = command('SELECT', '0') + command('SET', 'k', 'v')
    writeFileSync(path, `${whole}*2\r\n$3\r\nDEL`)
    const size = whole.length + 11
    assert.deepEqual(await run('check', path), {
      exitCode: 1,
      lines: [
        `${path} ends too early: the file ends inside a command.`,
        `Whole are its first ${whole.length} bytes. Before the break: 2 commands.`,
        `It can be cut where it breaks: nacre check --fix ${path}`,
      ],
      errors: '',
    })
    const fixed = await run('check', '--fix', path)
    assert.equal(fixed.exitCode, 0)
    assert.equal(fixed.lines[2], `${path} has now what was whole; what was behind it is ${path}.torn.`)
    assert.equal(readFileSync(path, 'latin1'), whole)
    assert.equal(readFileSync(`${path}.torn`, 'latin1').length, size - whole.length)
    assert.deepEqual((await run('check', path)).lines, [
      `${path} is whole: an append-only file.`,
      '2 commands.',
    ])
  })

  test('reads commands behind a snapshot in RDB', async () => {
    const rdb = folder.path('base.rdb')
    assert.equal((await run('convert', snapshot('base.json'), rdb)).exitCode, 0)
    const path = folder.path('preamble.aof')
    writeFileSync(path, Buffer.concat([readFileSync(rdb), Buffer.from(command('PING'))]))
    const { exitCode, lines } = await run('check', path)
    assert.equal(exitCode, 0)
    assert.match(lines[1] ?? '', /^A snapshot in RDB with 3 keys in 2 databases; .*; then 1 command\.$/)
    writeFileSync(path, Buffer.concat([readFileSync(rdb), Buffer.from('garbage\r\n')]))
    const damaged = await run('check', path)
    assert.equal(damaged.exitCode, 1)
    assert.match(damaged.lines[0] ?? '', /is damaged at byte \d+ of \d+: a command does not begin with \*/)
  })

  test('reads all files that a manifest names, and cuts the last one only', async () => {
    const data = folder.path('data')
    const journal = `${data}/appendonlydir`
    mkdirSync(journal, { recursive: true })
    const lines = [
      'file a.1.base.aof seq 1 type b',
      'file a.1.incr.aof seq 1 type i',
      'file a.2.incr.aof seq 2 type i',
    ]
    writeFileSync(`${journal}/a.manifest`, `${lines.join('\n')}\n`)
    writeFileSync(`${journal}/a.1.base.aof`, command('SET', 'k', 'v'))
    writeFileSync(`${journal}/a.1.incr.aof`, '')
    writeFileSync(`${journal}/a.2.incr.aof`, command('DEL', 'k').slice(0, -1))
    const torn = await run('check', data)
    assert.equal(torn.exitCode, 1)
    assert.deepEqual(torn.lines.slice(0, 6), [
      `${journal}/a.manifest is whole: a journal of 3 files.`,
      `${journal}/a.1.base.aof is whole: an append-only file.`,
      '1 command.',
      `${journal}/a.1.incr.aof is whole: an append-only file.`,
      '0 commands.',
      `${journal}/a.2.incr.aof ends too early: the file ends inside a command.`,
    ])
    assert.equal((await run('check', '--fix', journal)).exitCode, 0)
    assert.equal((await run('check', `${journal}/a.manifest`)).exitCode, 0)
    writeFileSync(`${journal}/a.1.incr.aof`, '*1\r\n')
    assert.equal((await run('check', '--fix', data)).exitCode, 1)
    assert.equal(readFileSync(`${journal}/a.1.incr.aof`, 'latin1'), '*1\r\n')
  })

  test('refuses a manifest that is damaged', async () => {
    const path = folder.path('wrong.manifest')
    for (const [text, message] of [
      ['file a seq 1', 'is damaged in line 1: the type has to be b, i or h'],
      ['file a seq 1 type', 'is damaged in line 1: it is no list of names and values'],
      ['file ../a seq 1 type b', 'is damaged in line 1: the file has to be a name without a path'],
      ['file a seq 0 type b', 'is damaged in line 1: the sequence has to be a number from 1 on'],
      ['file a seq 1 type b\nfile b seq 2 type b', 'is damaged in line 2: there is a second base'],
      ['file a seq 2 type i\nfile b seq 2 type i', 'is damaged in line 2: sequences have to ascend'],
      ['# nothing', 'names no file'],
    ]) {
      writeFileSync(path, text ?? '')
      assert.deepEqual(await run('check', path), {
        exitCode: 1,
        lines: [],
        errors: `nacre check: ${path} ${message}\n`,
      })
    }
  })
})
