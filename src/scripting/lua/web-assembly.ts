/** The part of WebAssembly's JavaScript API that is used here; TypeScript declares it for browsers alone. */

/** A compiled binary. */
export interface WasmModule {
  readonly [Symbol.toStringTag]: string
}

/** Values to import, by module and name. */
export type WasmImports = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** A memory; its buffer is another one after it has grown. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer
  /** Grows by a number of pages of 64 KiB; returns the old number; throws if that is refused. */
  grow(pages: number): number
}

/** A table of functions. */
export interface WasmTable {
  get(index: number): unknown
  set(index: number, value: unknown): void
  /** Grows by a number of slots; returns the old number. */
  grow(slots: number): number
}

interface WebAssemblyApi {
  readonly Module: {
    new (bytes: Uint8Array): WasmModule
    imports(module: WasmModule): readonly { readonly module: string; readonly name: string }[]
  }
  readonly Instance: new (
    module: WasmModule,
    imports: WasmImports,
  ) => { readonly exports: Readonly<Record<string, unknown>> }
}

/** The global `WebAssembly`. */
export const webAssembly = (globalThis as unknown as { readonly WebAssembly: WebAssemblyApi }).WebAssembly
