/** Bytes of memory of collections of several sizes, against redis-server's for the same data. */
import { sendCalls } from '../client.ts'
import { Peer, type PeerName } from '../peers.ts'
import { fixed, type Section } from '../report.ts'

/** Members of all collections of one measurement together. */
const membersAltogether = 1_000_000

type Adding = (key: string, index: number) => readonly string[]

/** Members and values have 16 bytes. */
const member = (index: number) => `member:${String(index).padStart(9, '0')}`

const kinds: { readonly [kind: string]: Adding } = {
  hash: (key, i) => ['HSET', key, member(i), member(i)],
  set: (key, i) => ['SADD', key, member(i)],
  list: (key, i) => ['RPUSH', key, member(i)],
  'sorted set': (key, i) => ['ZADD', key, String(i), member(i)],
}

function* calls(add: Adding, size: number): Iterable<readonly string[]> {
  for (let i = 0; i < membersAltogether; i += 1) yield add(`key:${Math.floor(i / size)}`, i % size)
}

/** What the resident memory of each server grows by. */
export async function collectionMemoryScenario(): Promise<Section> {
  const rows: (string | number)[][] = []
  for (const [kind, add] of Object.entries(kinds)) {
    const sizes = kind === 'sorted set' ? [10, 100, 10_000, membersAltogether] : [10, 100, 10_000]
    for (const size of sizes) {
      const redis = await bytesAMember('redis', add, size)
      const nacre = await bytesAMember('nacre', add, size)
      rows.push([kind, size, fixed(redis, 1), fixed(nacre, 1), fixed(nacre / redis)])
    }
  }
  return {
    title: 'Memory of collections',
    command: 'npm run bench -- collection-memory',
    columns: ['kind', 'members', 'redis bytes a member', 'nacre bytes a member', 'ratio'],
    rows,
    notes: [
      `${membersAltogether} members of 16 bytes altogether (fields with values of 16 bytes, scores in order); growth of resident memory.`,
    ],
  }
}

async function bytesAMember(name: PeerName, add: Adding, size: number): Promise<number> {
  const peer = await Peer.start(name, name === 'redis' ? 17_400 : 17_401)
  try {
    await sendCalls(peer.port, [add('warm', 0)])
    const before = peer.residentBytes()
    await sendCalls(peer.port, calls(add, size))
    return (peer.residentBytes() - before) / membersAltogether
  } finally {
    await peer.stop()
  }
}
