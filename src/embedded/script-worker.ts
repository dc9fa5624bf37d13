// The thread that runs scripts for clients of the network.

import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import type { ControlFaces } from '../commands/control-context.ts'
import type { NativeStore } from '../native/binding.ts'
import { addon } from '../native/load.ts'
import { type PublishedFacts, ReceivedFacts } from '../observability/published-facts.ts'
import { Slowlog } from '../observability/slowlog.ts'
import { Statistics } from '../observability/statistics.ts'
import { createInterpreter } from '../scripting/lua/create-interpreter.ts'
import { attachScripts } from '../scripting/script-engine.ts'
import type { WorkerMessage, WorkerStart } from '../scripting/script-workers.ts'
import { ControlPlane, type FacesFor } from './control-plane.ts'

/** What control commands that scripts may call use of a store whose facts another thread publishes. */
function facesOf(native: NativeStore, latest: () => PublishedFacts): FacesFor {
  const received = new ReceivedFacts(native, latest)
  const shared = {
    slowlog: new Slowlog(native),
    get statistics() {
      return new Statistics(native, received, received.facts)
    },
    snapshots: {
      lastSaveSeconds() {
        const { snapshots, startedMs } = received.facts
        return snapshots?.lastSaveSeconds ?? Math.floor(startedMs / 1000)
      },
    },
  }
  return (call) => {
    const session = { id: call.clientId, protocol: call.respVersion, db: call.database }
    return { ...shared, session } as unknown as ControlFaces
  }
}

/** Takes the facts that come, at the latest when they are asked for: a script holds up the event loop. */
function followFacts(port: MessagePort, first: PublishedFacts): () => PublishedFacts {
  let latest = first
  port.on('message', (facts: PublishedFacts) => {
    latest = facts
  })
  port.unref()
  return () => {
    for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) {
      latest = next.message as PublishedFacts
    }
    return latest
  }
}

function serve(port: MessagePort, { store, number, facts }: WorkerStart): void {
  const tell = (message: WorkerMessage): void => port.postMessage(message)
  const native = new addon.Store({ name: store })
  const control = new ControlPlane(native, facesOf(native, followFacts(port, facts)))
  attachScripts(native, {
    createInterpreter,
    answerControl: (call) => control.answerScript(call),
    log: (level, message) => tell({ kind: 'log', level, message }),
  })
  native.serveScripts(number)
  // Also keeps the store from being collected: nothing else here refers to it.
  process.once('exit', () => native.close())
  tell({ kind: 'ready' })
}

if (parentPort === null) throw new Error('this module runs in a worker')
serve(parentPort, workerData as WorkerStart)
