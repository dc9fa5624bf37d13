import type { ClientControl, ClientRecord } from '../commands/control-context.ts'
import type { NativeClient, NativeStore } from '../native/binding.ts'

/** The connections of a store: CLIENT LIST, KILL, PAUSE and their like. */
export class Clients implements ClientControl {
  readonly #native: NativeStore

  constructor(native: NativeStore) {
    this.#native = native
  }

  list(): readonly ClientRecord[] {
    const nowMs = this.#native.nowMs()
    return this.#native.clients().map((client) => describeClient(client, nowMs))
  }

  find(id: number): ClientRecord | undefined {
    const client = this.#native.clients().find((candidate) => candidate.id === id)
    return client && describeClient(client, this.#native.nowMs())
  }

  kill(ids: readonly number[], askingId: number): number {
    return ids.filter((id) => this.#native.killClient(id, id === askingId)).length
  }

  pause(durationMs: number, mode: 'all' | 'write'): void {
    this.#native.pauseClients(this.#native.nowMs() + durationMs, mode === 'all')
  }

  unpause(): void {
    this.#native.unpauseClients()
  }

  unblock(id: number, reason: 'timeout' | 'error'): boolean {
    return this.#native.unblockClient(id, reason === 'error')
  }
}

function describeClient(client: NativeClient, nowMs: number): ClientRecord {
  const secondsSince = (timeMs: number) => Math.max(0, Math.floor((nowMs - timeMs) / 1000))
  return {
    id: client.id,
    kind: isSubscribed(client) ? 'pubsub' : 'normal',
    address: client.address,
    localAddress: client.localAddress,
    fileDescriptor: client.descriptor,
    name: client.name,
    ageSeconds: secondsSince(client.createdMs),
    idleSeconds: secondsSince(client.lastActiveMs),
    flags: flagsOf(client),
    db: client.database,
    channels: client.channels,
    patterns: client.patterns,
    shardChannels: client.shardChannels,
    queuedCommands: client.queuedCommands,
    watchedKeys: client.watchedKeys,
    queryBufferBytes: client.queryBytes,
    queryBufferFreeBytes: 0,
    argumentBytes: 0,
    transactionBytes: 0,
    replyBufferBytes: client.outputBytes,
    replyBufferPeakBytes: client.outputBytes,
    replyBufferUsedBytes: client.outputBytes,
    replyListLength: 0,
    outputBytes: client.outputBytes,
    totalBytes: client.memoryBytes,
    events: client.outputBytes > 0 ? 'rw' : 'r',
    lastCommand: client.lastCommand,
    user: 'default',
    redirect: client.redirect,
    protocol: client.respVersion,
    libraryName: client.libraryName,
    libraryVersion: client.libraryVersion,
  }
}

const isSubscribed = ({ channels, patterns, shardChannels }: NativeClient): boolean =>
  channels + patterns + shardChannels > 0

/** Redis counts a monitor among its replicas, and marks it so. */
function flagsOf(client: NativeClient): string {
  const flags = [
    client.monitoring ? 'O' : '',
    isSubscribed(client) ? 'P' : '',
    client.queuedCommands >= 0 ? 'x' : '',
    client.blocked ? 'b' : '',
    client.redirect >= 0 ? 't' : '',
    client.redirectBroken ? 'R' : '',
    client.broadcast ? 'B' : '',
    client.watchBroken ? 'd' : '',
    isUnixAddress(client.address) ? 'U' : '',
    client.noEvict ? 'e' : '',
    client.noTouch ? 'T' : '',
  ].join('')
  return flags === '' ? 'N' : flags
}

const isUnixAddress = (address: string): boolean => address.includes('/')

/** Whether a client with this address is on this machine. */
export function isLocalAddress(address: string): boolean {
  return (
    isUnixAddress(address) ||
    address.startsWith('127.0.0.1:') ||
    address.startsWith('[::1]:') ||
    address.startsWith('in-process:')
  )
}
