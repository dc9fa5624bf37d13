import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./fake-server.ts', import.meta.url))
const loader = import.meta.resolve('tsx')
const nodeWords = ['--import', loader, script]

let folder: string

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'nacre-process-'))
})

after(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a command line that ends by itself. */
function runToTheEnd(words: readonly string[], input = '') {
  return spawnSync(process.execPath, [...nodeWords, ...words], {
    encoding: 'utf8',
    cwd: folder,
    input,
    timeout: 20_000,
  })
}

class Running {
  output = ''
  readonly child: ChildProcess
  readonly exit: Promise<unknown[]>

  constructor(words: readonly string[]) {
    this.child = spawn(process.execPath, [...nodeWords, ...words], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.child.stdout?.on('data', (chunk) => {
      this.output += String(chunk)
    })
    this.exit = once(this.child, 'close')
  }

  async until(text: string): Promise<void> {
    for (let attempt = 0; attempt < 1000 && !this.output.includes(text); attempt += 1) await setTimeout(10)
    assert.ok(this.output.includes(text), `no "${text}" in:\n${this.output}`)
  }

  /** The messages of the log after the marks of their lines. */
  messages(): string[] {
    return this.output
      .trim()
      .split('\n')
      .map((line) => line.replace(/^\d+:(?:[A-Z] .{24}|signal-handler \(\d+\)) /, ''))
  }
}

async function serving(...words: string[]): Promise<Running> {
  const running = new Running(words)
  await running.until('Ready to accept connections tcp')
  return running
}

test('--version tells the version of Redis where tools look for it', () => {
  const { stdout, status } = runToTheEnd(['--version'])
  assert.match(
    stdout,
    /^Nacre server v=7\.2\.\d+ sha=\S+ malloc=\S+ bits=64 build=nacre-\d+\.\d+\.\d+ \(nacre /,
  )
  assert.equal(status, 0)
})

test('--help shows how to start', () => {
  const { stdout, status } = runToTheEnd(['--help'])
  assert.match(stdout, /^Usage: nacre \[CONFIG-FILE\] \[-\] \[--option value \.\.\.\]\n/)
  assert.equal(status, 0)
})

test('a tool runs instead of the server, and its status is that of the process', () => {
  const { stdout, status } = runToTheEnd(['check', '--fix', 'dump.json'])
  assert.equal(stdout, 'tool: check --fix dump.json\n')
  assert.equal(status, 3)
})

test('what is refused ends with status 1', () => {
  const { stderr, status } = runToTheEnd(['--sentinel'])
  assert.match(stderr, /^nacre has no Sentinel mode\./)
  assert.equal(status, 1)
})

test('a faulty option ends with status 1, the line and a suggestion', () => {
  const { stderr, stdout, status } = runToTheEnd(['--maxmemroy', '5'])
  assert.equal(stdout, '')
  assert.match(
    stderr,
    /FATAL CONFIG FILE ERROR .*\n.*at line 2\n>>> 'maxmemroy "5"'\n.*\nDid you mean 'maxmemory'\?\n$/,
  )
  assert.equal(status, 1)
})

test('a file that is missing is told of in the log', () => {
  const { stdout, status } = runToTheEnd(['missing.conf'])
  assert.match(
    stdout,
    /^\d+:C .* # Fatal error, can't open config file '.*missing\.conf': No such file or directory\n$/,
  )
  assert.equal(status, 1)
})

test('a log that cannot be opened stops the start', () => {
  const { stderr, status } = runToTheEnd(['--logfile', '/no/such/folder/log'])
  assert.match(stderr, /FATAL CONFIG FILE ERROR .*\nCan't open the log file: No such file or directory\n$/)
  assert.equal(status, 1)
})

test('a port that cannot be listened on stops the start', () => {
  const { stdout, status } = runToTheEnd(['--port', '1', '--pidfile', 'unused.pid'])
  assert.match(stdout, /# Failed listening on port 1 \(tcp\), aborting\.\n$/)
  assert.equal(status, 1)
  assert.ok(!existsSync(join(folder, 'unused.pid')))
})

test('nothing to listen on stops the start', () => {
  const { stdout, status } = runToTheEnd(['--port', '0'])
  assert.match(stdout, /# Configured to not listen anywhere, exiting\.\n$/)
  assert.equal(status, 1)
})

test('the log of a start and an end by SIGTERM', async () => {
  const running = await serving('--port', '7001', '--rdb-del-sync-files', 'yes')
  running.child.kill('SIGTERM')
  assert.deepEqual(await running.exit, [0, null])
  const pid = running.child.pid
  assert.deepEqual(running.messages(), [
    '* oO0OoO0OoO0Oo Nacre is starting oO0OoO0OoO0Oo',
    `* Nacre version=0.1.0, Redis version=7.2.4, bits=64, commit=00000000, modified=0, pid=${pid}, just started`,
    '* Configuration loaded',
    "# WARNING: The parameter 'rdb-del-sync-files' is accepted, but it has no effect yet.",
    '* Running mode=standalone, port=7001.',
    '* Server initialized',
    '* Ready to accept connections tcp',
    'Received SIGTERM scheduling shutdown...',
    '* User requested shutdown...',
    '* stopping: save configured, now false, force false',
    '# Nacre is now ready to exit, bye bye...',
  ])
  assert.match(
    running.output,
    new RegExp(`^${pid}:C \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d{3} \\* oO0`),
  )
})

test('the banner tells the port and the process id', async () => {
  const running = await serving('--port', '7002', '--always-show-logo', 'yes')
  running.child.kill('SIGINT')
  await running.exit
  assert.match(running.output, / Port: 7002\n/)
  assert.match(running.output, new RegExp(` PID: ${running.child.pid}\n`))
})

test('flags say how a signal ends the server', async () => {
  const running = await serving('--port', '7003', '--shutdown-on-sigint', 'nosave force')
  running.child.kill('SIGINT')
  assert.deepEqual(await running.exit, [0, null])
  assert.ok(running.messages().includes('* stopping: save nosave, now false, force true'))
})

test('a second SIGINT ends the server at once', async () => {
  const running = await serving('--port', '7004', '--hz', '99')
  running.child.kill('SIGINT')
  await running.until('stopping')
  running.child.kill('SIGINT')
  assert.deepEqual(await running.exit, [1, null])
  assert.ok(running.messages().includes('You insist... exiting now.'))
})

test('a shutdown that fails leaves the server running', async () => {
  const running = await serving('--port', '7005', '--hz', '88')
  running.child.kill('SIGTERM')
  await running.until('Errors trying to shut down the server: the disk is full')
  assert.equal(running.child.exitCode, null)
  running.child.kill('SIGKILL')
  await running.exit
})

test('the hang-up of a terminal does not end the server', async () => {
  const running = await serving('--port', '7006')
  running.child.kill('SIGHUP')
  await setTimeout(200)
  assert.equal(running.child.exitCode, null)
  running.child.kill('SIGTERM')
  assert.deepEqual(await running.exit, [0, null])
})

test('the command SHUTDOWN ends the process as a signal does', async () => {
  const running = await serving('--port', '7007', '--hz', '77')
  assert.deepEqual(await running.exit, [0, null])
  assert.ok(running.messages().includes('* stopping: save nosave, now false, force false'))
})

test('the process id file lives as long as the server', async () => {
  const running = await serving('--port', '7008', '--pidfile', 'server.pid')
  assert.equal(readFileSync(join(folder, 'server.pid'), 'utf8'), `${running.child.pid}\n`)
  running.child.kill('SIGTERM')
  await running.exit
  assert.ok(!existsSync(join(folder, 'server.pid')))
  assert.ok(running.messages().includes('* Removing the pid file.'))
})

test('the configuration may come on standard input', () => {
  const { stdout, status } = runToTheEnd(['-', '--port', '7009'], 'hz 77\nport 0\n')
  assert.match(stdout, /^\d+:C .* \* Reading config from stdin\n/)
  assert.match(stdout, /Ready to accept connections tcp/)
  assert.equal(status, 0)
})

test('a daemon serves before the process that was started ends', async () => {
  writeFileSync(
    join(folder, 'daemon.conf'),
    'daemonize yes\npidfile daemon.pid\nlogfile daemon.log\nport 7010\n',
  )
  const { status, stdout } = runToTheEnd(['daemon.conf'])
  assert.deepEqual([status, stdout], [0, ''])
  const log = () => readFileSync(join(folder, 'daemon.log'), 'utf8')
  assert.match(log(), /Ready to accept connections tcp/)
  const pid = Number(readFileSync(join(folder, 'daemon.pid'), 'utf8'))
  renameSync(join(folder, 'daemon.log'), join(folder, 'daemon.log.1'))
  process.kill(pid, 'SIGTERM')
  for (let attempt = 0; attempt < 500 && existsSync(join(folder, 'daemon.pid')); attempt += 1)
    await setTimeout(10)
  assert.ok(!existsSync(join(folder, 'daemon.pid')))
  assert.match(log(), /User requested shutdown\.\.\./)
})

test('a daemon that cannot start lets its starter fail', () => {
  const { status } = runToTheEnd(['--daemonize', 'yes', '--port', '1', '--pidfile', 'failed.pid'])
  assert.equal(status, 1)
})

test('a daemon is given its standard input', () => {
  const input = 'daemonize yes\npidfile piped.pid\nhz 77\nport 7011\nlogfile piped.log\n'
  assert.equal(runToTheEnd(['-'], input).status, 0)
  assert.match(readFileSync(join(folder, 'piped.log'), 'utf8'), /Ready to accept connections tcp/)
})

test('the level of the log says what is in it', () => {
  const { stdout } = runToTheEnd([
    '--port',
    '7012',
    '--hz',
    '77',
    '--loglevel',
    'warning',
    '--rdb-del-sync-files',
    'yes',
  ])
  assert.deepEqual(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.replace(/^.* # /, '')),
    [
      "WARNING: The parameter 'rdb-del-sync-files' is accepted, but it has no effect yet.",
      'Nacre is now ready to exit, bye bye...',
    ],
  )
})

test('dir is where relative paths start from', async () => {
  const other = mkdtempSync(join(tmpdir(), 'nacre-dir-'))
  const running = await serving('--port', '7013', '--dir', other, '--pidfile', 'here.pid')
  assert.ok(existsSync(join(other, 'here.pid')))
  running.child.kill('SIGTERM')
  await running.exit
  rmSync(other, { recursive: true })
})

test('the title of the process is made from its template', async () => {
  const running = await serving('--port', '7014', '--proc-title-template', '{title} on {port}')
  const title = readFileSync(`/proc/${running.child.pid}/cmdline`, 'utf8').replaceAll('\0', '').trim()
  assert.equal(title, 'nacre on 7014')
  running.child.kill('SIGTERM')
  await running.exit
})
