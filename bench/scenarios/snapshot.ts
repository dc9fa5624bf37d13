/** Snapshots: what saving costs those who write meanwhile, and how long saving and loading take. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ask, preload } from '../client.ts'
import { type Figures, measure, median } from '../measure.ts'
import { Peer, type PeerName } from '../peers.ts'
import { fixed, type Section } from '../report.ts'

const millionsByDefault = 1
const valueBytes = 64
const sampleEveryMs = 50

/** What one server showed. */
interface SnapshotFigures {
  readonly quietP999Ms: number
  readonly savingP999Ms: number
  /** The most that memory grew by while it saved under load, as a share of what it was. */
  readonly growth: number
  readonly saveSeconds: number
  readonly loadSeconds: number
}

/** @param options.scale Millions of keys. */
export async function snapshotScenario(options: { rounds: number; scale: number }): Promise<Section> {
  const keys = Math.round(options.scale * millionsByDefault * 1_000_000)
  const results: [label: string, figures: SnapshotFigures][] = []
  for (const [name, format] of [['redis'], ['nacre', 'rdb'], ['nacre', 'json']] as const) {
    const label = format === undefined ? name : `${name}, ${format}`
    results.push([label, await figuresOf(name, format, { keys, rounds: options.rounds })])
  }
  const redis = results[0]?.[1]
  return {
    title: `Snapshots of ${keys} keys`,
    command: `npm run bench -- snapshot --scale ${options.scale}`,
    columns: [
      'server',
      'SET p99.9 ms',
      'while saving',
      'ratio',
      'memory growth %',
      'save s per million',
      'of redis',
      'load s per million',
      'of redis',
    ],
    rows: results.map(([label, figures]) => [
      label,
      fixed(figures.quietP999Ms, 3),
      fixed(figures.savingP999Ms, 3),
      fixed(figures.savingP999Ms / figures.quietP999Ms),
      fixed(figures.growth * 100, 1),
      fixed(figures.saveSeconds / (keys / 1e6), 3),
      fixed(figures.saveSeconds / (redis?.saveSeconds ?? Number.NaN)),
      fixed(figures.loadSeconds / (keys / 1e6), 3),
      fixed(figures.loadSeconds / (redis?.loadSeconds ?? Number.NaN)),
    ]),
    notes: [
      `Values of ${valueBytes} bytes, 50 connections, pipeline 1, one core for the server with all its threads and children; BGSAVE again and again during the load. Memory is the proportional share of server and children.`,
    ],
  }
}

async function figuresOf(
  name: PeerName,
  format: string | undefined,
  { keys, rounds }: { keys: number; rounds: number },
): Promise<SnapshotFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'nacre-bench-'))
  const formatWords = format === undefined ? [] : ['--snapshot-format', format]
  const peer = await Peer.start(name, name === 'redis' ? 17_500 : 17_501, [
    ...['--dir', folder, '--enable-debug-command', 'yes', ...formatWords],
  ])
  try {
    await preload(peer.port, keys, valueBytes)
    const runs: SnapshotFigures[] = []
    for (let round = 0; round < rounds; round++) runs.push(await oneRound(peer, keys, round))
    const middle = (pick: (run: SnapshotFigures) => number) => median(runs.map(pick))
    return {
      quietP999Ms: middle((run) => run.quietP999Ms),
      savingP999Ms: middle((run) => run.savingP999Ms),
      growth: middle((run) => run.growth),
      saveSeconds: middle((run) => run.saveSeconds),
      loadSeconds: middle((run) => run.loadSeconds),
    }
  } finally {
    await peer.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function oneRound(peer: Peer, keys: number, seed: number): Promise<SnapshotFigures> {
  const load = (): Promise<Figures> =>
    measure(peer, {
      command: 'set',
      connections: 50,
      pipeline: 1,
      keys,
      valueBytes,
      requests: 300_000,
      seed: seed + 1,
    })
  const quiet = await load()
  const { figures: saving, growth } = await whileSaving(peer, load)
  const saveSeconds = await secondsOf(peer, 'SAVE')
  const loadSeconds = await secondsOf(peer, 'DEBUG RELOAD NOSAVE')
  return { quietP999Ms: quiet.p999Ms, savingP999Ms: saving.p999Ms, growth, saveSeconds, loadSeconds }
}

/** Runs the load with a snapshot always under way, and watches the memory. */
async function whileSaving(
  peer: Peer,
  load: () => Promise<Figures>,
): Promise<{ figures: Figures; growth: number }> {
  const before = peer.sharedBytes()
  let most = before
  const over = new AbortController()
  const saving = (async () => {
    while (!over.signal.aborted) {
      if (!(await isSaving(peer))) await ask(peer.port, 'BGSAVE')
      most = Math.max(most, peer.sharedBytes())
      await new Promise((resolve) => setTimeout(resolve, sampleEveryMs))
    }
    while (await isSaving(peer)) await new Promise((resolve) => setTimeout(resolve, sampleEveryMs))
  })()
  const figures = await load()
  over.abort()
  await saving
  return { figures, growth: (most - before) / before }
}

async function isSaving(peer: Peer): Promise<boolean> {
  return (await ask(peer.port, 'INFO persistence')).includes('rdb_bgsave_in_progress:1')
}

async function secondsOf(peer: Peer, line: string): Promise<number> {
  const start = performance.now()
  const reply = await ask(peer.port, line)
  if (!reply.startsWith('+OK')) throw new Error(`${line}: ${reply}`)
  return (performance.now() - start) / 1000
}
