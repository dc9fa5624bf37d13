import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { freePort } from '../oracle/redis-server.ts'
import { RespClient } from '../oracle/resp-client.ts'

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const nodeWords = ['--import', import.meta.resolve('tsx'), main]

let folder: string
let child: ChildProcess | undefined
let log: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nacre-saving-'))
})

afterEach(async () => {
  if (child !== undefined && child.exitCode === null && child.signalCode === null) {
    const exit = once(child, 'exit')
    child.kill('SIGKILL')
    await exit
  }
  child = undefined
  rmSync(folder, { recursive: true, force: true })
})

/** Starts nacre in the folder; a connection to it once it serves, or nothing if it ends before. */
async function start(...words: readonly string[]): Promise<RespClient | undefined> {
  const port = await freePort()
  const started = spawn(
    process.execPath,
    [...nodeWords, '--port', String(port), '--appendonly', 'no', ...words],
    {
      cwd: folder,
    },
  )
  child = started
  log = ''
  for await (const chunk of started.stdout.iterator({ destroyOnReturn: false })) {
    log += String(chunk)
    if (!log.includes('Ready to accept connections')) continue
    started.stdout.resume()
    return RespClient.connect({ port })
  }
  return undefined
}

async function serving(...words: readonly string[]): Promise<RespClient> {
  const client = await start(...words)
  assert.ok(client instanceof RespClient, log)
  return client
}

/** Sends SHUTDOWN and waits for the end of the process. */
async function shutDown(client: RespClient, ...words: readonly string[]): Promise<void> {
  const exit = once(child as ChildProcess, 'exit')
  const reply = client.call('SHUTDOWN', ...words).catch(() => undefined)
  assert.deepEqual(await exit, [0, null])
  await reply
}

test('a server with save points saves at its end and loads at its start', async () => {
  const first = await serving('--save', '3600 1')
  await first.call('SET', 'key', 'value')
  await shutDown(first)
  assert.ok(existsSync(join(folder, 'dump.json')))
  const second = await serving('--save', '3600 1')
  assert.deepEqual(await second.call('GET', 'key'), { type: 'bulk', value: 'value' })
  await second.call('SET', 'key', 'changed')
  await shutDown(second, 'NOSAVE')
  const third = await serving('--save', '')
  assert.deepEqual(await third.call('GET', 'key'), { type: 'bulk', value: 'value' })
  await third.call('SET', 'key', 'changed')
  await shutDown(third)
  const fourth = await serving('--save', '')
  assert.deepEqual(await fourth.call('GET', 'key'), { type: 'bulk', value: 'value' })
  await fourth.call('SET', 'key', 'changed')
  await shutDown(fourth, 'SAVE')
  const fifth = await serving('--save', '')
  assert.deepEqual(await fifth.call('GET', 'key'), { type: 'bulk', value: 'changed' })
  await fifth.close()
})

test('a server that cannot save does not end, unless it is told to all the same', async () => {
  const client = await serving('--save', '3600 1')
  await client.call('SET', 'key', 'value')
  mkdirSync(join(folder, 'dump.json'))
  assert.deepEqual(await client.call('SHUTDOWN'), {
    type: 'error',
    message: 'ERR Errors trying to SHUTDOWN. Check logs.',
  })
  assert.deepEqual(await client.call('GET', 'key'), { type: 'bulk', value: 'value' })
  await shutDown(client, 'FORCE')
  rmdirSync(join(folder, 'dump.json'))
})

test('a server does not start with a snapshot that is damaged', async () => {
  writeFileSync(join(folder, 'dump.rdb'), 'REDIS0010\xff')
  assert.equal(await start('--save', ''), undefined)
  assert.match(log, /cannot load the snapshot .*dump\.rdb: .* at byte \d+; `nacre check .*` tells more/)
  assert.equal(child?.exitCode ?? (await once(child as ChildProcess, 'exit'))[0], 1)
})
