#!/usr/bin/env node
// The command `nacre`: redis-server's command line in front of the embedded store, and tools.

import { isRedisCommand } from './redis-commands.ts'
import { run } from './run.ts'

await run(process.argv.slice(2), {
  isCommand: isRedisCommand,
  async loadHost() {
    const { EmbeddedHost } = await import('./embedded-host.ts')
    return (loaded, services) => new EmbeddedHost(loaded, services)
  },
  async runTool(words) {
    const { runTool } = await import('./tools/run-tool.ts')
    return await runTool(words, { print: (line) => console.log(line), errors: process.stderr })
  },
})
