// The crash campaign: a server under load is killed, at a random moment or at a chosen
// operation on its disk, and what it recovers is held against what its clients were told.
//
// Each client appends its own numbers, 1, 2, 3 …, in transactions or, one of them, in
// scripts, that touch several shards: the list `log`, which all clients share, a list of its own, and a counter. So
// the log is the order in which everything happened, and after a crash:
//
// - the log has each client's numbers in order, without a gap: it is a prefix of history;
// - lists and counters are those of the log: every transaction is whole or not there;
// - nothing is there that was not sent; under `always` everything is that was answered.

import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Database, open } from '../../src/index.ts'
import { RespClient } from '../oracle/resp-client.ts'
import type { SeededRandom } from '../oracle/seeded-random.ts'

const clients = 4
/** The client that sends scripts instead of transactions. */
const scriptClient = 3
const script = `
  redis.call('RPUSH', KEYS[1], ARGV[1] .. ':' .. ARGV[2])
  redis.call('RPUSH', KEYS[2], ARGV[2])
  return {redis.call('INCR', KEYS[3])}
`
/** After so many rounds another directory is begun, since a history grows, and is checked whole. */
const roundsADirectory = 50
const program = new URL('./server.ts', import.meta.url).pathname

/** When the journal is flushed. */
export type Policy = 'always' | 'everysec' | 'no'

/** What a campaign did. */
export interface CampaignReport {
  readonly rounds: number
  /** Rounds that ended at a chosen operation of the disk, not at a random moment. */
  readonly faults: number
  /** Transactions and scripts that were recovered. */
  readonly transactions: number
  /** Of these, scripts. */
  readonly scripts: number
  readonly answered: number
  /** Those that had been answered and were not there, which `always` forbids. */
  readonly lost: number
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

/** How far one client got. */
interface Progress {
  sent: number
  answered: number
}

/** Runs so many rounds. `onDirectory` is told of what there was, after each directory. */
export async function runCampaign(
  policy: Policy,
  rounds: number,
  random: SeededRandom,
  onDirectory: (report: CampaignReport) => void = () => undefined,
): Promise<CampaignReport> {
  const total = { rounds: 0, faults: 0, transactions: 0, scripts: 0, answered: 0, lost: 0 }
  while (total.rounds < rounds) {
    await runOnDirectory(policy, Math.min(roundsADirectory, rounds - total.rounds), random, total)
    onDirectory(total)
  }
  return total
}

/** Runs rounds on one directory, and adds to the report. */
async function runOnDirectory(
  policy: Policy,
  rounds: number,
  random: SeededRandom,
  total: Writable<CampaignReport>,
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'nacre-campaign-'))
  const progress: Progress[] = Array.from({ length: clients }, () => ({ sent: 0, answered: 0 }))
  try {
    for (let round = 0; round < rounds; round++, total.rounds++) {
      const fault = random.chance(0.6) ? randomFault(random) : undefined
      if (fault !== undefined) total.faults += 1
      const before = progress.map(({ answered }) => answered)
      await runUntilKilled(directory, policy, fault, random, progress)
      const where = `round ${total.rounds} with ${fault ?? 'a kill'}`
      const reachedByAll = check(directory, policy, progress, where)
      for (const [index, client] of progress.entries()) {
        const reached = reachedByAll[index] ?? 0
        total.transactions += reached - (before[index] ?? 0)
        if (index === scriptClient) total.scripts += reached - (before[index] ?? 0)
        total.answered += client.answered - (before[index] ?? 0)
        total.lost += Math.max(client.answered - reached, 0)
        client.sent = client.answered = reached
      }
    }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** An operation at which the process ends, or from which on the disk fails for a while. */
function randomFault(random: SeededRandom): string {
  const operation = random.pick(['write', 'write', 'write', 'sync', 'rename', 'open', 'remove'])
  const number = 1 + random.below(operation === 'write' || operation === 'sync' ? 60 : 8)
  const ends = random.pick(operation === 'write' ? ['torn', 'kill', 'killafter'] : ['kill', 'killafter'])
  if (random.chance(0.7)) return `${operation}:${number}:${ends}`
  const error = random.pick(['ENOSPC', 'EIO'])
  const half = operation === 'write' ? `write:${number}:half ` : ''
  return `${half}${operation}:${number + 1}-${number + 5}:${error} write:${number + 40}:torn`
}

async function runUntilKilled(
  directory: string,
  policy: Policy,
  fault: string | undefined,
  random: SeededRandom,
  progress: readonly Progress[],
): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, directory, policy], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...(fault === undefined ? {} : { NACRE_DISK_FAULTS: fault }) },
  })
  const exit = once(child, 'exit')
  const port = await portOf(child)
  if (port !== undefined) {
    const load = Promise.all(progress.map((client, index) => putUnderLoad(port, index, client)))
    const timer = setTimeout(
      () => child.kill('SIGKILL'),
      30 + random.below(fault === undefined ? 1000 : 1500),
    )
    await load
    clearTimeout(timer)
  }
  child.kill('SIGKILL')
  await exit
}

/** The port that it listens on; nothing if it ended before it told. */
async function portOf(child: ChildProcess): Promise<number | undefined> {
  assert.ok(child.stdout !== null)
  for await (const line of createInterface(child.stdout)) return Number(line)
  return undefined
}

/** Sends transactions, several at a time, until the server is gone. */
async function putUnderLoad(port: number, index: number, progress: Progress): Promise<void> {
  const pipelined = 3
  while (true) {
    let client: RespClient
    try {
      client = await RespClient.connect({ port })
    } catch {
      return
    }
    try {
      while (await sendSome(client, index, progress, pipelined)) {
        // The next ones.
      }
    } catch {
      // The server is gone, or has closed a connection that it could not answer.
    }
    await client.close().catch(() => undefined)
    if (progress.sent !== progress.answered) return
  }
}

/** False when one was refused: then the numbers behind it would leave a gap. */
async function sendSome(
  client: RespClient,
  index: number,
  progress: Progress,
  count: number,
): Promise<boolean> {
  const numbers = Array.from({ length: count }, (_, i) => progress.sent + 1 + i)
  const replies = numbers.map((number) => client.pipeline(callsFor(index, number)).then((all) => all.at(-1)))
  for (const reply of replies) reply.catch(() => undefined)
  progress.sent += count
  for (const reply of replies) {
    const answer = await reply
    if (answer?.type !== 'array') return false
    progress.answered += 1
  }
  return true
}

function callsFor(index: number, number: number): (readonly string[])[] {
  const keys = ['log', `list:${index}`, `count:${index}`] as const
  if (index === scriptClient) return [['EVAL', script, '3', ...keys, String(index), String(number)]]
  const [log, list, count] = keys
  return [
    ['MULTI'],
    ['RPUSH', log, `${index}:${number}`],
    ['RPUSH', list, String(number)],
    ['INCR', count],
    ['EXEC'],
  ]
}

/** Opens what the server left and holds it against what the clients know. The last number of each client. */
function check(directory: string, policy: Policy, progress: readonly Progress[], where: string): number[] {
  using db: Database = open(directory, { config: { appendfsync: 'no' } })
  const log = db.lrange('log', 0, -1)
  const reached = progress.map(() => 0)
  for (const entry of log) {
    const [index = 0, number] = entry.split(':').map(Number)
    assert.equal(number, (reached[index] ?? 0) + 1, `${where}: client ${index} has a gap`)
    reached[index] = number
  }
  for (const [index, last] of reached.entries()) {
    const client = progress[index]
    assert.ok(client !== undefined)
    assert.equal(db.llen(`list:${index}`), last, `${where}: list ${index} is not that of the log`)
    assert.equal(Number(db.get(`count:${index}`)), last, `${where}: counter ${index} is not that of the log`)
    assert.ok(last <= client.sent, `${where}: client ${index} sent ${client.sent}, and ${last} are there`)
    if (policy === 'always') {
      assert.ok(
        last >= client.answered,
        `${where}: client ${index} was answered ${client.answered}, of ${last}`,
      )
    }
  }
  return reached
}
