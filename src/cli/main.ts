#!/usr/bin/env node
// The command `nacre`: redis-server's command line in front of the embedded store.

import { EmbeddedHost } from './embedded-host.ts'
import { isRedisCommand } from './redis-commands.ts'
import { run } from './run.ts'

await run(process.argv.slice(2), {
  isCommand: isRedisCommand,
  hostFor: (loaded, services) => new EmbeddedHost(loaded, services),
})
