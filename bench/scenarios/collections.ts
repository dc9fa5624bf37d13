/**
 * Commands of the collections over TCP: processor time a request and throughput.
 *
 * The load is redis-benchmark's, since replies differ in length; it draws the
 * numbers that stand for `__rand_int__` and `__data__` is a value of 64 bytes.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { sendCalls } from '../client.ts'
import { median } from '../measure.ts'
import { Peer } from '../peers.ts'
import { fixed, type Section } from '../report.ts'

const run = promisify(execFile)
const connections = 50
const randomRange = 100_000
const data = 'x'.repeat(64)

interface Scenario {
  readonly name: string
  readonly command: string
  /** Calls that are made before each run on an empty store. */
  readonly before?: () => Iterable<readonly string[]>
}

function* repeat(count: number, call: (index: number) => readonly string[]): Iterable<readonly string[]> {
  for (let i = 0; i < count; i += 1) yield call(i)
}

const fillList = (count: number) => () => repeat(count, () => ['RPUSH', 'list', data])
const fillHash = (count: number) => () => repeat(count, (i) => ['HSET', 'hash', `field:${i}`, data])
const fillSortedSet = (count: number) => () =>
  repeat(count, (i) => ['ZADD', 'zset', String(i), `member:${i}`])

/** `consumed` is how many elements a run takes away. */
function scenarios(consumed: number): readonly Scenario[] {
  return [
    { name: 'LPUSH', command: `LPUSH list ${data}` },
    { name: 'RPUSH', command: `RPUSH list ${data}` },
    { name: 'LPOP', command: 'LPOP list', before: fillList(consumed) },
    { name: 'RPOP', command: 'RPOP list', before: fillList(consumed) },
    { name: 'LRANGE_100', command: 'LRANGE list 0 99', before: fillList(1000) },
    { name: 'SADD', command: 'SADD set member:__rand_int__' },
    {
      name: 'SPOP',
      command: 'SPOP set',
      before: () => repeat(consumed, (i) => ['SADD', 'set', `member:${i}`]),
    },
    { name: 'HSET', command: `HSET hash field:__rand_int__ ${data}` },
    {
      name: 'HGET',
      command: 'HGET hash field:__rand_int__',
      before: () =>
        repeat(randomRange, (i) => ['HSET', 'hash', `field:${String(i).padStart(12, '0')}`, data]),
    },
    { name: 'HGETALL of 10', command: 'HGETALL hash', before: fillHash(10) },
    { name: 'ZADD', command: 'ZADD zset __rand_int__ member:__rand_int__' },
    { name: 'ZRANGE_100', command: 'ZRANGE zset 0 99', before: fillSortedSet(10_000) },
    { name: 'ZPOPMIN', command: 'ZPOPMIN zset', before: fillSortedSet(consumed) },
    { name: 'XADD', command: `XADD stream * field ${data}` },
    {
      name: 'XREADGROUP',
      command: 'XREADGROUP GROUP group consumer COUNT 1 STREAMS stream >',
      before: function* () {
        yield* repeat(consumed, () => ['XADD', 'stream', '*', 'field', data])
        yield ['XGROUP', 'CREATE', 'stream', 'group', '0']
      },
    },
    {
      name: 'MSET of 10',
      command: `MSET${` key:__rand_int__ ${data}`.repeat(10)}`,
    },
  ]
}

interface Options {
  readonly rounds: number
  /** Scales the number of requests. */
  readonly scale: number
}

/** One table for each pipeline depth; peers take turns in every round. */
export async function collectionsScenario(options: Options): Promise<Section[]> {
  const sections: Section[] = []
  for (const pipeline of [16, 1]) sections.push(await comparePipeline(pipeline, options))
  return sections
}

async function comparePipeline(pipeline: number, { rounds, scale }: Options): Promise<Section> {
  const requests = Math.round((pipeline === 1 ? 100_000 : 500_000) * scale)
  const peers = [await Peer.start('redis', 17_300), await Peer.start('nacre', 17_301)] as const
  const rows: (string | number)[][] = []
  try {
    for (const scenario of scenarios(requests)) {
      const figures: { readonly cpu: number; readonly rate: number }[][] = [[], []]
      for (let round = 0; round < rounds; round += 1) {
        for (const [i, peer] of peers.entries())
          figures[i]?.push(await measure(peer, scenario, pipeline, requests))
      }
      const [redis, nacre] = figures.map((runs) => ({
        cpu: median(runs.map(({ cpu }) => cpu)),
        rate: median(runs.map(({ rate }) => rate)),
      }))
      if (redis === undefined || nacre === undefined) throw new Error('two peers were measured')
      rows.push([
        scenario.name,
        fixed(redis.cpu, 3),
        fixed(nacre.cpu, 3),
        fixed(nacre.cpu / redis.cpu),
        Math.round(redis.rate),
        Math.round(nacre.rate),
      ])
    }
  } finally {
    await Promise.all(peers.map((peer) => peer.stop()))
  }
  return {
    title: `Collections, pipeline ${pipeline}`,
    command: 'npm run bench -- collections',
    columns: [
      'command',
      'redis CPU µs/op',
      'nacre CPU µs/op',
      'ratio',
      'redis requests/s',
      'nacre requests/s',
    ],
    rows,
  }
}

async function measure(peer: Peer, { command, before }: Scenario, pipeline: number, requests: number) {
  await sendCalls(peer.port, [['FLUSHALL']])
  if (before !== undefined) await sendCalls(peer.port, before())
  const cpuBefore = peer.cpuMicroseconds()
  const { stdout } = await run('taskset', [
    ...['-c', '1', 'redis-benchmark', '-p', String(peer.port), '-c', String(connections)],
    ...['-P', String(pipeline), '-n', String(requests), '-r', String(randomRange), '--csv'],
    ...command.split(' '),
  ])
  const rate = Number(/\n"[^\n]*?","([\d.]+)"/.exec(stdout)?.[1])
  return { cpu: (peer.cpuMicroseconds() - cpuBefore) / requests, rate }
}
