import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { type CommandLine, parseCommandLine } from '../../src/cli/arguments.ts'
import { ConfigurationFileError } from '../../src/config/errors.ts'
import { loadConfiguration } from '../../src/config/parse-file.ts'
import { redisServerExists, redisServerProgram } from '../oracle/redis-server.ts'

function start(...words: string[]): CommandLine & { readonly action: 'start' } {
  const commandLine = parseCommandLine(words)
  assert.ok(commandLine.action === 'start')
  return commandLine
}

test('no words start the server with its defaults', () => {
  assert.deepEqual(start(), { action: 'start', file: undefined, readsInput: false, optionLines: [] })
})

test('a first word that is no option is the file', () => {
  assert.equal(start('redis.conf', '--port', '1').file, 'redis.conf')
  assert.equal(start('--port', '1').file, undefined)
})

test('options are lines of redis.conf, with all words up to the next option', () => {
  assert.deepEqual(
    start('--port', '7001', '--save', '3600', '1', '--client-output-buffer-limit', 'normal', '0', '0', '0')
      .optionLines,
    ['port "7001"', 'save "3600" "1"', 'client-output-buffer-limit "normal" "0" "0" "0"'],
  )
})

test('the word after an option is its value even with dashes', () => {
  assert.deepEqual(start('--requirepass', '--secret', '--port', '1').optionLines, [
    'requirepass "--secret"',
    'port "1"',
  ])
})

test('an option with its value in one word is followed by the next option', () => {
  assert.deepEqual(start('--port 7001', '--hz', '5').optionLines, ['port 7001', 'hz "5"'])
})

test('save may stand alone or be empty', () => {
  assert.deepEqual(start('--save', '--port', '1').optionLines, ['save ""', 'port "1"'])
  assert.deepEqual(start('--port', '1', '--save').optionLines, ['port "1"', 'save ""'])
  assert.deepEqual(start('--save', '', '--port', '1').optionLines, ['save ""', 'port "1"'])
})

test('a dash at either end means standard input', () => {
  assert.equal(start('-').readsInput, true)
  assert.deepEqual(start('-', '--port', '1'), {
    action: 'start',
    file: undefined,
    readsInput: true,
    optionLines: ['port "1"'],
  })
  const atTheEnd = start('redis.conf', '--port', '1', '-')
  assert.deepEqual(
    [atTheEnd.file, atTheEnd.readsInput, atTheEnd.optionLines],
    ['redis.conf', true, ['port "1"']],
  )
  assert.deepEqual(start('--port', '-', '--hz', '1').optionLines, ['port "-"', 'hz "1"'])
})

test('version and help are answered in first place only', () => {
  for (const word of ['-v', '--version']) assert.equal(parseCommandLine([word]).action, 'version')
  for (const word of ['-h', '--help']) assert.equal(parseCommandLine([word, 'x']).action, 'help')
  assert.equal(parseCommandLine(['--port', '1', '--version']).action, 'start')
})

test('what nacre does not do is refused in plain words', () => {
  for (const words of [['--test-memory', '100'], ['--check-system'], ['s.conf', '--sentinel']]) {
    const commandLine = parseCommandLine(words)
    assert.ok(commandLine.action === 'refuse')
    assert.match(commandLine.message, /^nacre /)
  }
})

const faultyLines = [
  ['--badoption'],
  ['--badoption', 'x'],
  ['--port'],
  ['--port', 'abc'],
  ['--port', '0', '--save', '--badoption', 'x'],
  ['--port', '0', '--save', '3600', '1', '--save', '300', '100', '--bad'],
  ['--port 0', '--bad', 'a b', "c'd"],
  ['--port', '0', '-bad'],
  ['--port', '0', '--maxmemory', '--hz'],
  ['--port', '0', 'bad'],
  ['-x'],
  ['--port=0'],
  ['--port', '0', '-', '--hz', '3'],
  ['--Port', '0', '--daemonize', 'maybe'],
  ['--foo', '--version'],
  ['--bind', ''.padEnd(40, '1 ')],
  ['--unixsocketperm', '888'],
]

test('faulty command lines are refused like those of redis-server', { skip: !redisServerExists }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nacre-command-line-'))
  for (const words of faultyLines) {
    const { stderr } = spawnSync(redisServerProgram, words, { encoding: 'utf8', timeout: 5000, cwd: folder })
    const theirs = stderr.replace(/Redis 7[\d.]+/, 'Redis 7.2.4').trim()
    assert.throws(
      () => loadConfiguration(start(...words)),
      (error) => {
        assert.ok(error instanceof ConfigurationFileError)
        assert.equal(error.message.replace(/\nDid you mean .*$/, '').trim(), theirs, words.join(' '))
        return true
      },
    )
  }
  rmSync(folder, { recursive: true })
})
