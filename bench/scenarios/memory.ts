/** Bytes of memory for each of a million small keys. */
import { preload } from '../client.ts'
import { Peer } from '../peers.ts'
import { fixed, type Section } from '../report.ts'

const keys = 1_000_000
const keyBytes = 10
const valueBytes = 16

/** What the resident memory of each server grows by. */
export async function memoryScenario(): Promise<Section> {
  const perKey = new Map<string, number>()
  for (const [i, name] of (['redis', 'nacre'] as const).entries()) {
    const peer = await Peer.start(name, 17_100 + i)
    await preload(peer.port, 1000, valueBytes)
    const before = peer.residentBytes()
    await preload(peer.port, keys, valueBytes)
    perKey.set(name, (peer.residentBytes() - before) / keys)
    await peer.stop()
  }
  const redis = perKey.get('redis') ?? Number.NaN
  return {
    title: 'Memory',
    command: 'npm run bench -- memory',
    columns: ['server', 'bytes a key', 'of redis', 'over key and value'],
    rows: [...perKey].map(([name, bytes]) => [
      name,
      fixed(bytes, 1),
      fixed(bytes / redis),
      fixed(bytes - keyBytes - valueBytes, 1),
    ]),
    notes: [
      `${keys} keys of ${keyBytes} bytes with values of ${valueBytes} bytes; growth of resident memory.`,
    ],
  }
}
