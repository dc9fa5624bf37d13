/**
 * The face of the Lua runtime. It knows no store: a script's commands leave it through a `CommandPort`.
 * `create-interpreter.ts` makes one.
 */

/** What a script asks of its host. Nothing of it is called but during `load…` and `run…`. */
export interface CommandPort {
  /**
   * Says where commands and their replies stand from now on; told before the first command, and again whenever
   * any of it has changed.
   *
   * @param memory The interpreter's memory.
   * @param table Where the arguments stand: pairs (address, length) of 32-bit unsigned, little endian.
   * @param room Address of `roomSize` bytes for the reply.
   */
  useMemory(memory: Uint8Array, table: number, room: number, roomSize: number): void
  /**
   * Runs one command of `redis.call` or `redis.pcall`.
   *
   * @param count Number of arguments, the command's name included; at least 1.
   * @param resp The version of RESP in which to reply, as `redis.setresp` chose; 2 at the start of each script.
   * @returns The reply's size if it was written into the room; if it is longer, nothing was written and the
   *   negative size is returned, and `takeReply` is called next. Refusals are RESP errors ('-ERR …').
   */
  call(count: number, resp: 2 | 3): number
  /** Copies the reply that found no room to the start of `into`, which has its size. */
  takeReply(into: Uint8Array): void
  /**
   * Whether to end the script now; asked each time 100,000 instructions have run. The script cannot catch it:
   * its reply is "ERR Script killed by user with SCRIPT KILL...", of a function, too.
   */
  interrupted(): boolean
  /** Takes a message of `redis.log`; `level` is 0 (debug) to 3 (warning). `message` is the callee's to keep. */
  log(level: number, message: Uint8Array): void
  /**
   * `redis.acl_check_cmd`: whether the user of the script may run this command; undefined if there is no such
   * command. Arguments as in `call`.
   */
  mayCall(count: number): boolean | undefined
}

/** What an interpreter may use, and what it says about itself. */
export interface InterpreterOptions {
  /** Most memory of the interpreter, in bytes, at least 16 MiB; by default 256 MiB. Beyond it a script ends in an error. */
  readonly memoryLimitBytes?: number
  /** redis.REDIS_VERSION; by default '7.0.15'. */
  readonly redisVersion?: string
}

/** The keys and values of a call, in one piece of memory that the call only reads. */
export interface PackedArguments {
  readonly keyCount: number
  readonly valueCount: number
  /** From `firstLength` on, the length of each in bytes, those of the keys first. */
  readonly lengths: Uint32Array
  readonly firstLength: number
  /** From `start` on, their bytes without anything between them. */
  readonly bytes: Uint8Array
  readonly start: number
}

/** A script that an interpreter has loaded. */
export interface LoadedScript {
  /** The SHA-1 by which errors name it. */
  readonly sha: string
}

/** A flag of a script's shebang or of a registered function. */
export type ScriptFlag = 'no-writes' | 'allow-oom' | 'allow-stale' | 'no-cluster' | 'allow-cross-slot-keys'

/** What a library registered with `redis.register_function`. */
export interface RegisteredFunction {
  readonly name: string
  /** Absent if none was given. */
  readonly description?: string
  readonly flags: readonly ScriptFlag[]
}

/** A script or library was refused; the message is the RESP error's text without '-', such as 'ERR Error compiling …'. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError'
}

/** One Lua 5.1 interpreter: two states (scripts, functions) in a WebAssembly instance, for the thread that made it. */
export interface LuaInterpreter {
  /**
   * Compiles a script, unless a script of this name is loaded.
   *
   * @param sha 40 lower-case hexadecimal digits: the SHA-1 of the body, by which errors name the script.
   * @param body The script, perhaps with a shebang line.
   * @throws ScriptError if it is no Lua, or its shebang is refused.
   */
  load(sha: string, body: Uint8Array): LoadedScript
  /** Forgets all scripts (SCRIPT FLUSH); libraries stay. */
  flushScripts(): void
  /**
   * Runs a loaded script. A script's error is a RESP error.
   *
   * @param protocol The RESP version of the client that gets the reply.
   * @returns The size of the reply, which stands at the start of `reply`.
   * @throws Error if the script was forgotten.
   */
  run(script: LoadedScript, packed: PackedArguments, protocol: 2 | 3): number
  /** Where replies stand, until the next run; another object when a longer one came. */
  readonly reply: Uint8Array
  /**
   * Loads a library for FUNCTION LOAD: runs its body (with the shebang line), which registers functions.
   *
   * @param name The library's name, as `parseLibraryShebang` found it. A library of this name is replaced if the
   *   new one loads, and stays as it was if not.
   * @throws ScriptError with Redis's text. Whether a function's name is taken by another library is the caller's to check.
   */
  loadLibrary(name: string, body: Uint8Array): readonly RegisteredFunction[]
  /** Forgets a library and its functions; does nothing if there is none. */
  dropLibrary(name: string): void
  /** Runs a function of a loaded library; otherwise as `run`. */
  runFunction(name: string, packed: PackedArguments, protocol: 2 | 3): number
  /** Bytes that the Lua states have allocated. */
  memoryBytes(): number
  /** Ends the interpreter; nothing else may be called afterwards. */
  close(): void
}
