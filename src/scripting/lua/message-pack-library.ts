import type { LuaMachine } from './machine.ts'
import { MessagePackDecoder } from './message-pack-decoder.ts'
import { MessagePackEncoder } from './message-pack-encoder.ts'
import type { Library } from './sandbox.ts'
import type { TableReader } from './table-reader.ts'

/** The library `cmsgpack`. */
export function messagePackLibrary(machine: LuaMachine, tables: TableReader): Library {
  const encoder = new MessagePackEncoder(machine, tables)
  const decoder = new MessagePackDecoder(machine)
  return {
    functions: {
      pack: (state) => encoder.pack(state),
      unpack: (state) => decoder.unpack(state),
      unpack_one: (state) => decoder.unpackOne(state),
      unpack_limit: (state) => decoder.unpackLimit(state),
    },
    values: {
      _NAME: 'cmsgpack',
      _VERSION: 'lua-cmsgpack 0.4.0',
      _COPYRIGHT: 'Copyright (C) 2012, Salvatore Sanfilippo',
      _DESCRIPTION: 'MessagePack C implementation for Lua',
    },
  }
}
