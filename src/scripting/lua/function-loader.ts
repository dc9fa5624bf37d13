import { type RegisteredFunction, ScriptError, type ScriptFlag } from './interpreter.ts'
import { luaType, registryIndex } from './lua-api.ts'
import type { LuaMachine } from './machine.ts'
import { pushError } from './reply-reader.ts'
import type { Sandbox, SandboxMaker } from './sandbox.ts'
import { isLibraryName, isScriptFlag, parseLibraryShebang } from './shebang.ts'

/** How long a library may take to load. */
const loadLimitMs = 500

const badName =
  'Library names can only contain letters, numbers, or underscores(_) and must be at least one character long'

/** A function that a library registered, and its place in the registry of the state of functions. */
export interface LoadedFunction extends RegisteredFunction {
  readonly reference: number
}

/** Loads libraries of functions into the state of functions. */
export interface FunctionLoader {
  /**
   * Runs a library's body with the environment of loading, in which there is nothing but `redis`.
   *
   * @throws ScriptError if it is refused.
   */
  load(body: Uint8Array): readonly LoadedFunction[]
  /** Lets go of functions. */
  release(functions: readonly LoadedFunction[]): void
}

/** What compiles and runs a library's body. */
export interface LibraryHost {
  readonly machine: LuaMachine
  /** Whether the last run has broken the instance. */
  readonly broken: boolean
  /** Compiles and pushes a chunk; returns the compiler's message, and pushes nothing, if it is refused. */
  compile(state: number, body: Uint8Array, chunkName: string): string | undefined
  /** Calls the function on top of the stack; returns the error's text, or undefined if there was none. */
  runLibrary(state: number, limitMs: number): string | undefined
}

/** Makes the loader for a state. */
export function createFunctionLoader(
  instance: LibraryHost,
  maker: SandboxMaker,
  sandbox: Sandbox,
): FunctionLoader {
  const { machine } = instance
  const { api } = machine
  const { state } = sandbox
  let registered: LoadedFunction[] = []
  const register = (running: number) => {
    registered.push(registration(machine, running, registered))
    return 0
  }
  const loadingGlobals = makeLoadingGlobals(machine, maker, sandbox, register)
  const release = (functions: readonly LoadedFunction[]) => {
    for (const { reference } of functions) api.luaL_unref(state, registryIndex, reference)
  }
  return {
    load(body) {
      const { length } = parseLibraryShebang(body)
      const refusal = instance.compile(state, body.subarray(length), '@user_function')
      if (refusal !== undefined) throw new ScriptError(`ERR Error compiling function: ${refusal}`)
      const metatable = setLoadingEnvironment(machine, maker, state, loadingGlobals)
      registered = []
      const failure = instance.runLibrary(state, loadLimitMs)
      if (failure !== undefined) {
        if (!instance.broken) release(registered)
        throw new ScriptError(`ERR Error registering functions: ${failure}`)
      }
      if (registered.length === 0) throw new ScriptError('ERR No functions registered')
      // From now on the library sees the globals of functions.
      api.lua_rawgeti(state, registryIndex, metatable)
      api.lua_rawgeti(state, registryIndex, sandbox.globals)
      api.lua_setfield(state, -2, machine.text('__index'))
      api.lua_settop(state, -2)
      api.luaL_unref(state, registryIndex, metatable)
      return registered
    },
    release,
  }
}

/** Makes the globals of libraries that load; returns their registry reference. */
function makeLoadingGlobals(
  machine: LuaMachine,
  maker: SandboxMaker,
  { state }: Sandbox,
  register: (state: number) => number,
): number {
  const { api } = machine
  const [pointer = 0] = machine.functions([register])
  api.lua_createtable(state, 0, 1)
  api.lua_createtable(state, 0, 8)
  for (const name of [
    'log',
    'LOG_DEBUG',
    'LOG_VERBOSE',
    'LOG_NOTICE',
    'LOG_WARNING',
    'REDIS_VERSION',
    'REDIS_VERSION_NUM',
  ]) {
    api.lua_getfield(state, 2, machine.text('redis'))
    api.lua_getfield(state, -1, machine.text(name))
    api.lua_remove(state, -2)
    api.lua_setfield(state, -2, machine.text(name))
  }
  api.lua_pushcclosure(state, pointer, 0)
  api.lua_setfield(state, -2, machine.text('register_function'))
  maker.pushMissingGuard(state)
  api.lua_setmetatable(state, -2)
  maker.tables.protect(state)
  api.lua_setfield(state, -2, machine.text('redis'))
  maker.pushMissingGuard(state)
  api.lua_setmetatable(state, -2)
  return api.luaL_ref(state, registryIndex)
}

/**
 * Gives the function on top of the stack an environment of its own, which reads the globals of loading.
 *
 * @returns Registry reference of the environment's metatable.
 */
function setLoadingEnvironment(
  machine: LuaMachine,
  maker: SandboxMaker,
  state: number,
  loadingGlobals: number,
): number {
  const { api } = machine
  api.lua_createtable(state, 0, 0)
  api.lua_createtable(state, 0, 2)
  api.lua_rawgeti(state, registryIndex, loadingGlobals)
  api.lua_setfield(state, -2, machine.text('__index'))
  maker.tables.pushRefusal(state)
  api.lua_setfield(state, -2, machine.text('__newindex'))
  api.lua_pushvalue(state, -1)
  const metatable = api.luaL_ref(state, registryIndex)
  api.lua_setmetatable(state, -2)
  api.lua_setfenv(state, -2)
  return metatable
}

/** Reads the arguments of `redis.register_function`; raises Redis's errors. */
function registration(
  machine: LuaMachine,
  state: number,
  earlier: readonly LoadedFunction[],
): LoadedFunction {
  const { api } = machine
  const count = machine.argumentCount(state)
  const fail = (message: string): never => {
    pushError(machine, state, message)
    return machine.raiseTop(state)
  }
  if (count < 1 || count > 2) fail('wrong number of arguments to redis.register_function')
  const found = count === 1 ? namedArguments(machine, state, fail) : positionalArguments(machine, state, fail)
  if (!isLibraryName(found.name)) fail(badName)
  if (earlier.some(({ name }) => name === found.name)) fail('Function already exists in the library')
  api.lua_pushvalue(state, found.callback)
  return {
    name: found.name,
    flags: found.flags,
    reference: api.luaL_ref(state, registryIndex),
    ...(found.description === undefined ? {} : { description: found.description }),
  }
}

interface FoundArguments {
  readonly name: string
  readonly description?: string | undefined
  readonly flags: readonly ScriptFlag[]
  /** Stack index of the function. */
  readonly callback: number
}

type Fail = (message: string) => never

function positionalArguments(machine: LuaMachine, state: number, fail: Fail): FoundArguments {
  const name = textAt(machine, state, 1)
  if (name === undefined) return fail('first argument to redis.register_function must be a string')
  if (machine.api.lua_type(state, 2) !== luaType.function) {
    return fail('second argument to redis.register_function must be a function')
  }
  return { name, flags: [], callback: 2 }
}

function namedArguments(machine: LuaMachine, state: number, fail: Fail): FoundArguments {
  const { api } = machine
  if (api.lua_type(state, 1) !== luaType.table) {
    return fail(
      'calling redis.register_function with a single argument is only applicable to Lua table (representing named arguments).',
    )
  }
  let name: string | undefined
  let description: string | undefined
  let flags: readonly ScriptFlag[] = []
  let callback = 0
  // The callback is kept in this slot, behind the argument.
  api.lua_pushnil(state)
  api.lua_pushnil(state)
  while (api.lua_next(state, 1) !== 0) {
    const key = api.lua_type(state, -2) === luaType.string ? textAt(machine, state, -2) : undefined
    switch (key?.toLowerCase()) {
      case 'function_name':
        name = textAt(machine, state, -1)
        if (name === undefined)
          fail('function_name argument given to redis.register_function must be a string')
        break
      case 'description':
        description = textAt(machine, state, -1)
        if (description === undefined) {
          fail('description argument given to redis.register_function must be a string')
        }
        break
      case 'callback':
        if (api.lua_type(state, -1) !== luaType.function) {
          fail('callback argument given to redis.register_function must be a function')
        }
        api.lua_pushvalue(state, -1)
        api.lua_replace(state, 2)
        callback = 2
        break
      case 'flags':
        flags = readFlags(machine, state, fail)
        break
      default:
        fail('unknown argument given to redis.register_function')
    }
    api.lua_settop(state, -2)
  }
  if (name === undefined) return fail('redis.register_function must get a function name argument')
  if (callback === 0) return fail('redis.register_function must get a callback argument')
  return { name, description, flags, callback }
}

/** The flags in the table on top of the stack. */
function readFlags(machine: LuaMachine, state: number, fail: Fail): readonly ScriptFlag[] {
  const { api } = machine
  if (api.lua_type(state, -1) !== luaType.table) {
    return fail('flags argument to redis.register_function must be a table representing function flags')
  }
  const flags = new Set<ScriptFlag>()
  for (let index = 1; ; index += 1) {
    api.lua_rawgeti(state, -1, index)
    const type = api.lua_type(state, -1)
    if (type === luaType.nil) break
    const flag = type === luaType.string ? textAt(machine, state, -1) : undefined
    if (flag === undefined || !isScriptFlag(flag)) return fail('unknown flag given')
    flags.add(flag)
    api.lua_settop(state, -2)
  }
  api.lua_settop(state, -2)
  return [...flags]
}

/** The text of a string or number at an index; undefined if something else is there. */
function textAt(machine: LuaMachine, state: number, index: number): string | undefined {
  const { api } = machine
  const type = api.lua_type(state, index)
  if (type !== luaType.string && type !== luaType.number) return undefined
  const start = api.lua_tolstring(state, index, machine.scratch)
  return machine.copy(start, machine.view.getUint32(machine.scratch, true)).toString('latin1')
}
