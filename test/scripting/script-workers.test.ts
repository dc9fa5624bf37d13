import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addon } from '../../src/native/load.ts'
import { ScriptWorkers } from '../../src/scripting/script-workers.ts'
import { RespClient } from '../oracle/resp-client.ts'

test('after a script worker that fails at its start none is started for a while, and scripts are refused', async () => {
  const native = new addon.Store({})
  native.openNetwork(1, () => undefined)
  const { port = 0 } = native.listenTcp('127.0.0.1', 0, 16, false)
  const log: string[] = []
  const workers = new ScriptWorkers(native, {
    module: new URL('workers/reluctant.ts', import.meta.url),
    count: () => 1,
    facts: () => ({ facts: {} as never, configFile: undefined, parameters: new Map() }),
    log: (_level, message) => log.push(String(message)),
    firstPauseMs: 5,
  })
  const client = await RespClient.connect({ port })
  const replies = new Set<string>()
  while (!replies.has(':1\r\n')) replies.add(String(await client.callRaw('EVAL', 'return 1', '0')))
  assert.deepEqual(
    [...replies],
    ['-ERR the thread that runs scripts could not be started; the log says why\r\n', ':1\r\n'],
  )
  assert.deepEqual(log, [
    'A script worker failed: Error: number 1 fails',
    'A script worker ended at its start; none is started for 5 ms',
    'A script worker failed: Error: number 2 fails',
    'A script worker ended at its start; none is started for 10 ms',
  ])
  await client.close()
  workers.close()
  native.closeNetwork()
  native.close()
})
