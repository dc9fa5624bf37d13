import { type WasmModule, webAssembly } from './web-assembly.ts'

/** A C function for Lua, written in TypeScript: takes the state's address, returns how many results it pushed. */
export type LuaFunction = (state: number) => number

/** A hook for Lua: takes the addresses of the state and of the activation record. */
export type LuaHook = (state: number, activation: number) => void

type Signature = 'function' | 'hook'

const i32 = 0x7f
const signatures: Readonly<Record<Signature, readonly number[]>> = {
  function: [0x60, 1, i32, 1, i32],
  hook: [0x60, 2, i32, i32, 0],
}

const modules = new Map<string, WasmModule>()

/**
 * Makes functions of JavaScript callable through a WebAssembly table, which takes only functions of WebAssembly:
 * a module of its own imports them and exports them again.
 */
export function stubFunctions(
  signature: Signature,
  functions: readonly (LuaFunction | LuaHook)[],
): readonly unknown[] {
  const key = `${signature} ${functions.length}`
  let stubs = modules.get(key)
  if (stubs === undefined) {
    stubs = new webAssembly.Module(moduleBytes(signatures[signature], functions.length))
    modules.set(key, stubs)
  }
  const imports = Object.fromEntries(functions.map((body, index) => [String(index), body]))
  const { exports } = new webAssembly.Instance(stubs, { f: imports })
  return functions.map((_, index) => exports[String(index)])
}

/** A module that imports `f.0`, `f.1`, … of one type and exports each as `0`, `1`, …. */
function moduleBytes(type: readonly number[], count: number): Uint8Array<ArrayBuffer> {
  const imports: number[] = []
  const exports: number[] = []
  for (let index = 0; index < count; index += 1) {
    const name = [...Buffer.from(String(index))]
    imports.push(1, 0x66, name.length, ...name, 0, 0)
    exports.push(name.length, ...name, 0, ...leb128(index))
  }
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, ...type]),
    ...section(2, [...leb128(count), ...imports]),
    ...section(7, [...leb128(count), ...exports]),
  ])
}

function section(id: number, body: readonly number[]): number[] {
  return [id, ...leb128(body.length), ...body]
}

function leb128(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80)
    rest >>>= 7
  }
  return [...bytes, rest]
}
