import type { CommandPort } from '../../../src/scripting/lua/interpreter.ts'

/** A port to a store of strings: GET, SET, DEL, ECHO; other commands are unknown. Keeps what it is told. */
export class StringStorePort implements CommandPort {
  readonly values = new Map<string, string>()
  readonly logged: { readonly level: number; readonly text: string }[] = []
  /** Commands as they came, a byte a character. */
  readonly commands: (readonly string[])[] = []
  /** What `interrupted` answers. */
  interrupt = false
  /** A reply to the next command instead of the store's. */
  nextReply: string | undefined

  #large = Buffer.alloc(0)
  #memory: Uint8Array = new Uint8Array()
  #table = 0
  #room = 0
  #roomSize = 0

  useMemory(memory: Uint8Array, table: number, room: number, roomSize: number): void {
    this.#memory = memory
    this.#table = table
    this.#room = room
    this.#roomSize = roomSize
  }

  call(count: number, resp: 2 | 3): number {
    const words = readWords(this.#memory, this.#table, count)
    this.commands.push(words)
    const reply = Buffer.from(this.nextReply ?? this.#reply(words, resp), 'latin1')
    this.nextReply = undefined
    if (reply.length > this.#roomSize) {
      this.#large = reply
      return -reply.length
    }
    this.#memory.set(reply, this.#room)
    return reply.length
  }

  takeReply(into: Uint8Array): void {
    into.set(this.#large)
  }

  interrupted(): boolean {
    return this.interrupt
  }

  log(level: number, message: Uint8Array): void {
    this.logged.push({ level, text: Buffer.from(message).toString('latin1') })
  }

  mayCall(count: number): boolean | undefined {
    const [command = ''] = readWords(this.#memory, this.#table, count)
    return /^(get|set|del|echo)$/i.test(command) ? command.toLowerCase() !== 'del' : undefined
  }

  #reply(words: readonly string[], resp: 2 | 3): string {
    const [command = '', key = '', value = ''] = words
    switch (command.toLowerCase()) {
      case 'get': {
        const found = this.values.get(key)
        if (found === undefined) return resp === 3 ? '_\r\n' : '$-1\r\n'
        return `$${found.length}\r\n${found}\r\n`
      }
      case 'set':
        this.values.set(key, value)
        return '+OK\r\n'
      case 'del':
        return `:${this.values.delete(key) ? 1 : 0}\r\n`
      case 'echo':
        return `$${key.length}\r\n${key}\r\n`
      default:
        return '-ERR Unknown Redis command called from script\r\n'
    }
  }
}

function readWords(memory: Uint8Array, table: number, count: number): string[] {
  const view = new DataView(memory.buffer, memory.byteOffset, memory.byteLength)
  return Array.from({ length: count }, (_, index) => {
    const start = view.getUint32(table + 8 * index, true)
    const length = view.getUint32(table + 8 * index + 4, true)
    return Buffer.from(memory.subarray(start, start + length)).toString('latin1')
  })
}
