import type { NativeStore } from '../native/binding.ts'

/** A store on which commands do something else than run: every call of a `CommandSet` ends in `run`. */
export function redirectedNative(native: NativeStore, run: NativeStore['run']): NativeStore {
  const redirected: Pick<NativeStore, 'isOpen' | 'command' | 'commandOfWords' | 'run'> = {
    isOpen: () => native.isOpen(),
    command: (_id, _buffers, _database, _signature, fallback) => fallback,
    commandOfWords:
      (id, buffers, database) =>
      (...words) =>
        run(id, buffers, database, words),
    run,
  }
  return redirected as NativeStore
}
