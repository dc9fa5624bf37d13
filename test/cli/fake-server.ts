// The command line with a server that only pretends, for tests of the process around it.

import { setTimeout } from 'node:timers/promises'
import { run } from '../../src/cli/run.ts'
import { ListenError, type ProcessServices, type ServerHost } from '../../src/cli/server-host.ts'
import type { LoadedConfiguration } from '../../src/config/parse-file.ts'

/** Keeps the process alive, as open sockets do. */
const heartbeatMs = 100

function fakeHost({ configuration }: LoadedConfiguration, services: ProcessServices): ServerHost {
  return {
    start() {
      const port = configuration.value('port')
      if (port === 1) {
        throw new ListenError(
          'Warning: Could not create server TCP listening socket *:1: bind: Permission denied\n' +
            'Failed listening on port 1 (tcp), aborting.',
        )
      }
      setInterval(() => undefined, heartbeatMs)
      if (configuration.value('hz') === 77) {
        void setTimeout(heartbeatMs).then(() =>
          services.shutdown({ save: 'nosave', now: false, force: false }),
        )
      }
      return Promise.resolve(port === 0 ? [] : [{ kind: 'tcp', place: port }])
    },
    async stop(options) {
      services.log.log('notice', `stopping: save ${options.save}, now ${options.now}, force ${options.force}`)
      if (configuration.value('hz') === 99) await setTimeout(60_000)
      if (configuration.value('hz') === 88) throw new Error('the disk is full')
    },
  }
}

await run(process.argv.slice(2), {
  isCommand: (name) => name === 'get',
  loadHost: () => Promise.resolve(fakeHost),
  runTool: (words) => {
    console.log(`tool: ${words.join(' ')}`)
    return Promise.resolve(3)
  },
})
