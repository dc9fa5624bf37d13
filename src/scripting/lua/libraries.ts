import { bitLibrary } from './bit-library.ts'
import { jsonLibrary } from './json-library.ts'
import type { LuaMachine } from './machine.ts'
import { messagePackLibrary } from './message-pack-library.ts'
import type { RedisLibrary } from './redis-library.ts'
import { pushError } from './reply-reader.ts'
import type { Libraries } from './sandbox.ts'
import { structLibrary } from './struct-library.ts'
import type { TableReader } from './table-reader.ts'

/** The libraries that Redis adds to Lua's own. */
export function redisLibraries(
  machine: LuaMachine,
  tables: TableReader,
  redis: RedisLibrary,
  redisVersion: string,
): Libraries {
  const [major = 0, minor = 0, patch = 0] = redisVersion.split('.').map(Number)
  return {
    _G: { functions: { __redis__err__handler: (state) => errorHandler(machine, state) } },
    redis: {
      functions: redis.functions(),
      values: {
        LOG_DEBUG: 0,
        LOG_VERBOSE: 1,
        LOG_NOTICE: 2,
        LOG_WARNING: 3,
        REPL_NONE: 0,
        REPL_AOF: 1,
        REPL_SLAVE: 2,
        REPL_REPLICA: 2,
        REPL_ALL: 3,
        REDIS_VERSION: redisVersion,
        REDIS_VERSION_NUM: (major << 16) | (minor << 8) | patch,
      },
    },
    cjson: { functions: {}, push: jsonLibrary(machine, tables) },
    cmsgpack: messagePackLibrary(machine, tables),
    struct: { functions: structLibrary(machine) },
    bit: { functions: bitLibrary(machine) },
  }
}

/** Redis's own message handler, which scripts can see and call: makes an error's table of a text. */
function errorHandler(machine: LuaMachine, state: number): number {
  const { api } = machine
  api.lua_settop(state, 1)
  const start = api.lua_tolstring(state, 1, 0)
  if (start !== 0) pushError(machine, state, machine.textUntilNul(start))
  return 1
}
