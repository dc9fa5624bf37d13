import { createHash } from 'node:crypto'
import type { LuaFunction } from './function-stubs.ts'
import type { CommandPort } from './interpreter.ts'
import { luaType } from './lua-api.ts'
import { type LuaMachine, valueSize } from './machine.ts'
import { formatDouble } from './number-text.ts'
import { pushError, ReplyReader } from './reply-reader.ts'

const roomSize = 65_536
/** Room for the text of a number that is an argument. */
const numberSize = 32

const noArguments = 'Please specify at least one argument for this redis lib call'
const wrongArguments = 'Lua redis lib command arguments must be strings or integers'

/** The functions of the table `redis` but `register_function`, and what they need between calls. */
export class RedisLibrary {
  /** The version of RESP that the running script chose. */
  resp: 2 | 3 = 2

  readonly #machine: LuaMachine
  readonly #port: CommandPort
  readonly #reader: ReplyReader
  readonly #room: number
  #argumentRoom = 0
  #argumentCapacity = 0
  /** The memory of which the port knows; undefined if it has to be told. */
  #known: Uint8Array | undefined

  constructor(machine: LuaMachine, port: CommandPort) {
    this.#machine = machine
    this.#port = port
    this.#reader = new ReplyReader(machine)
    this.#room = machine.allocate(roomSize)
    this.#reserveArguments(64)
  }

  /** The functions by name. */
  functions(): Readonly<Record<string, LuaFunction>> {
    const nothing = () => 0
    return {
      call: (state) => this.#call(state, true),
      pcall: (state) => this.#call(state, false),
      error_reply: (state) => this.#errorReply(state),
      status_reply: (state) => this.#statusReply(state),
      sha1hex: (state) => this.#sha1(state),
      log: (state) => this.#log(state),
      setresp: (state) => this.#setResp(state),
      set_repl: (state) => this.#setReplication(state),
      replicate_commands: (state) => {
        this.#machine.api.lua_pushboolean(state, 1)
        return 1
      },
      acl_check_cmd: (state) => this.#aclCheck(state),
      breakpoint: (state) => {
        this.#machine.api.lua_pushboolean(state, 0)
        return 1
      },
      debug: nothing,
    }
  }

  #call(state: number, raises: boolean): number {
    const machine = this.#machine
    const count = this.#arguments(state)
    if (count <= 0) return this.#fail(state, count === 0 ? noArguments : wrongArguments, raises)
    this.#tellMemory()
    const size = this.#port.call(count, this.resp)
    const failed = size < 0 ? this.#pushLarge(state, -size) : this.#reader.push(state, this.#room)
    if (failed && raises) machine.raiseTop(state)
    return 1
  }

  /** Tells the port what has changed, if anything has. */
  #tellMemory(): void {
    const { bytes } = this.#machine
    if (bytes === this.#known) return
    this.#known = bytes
    this.#port.useMemory(bytes, this.#argumentRoom, this.#room, roomSize)
  }

  #pushLarge(state: number, size: number): boolean {
    const machine = this.#machine
    const room = machine.allocate(size)
    try {
      this.#port.takeReply(machine.bytes.subarray(room, room + size))
      return this.#reader.push(state, room)
    } finally {
      machine.api.free(room)
    }
  }

  #fail(state: number, message: string, raises: boolean): number {
    pushError(this.#machine, state, message)
    if (raises) this.#machine.raiseTop(state)
    return 1
  }

  /** Writes the table of arguments; returns their number, or -1 if one is neither text nor number. */
  #arguments(state: number): number {
    const machine = this.#machine
    const base = machine.base(state)
    const count = (machine.top(state) - base) / valueSize
    if (count > this.#argumentCapacity) this.#reserveArguments(count)
    const view = machine.view
    const table = this.#argumentRoom
    for (let index = 0; index < count; index += 1) {
      const value = base + index * valueSize
      const type = view.getUint32(value + 8, true)
      if (type === luaType.string) {
        const object = view.getUint32(value, true)
        view.setUint32(table + 8 * index, object + 16, true)
        view.setUint32(table + 8 * index + 4, view.getUint32(object + 12, true), true)
      } else if (type === luaType.number) {
        const start = table + 8 * this.#argumentCapacity + numberSize * index
        view.setUint32(table + 8 * index, start, true)
        view.setUint32(table + 8 * index + 4, this.#writeNumber(value, start), true)
      } else {
        return -1
      }
    }
    return count
  }

  #writeNumber(value: number, start: number): number {
    const { bytes, view } = this.#machine
    const text = formatDouble(view.getFloat64(value, true), (view.getUint8(value + 7) & 0x80) !== 0)
    for (let index = 0; index < text.length; index += 1) bytes[start + index] = text.charCodeAt(index)
    return text.length
  }

  #reserveArguments(count: number): void {
    this.#known = undefined
    if (this.#argumentRoom !== 0) this.#machine.api.free(this.#argumentRoom)
    this.#argumentCapacity = 0
    this.#argumentRoom = 0
    this.#argumentRoom = this.#machine.allocate(count * (8 + numberSize))
    this.#argumentCapacity = count
  }

  #aclCheck(state: number): number {
    const machine = this.#machine
    const count = this.#arguments(state)
    if (count <= 0) return this.#fail(state, count === 0 ? noArguments : wrongArguments, true)
    this.#tellMemory()
    const may = this.#port.mayCall(count)
    if (may === undefined) {
      return this.#fail(state, 'Invalid command passed to redis.acl_check_cmd()', true)
    }
    machine.api.lua_pushboolean(state, may ? 1 : 0)
    return 1
  }

  #errorReply(state: number): number {
    const text = this.#onlyString(state)
    if (text === undefined) return this.#fail(state, 'wrong number or type of arguments', false)
    pushError(this.#machine, state, text.startsWith('-') ? text : `-${text}`)
    return 1
  }

  #statusReply(state: number): number {
    const text = this.#onlyString(state)
    if (text === undefined) return this.#fail(state, 'wrong number or type of arguments', false)
    const { api } = this.#machine
    api.lua_createtable(state, 0, 1)
    api.lua_pushvalue(state, 1)
    api.lua_setfield(state, -2, this.#machine.text('ok'))
    return 1
  }

  /** The text of the only argument, which is a string; otherwise undefined. */
  #onlyString(state: number): string | undefined {
    const machine = this.#machine
    const base = machine.base(state)
    if (machine.argumentCount(state) !== 1 || machine.typeAt(base) !== luaType.string) return undefined
    const object = machine.objectAt(base)
    return untilNul(
      machine.copy(machine.stringStart(object), machine.stringLength(object)).toString('latin1'),
    )
  }

  #sha1(state: number): number {
    const machine = this.#machine
    if (machine.argumentCount(state) !== 1) return this.#fail(state, 'wrong number of arguments', true)
    const start = machine.api.lua_tolstring(state, 1, machine.scratch)
    const length = start === 0 ? 0 : machine.view.getUint32(machine.scratch, true)
    const digest = createHash('sha1').update(machine.bytes.subarray(start, start + length))
    machine.pushText(state, digest.digest('hex'))
    return 1
  }

  #log(state: number): number {
    const machine = this.#machine
    const { api } = machine
    const count = machine.argumentCount(state)
    if (count < 2) return this.#fail(state, 'redis.log() requires two arguments or more.', true)
    const level = toNumber(machine, state, 1)
    if (level === undefined) {
      return this.#fail(state, 'First argument must be a number (log level).', true)
    }
    if (!(Math.trunc(level) >= 0 && Math.trunc(level) <= 3)) {
      return this.#fail(state, 'Invalid debug level.', true)
    }
    const parts: Buffer[] = []
    for (let index = 2; index <= count; index += 1) {
      const start = api.lua_tolstring(state, index, machine.scratch)
      if (start === 0) continue
      if (parts.length > 0) parts.push(Buffer.from(' '))
      parts.push(machine.copy(start, machine.view.getUint32(machine.scratch, true)))
    }
    this.#port.log(Math.trunc(level), Buffer.concat(parts))
    return 0
  }

  #setResp(state: number): number {
    const machine = this.#machine
    if (machine.argumentCount(state) !== 1) {
      return this.#fail(state, 'redis.setresp() requires one argument.', true)
    }
    const version = Math.trunc(machine.api.lua_tonumber(state, 1))
    if (version !== 2 && version !== 3) return this.#fail(state, 'RESP version must be 2 or 3.', true)
    this.resp = version
    return 0
  }

  /** The journal carries effects whatever a script says, so flags are checked and change nothing. */
  #setReplication(state: number): number {
    const machine = this.#machine
    if (machine.argumentCount(state) !== 1) {
      return this.#fail(state, 'redis.set_repl() requires two arguments.', true)
    }
    const flags = Math.trunc(machine.api.lua_tonumber(state, 1))
    if (flags < 0 || flags > 3) {
      const message = 'Invalid replication flags. Use REPL_AOF, REPL_REPLICA, REPL_ALL or REPL_NONE.'
      return this.#fail(state, message, true)
    }
    return 0
  }
}

/** The number at an index, or that a string there spells; undefined if there is neither. */
function toNumber(machine: LuaMachine, state: number, index: number): number | undefined {
  const value = machine.base(state) + (index - 1) * valueSize
  const type = machine.typeAt(value)
  if (type === luaType.number) return machine.numberAt(value)
  if (type !== luaType.string) return undefined
  const object = machine.objectAt(value)
  const text = machine
    .copy(machine.stringStart(object), machine.stringLength(object))
    .toString('latin1')
    .trim()
  const number = Number(text)
  return text === '' || Number.isNaN(number) ? undefined : number
}

function untilNul(text: string): string {
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}
