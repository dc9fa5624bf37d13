/** Ten million keys: growth without a pause, and reads that miss every cache. */
import { ask, preload } from '../client.ts'
import { measure, medianFigures } from '../measure.ts'
import { Peer } from '../peers.ts'
import { fixed, type Section } from '../report.ts'

const keys = 10_000_000
const valueBytes = 64
const slowMicroseconds = 5000

/** Loads both servers, then reads at pipeline 16. */
export async function largeScenario(rounds: number): Promise<Section> {
  const rows: (string | number)[][] = []
  let redisCpu = Number.NaN
  for (const [i, name] of (['redis', 'nacre'] as const).entries()) {
    const peer = await Peer.start(name, 17_200 + i)
    await ask(peer.port, `CONFIG SET slowlog-log-slower-than ${slowMicroseconds}`)
    const cpuBefore = peer.cpuMicroseconds()
    await preload(peer.port, keys, valueBytes)
    const loadCpu = (peer.cpuMicroseconds() - cpuBefore) / keys
    const slow = Number(/:(\d+)/.exec(await ask(peer.port, 'SLOWLOG LEN'))?.[1])
    const runs = []
    for (let round = 0; round < rounds; round++) {
      const plan = {
        command: 'get',
        connections: 50,
        pipeline: 16,
        keys,
        valueBytes,
        requests: 1_000_000,
      } as const
      runs.push(await measure(peer, { ...plan, seed: round + 1 }))
    }
    const figures = medianFigures(runs)
    if (name === 'redis') redisCpu = figures.cpuMicroseconds
    rows.push([
      name,
      fixed(loadCpu, 3),
      slow,
      fixed(figures.cpuMicroseconds, 3),
      fixed(figures.cpuMicroseconds / redisCpu),
      fixed(figures.p999Ms, 3),
    ])
    await peer.stop()
  }
  return {
    title: 'Ten million keys',
    command: 'npm run bench -- large',
    columns: ['server', 'load CPU µs/op', 'loads slower than 5 ms', 'GET CPU µs/op', 'of redis', 'p99.9 ms'],
    rows,
  }
}
