import type {
  ConfigControl,
  ControlFaces,
  JournalControl,
  SessionView,
  SnapshotControl,
} from '../commands/control-context.ts'
import { CommandError } from '../commands/reply.ts'
import { decodeText, encodeText } from '../config/byte-text.ts'
import type { Configuration } from '../config/configuration.ts'
import type { NativeStore } from '../native/binding.ts'
import { Clients, isLocalAddress } from '../observability/clients.ts'
import { Latency } from '../observability/latency.ts'
import { Slowlog } from '../observability/slowlog.ts'
import { Statistics } from '../observability/statistics.ts'
import type { FacesFor } from './control-plane.ts'
import type { StoreHost } from './store-host.ts'

/** Builds what control commands use of a store. */
export function createFaces(native: NativeStore, host: StoreHost): FacesFor {
  const { facts } = host
  const shared = {
    clients: new Clients(native),
    slowlog: new Slowlog(native),
    latency: new Latency(native),
    statistics: new Statistics(native, host.config, facts),
    shutdown: host.shutdown,
    snapshots: host.snapshots ?? noSnapshots(host),
    journal: host.journal ?? noJournal,
  }
  return (call) => {
    const session = { id: call.clientId, protocol: call.respVersion, db: call.database }
    const isLocal = () => isLocalSession(shared.clients, session)
    return { ...shared, session, config: configControl(host.config, isLocal) } as unknown as ControlFaces
  }
}

/** Of a store that keeps nothing on disk. */
const noJournal: JournalControl = {
  isEnabled: false,
  rewrite: () => {
    throw new CommandError('ERR this store keeps nothing on disk')
  },
  awaitDurable: () => Promise.resolve(false),
}

/** A store in memory writes no file, whoever asks for it. */
function noSnapshots(host: StoreHost): SnapshotControl {
  const refuse = () => Promise.reject(new CommandError('ERR this store keeps nothing on disk'))
  return {
    save: refuse,
    saveInBackground: refuse,
    lastSaveSeconds: () => Math.floor(host.startedMs / 1000),
  }
}

/** A caller without a connection is in the process itself. */
function isLocalSession(clients: Clients, session: SessionView): boolean {
  const client = clients.find(session.id)
  return client === undefined || isLocalAddress(client.address)
}

function configControl(config: Configuration, isLocal: () => boolean): ConfigControl {
  return {
    get: (patterns) =>
      config.get(patterns.map(decodeText)).map(([name, value]) => [encodeText(name), encodeText(value)]),
    set: (changes) =>
      config.set(
        changes.map(([name, value]) => [decodeText(name), decodeText(value)]),
        isLocal() ? 'local' : 'remote',
      ),
    rewrite: () => config.rewrite(),
  }
}
