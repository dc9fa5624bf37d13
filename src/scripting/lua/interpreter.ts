/**
 * The face of the Lua runtime. It knows no store: a script's commands leave it through a `CommandPort`.
 * `create-interpreter.ts` makes one.
 */

/** What a script asks of its host. Nothing of it is called but during `load…` and `run…`. */
export interface CommandPort {
  /**
   * Runs one command of `redis.call` or `redis.pcall`.
   *
   * @param memory The interpreter's memory; valid during this call only.
   * @param table Where the arguments stand: `count` pairs (address, length) of 32-bit unsigned, little endian.
   * @param count Number of arguments, the command's name included; at least 1.
   * @param resp The version of RESP in which to reply, as `redis.setresp` chose; 2 at the start of each script.
   * @param room Address of `roomSize` bytes for the reply.
   * @returns The reply's size if it was written at `room`; if it is longer, nothing was written and the negative
   *   size is returned, and `takeReply` is called next. Refusals are RESP errors ('-ERR …').
   */
  call(memory: Uint8Array, table: number, count: number, resp: 2 | 3, room: number, roomSize: number): number
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
  mayCall(memory: Uint8Array, table: number, count: number): boolean | undefined
}

/** What an interpreter may use, and what it says about itself. */
export interface InterpreterOptions {
  /** Most memory of the interpreter, in bytes, at least 16 MiB; by default 256 MiB. Beyond it a script ends in an error. */
  readonly memoryLimitBytes?: number
  /** redis.REDIS_VERSION; by default '7.0.15'. */
  readonly redisVersion?: string
}

/** How one run of a script replies. */
export interface RunOptions {
  /** The RESP version of the client that gets the reply. */
  readonly protocol: 2 | 3
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
   * Compiles a script. Does nothing if a script of this name is loaded.
   *
   * @param sha 40 lower-case hexadecimal digits: the SHA-1 of the body, by which errors name the script.
   * @param body The script, perhaps with a shebang line.
   * @throws ScriptError if it is no Lua, or its shebang is refused.
   */
  load(sha: string, body: Uint8Array): void
  /** Forgets all scripts (SCRIPT FLUSH); libraries stay. */
  flushScripts(): void
  /**
   * Runs a loaded script.
   *
   * @returns The reply as RESP of the client's version, in bytes that are overwritten by the next run. A script's
   *   error is a RESP error.
   * @throws Error if no script of this name is loaded.
   */
  run(sha: string, keys: readonly Uint8Array[], args: readonly Uint8Array[], options: RunOptions): Uint8Array
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
  runFunction(
    name: string,
    keys: readonly Uint8Array[],
    args: readonly Uint8Array[],
    options: RunOptions,
  ): Uint8Array
  /** Bytes that the Lua states have allocated. */
  memoryBytes(): number
  /** Ends the interpreter; nothing else may be called afterwards. */
  close(): void
}
