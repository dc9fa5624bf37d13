// What Redis 7.0 does not know is kept in words that it does, and has the same result there.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { open } from '../../src/index.ts'
import { RedisServer, redisServerExists } from '../oracle/redis-server.ts'
import { RespClient, type Word } from '../oracle/resp-client.ts'
import { temporaryFolder } from './temporary-folder.ts'

const config = { 'enable-debug-command': 'yes', 'aof-timestamp-enabled': 'no' }

/** Runs commands, and has what they left loaded again, by ours and by redis-server. */
async function isLoadedAlike(
  t: TestContext,
  commands: readonly (readonly Word[])[],
  keys: readonly string[],
): Promise<void> {
  const folder = temporaryFolder(t)
  const before = await stateAfter(folder, commands, keys)
  assert.deepEqual(await stateAfter(folder, [], keys), before)
  if (!redisServerExists) return
  const options = ['--dir', folder, '--appendonly', 'yes', '--enable-debug-command', 'yes']
  const redis = await RedisServer.start(options)
  t.after(() => redis.stop())
  const client = await redis.connect()
  // It answers while it loads, and DEBUG then tells of a part.
  while ((await client.call('EXISTS', ...keys)).type === 'error') await sleep(5)
  assert.deepEqual(await client.call('DEBUG', 'DIGEST-VALUE', ...keys), before.digests)
}

async function stateAfter(folder: string, commands: readonly (readonly Word[])[], keys: readonly string[]) {
  using db = open(folder, { config })
  const server = await db.listen({ port: 0 })
  const client = await RespClient.connect({ port: server.port })
  for (const [index, reply] of (await client.pipeline(commands)).entries()) {
    assert.notEqual(reply.type, 'error', `${commands[index]?.join(' ')}: ${JSON.stringify(reply)}`)
  }
  const digests = await client.call('DEBUG', 'DIGEST-VALUE', ...keys)
  const streams = []
  for (const key of keys.filter((name) => db.type(name) === 'stream')) {
    streams.push(await client.call('XINFO', 'STREAM', key), await client.call('XINFO', 'GROUPS', key))
  }
  await client.close()
  return { digests, streams }
}

/** Commands as texts. */
function all(...texts: readonly string[]): string[][] {
  return texts.map((text) => text.split(' '))
}

/** A stream of which a group has read the first hundred, and acknowledged the odd ones. */
function filled(key: string, entries: number): string[][] {
  const ids = Array.from({ length: entries }, (_, index) => `${index + 1}-1`)
  return [
    ...ids.map((id) => ['XADD', key, id, 'field', 'value']),
    ...all(`XGROUP CREATE ${key} group 0`, `XREADGROUP GROUP group consumer COUNT 100 STREAMS ${key} >`),
    ...ids
      .slice(0, 100)
      .filter((_, index) => index % 2 === 0)
      .map((id) => ['XACK', key, 'group', id]),
  ]
}

test('XADD and XTRIM that look at consumer groups', async (t) => {
  const keys = ['a', 'b', 'c', 'd', 'e', 'f']
  const trims = all(
    'XADD a DELREF MAXLEN ~ 10 LIMIT 200 5000-1 f v',
    'XTRIM b MAXLEN ~ 10 LIMIT 200 ACKED',
    'XTRIM c MAXLEN ~ 10 DELREF',
    'XADD d ACKED MAXLEN = 10 5000-1 f v',
    'XTRIM e MINID 51-1 ACKED',
    'XADD f DELREF MINID 51-1 5000-1 f v',
    'XADD f DELREF MAXLEN 0 * f v',
  )
  await isLoadedAlike(t, [...keys.flatMap((key) => filled(key, 1000)), ...trims], keys)
})

test('XDELEX and XACKDEL', async (t) => {
  const keys = ['a', 'b', 'c']
  const deletions = all(
    'XDELEX a DELREF IDS 3 2-1 3-1 150-1',
    'XDELEX b ACKED IDS 3 2-1 3-1 150-1',
    'XACKDEL c group DELREF IDS 3 2-1 3-1 150-1',
  )
  await isLoadedAlike(t, [...keys.flatMap((key) => filled(key, 200)), ...deletions], keys)
})

test('BITOP with operations of Redis 8', async (t) => {
  const operations = ['DIFF', 'DIFF1', 'ANDOR', 'ONE']
  const commands = all(
    'MSET x abc y b z cd gone value',
    ...operations.map((operation) => `BITOP ${operation} ${operation} x y z`),
    'BITOP ONE gone missing nothing',
  )
  await isLoadedAlike(t, commands, [...operations, 'gone'])
})

test('RESTORE of what later versions of Redis dumped', async (t) => {
  const body = Buffer.from([0, 1, 0x76, 11, 0])
  const checksum = Buffer.alloc(8)
  checksum.writeBigUInt64LE(crc64(body))
  const commands = [['RESTORE', 'restored', '0', Buffer.concat([body, checksum])]]
  await isLoadedAlike(t, commands, ['restored'])
})

function crc64(bytes: Buffer): bigint {
  let crc = 0n
  for (const byte of bytes) {
    crc ^= BigInt(byte)
    for (let bit = 0; bit < 8; bit++) crc = crc & 1n ? (crc >> 1n) ^ 0x95ac9329ac4bc9b5n : crc >> 1n
  }
  return crc
}
