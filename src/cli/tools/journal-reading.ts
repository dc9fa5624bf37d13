import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import type { NativeJournalLoad, NativeStore } from '../../native/binding.ts'
import { manifestPathOf } from './journal-manifest.ts'
import { ToolFailure } from './tool-failure.ts'

/**
 * Runs a journal's commands on a store that is empty: those of a manifest's files, or of one
 * append-only file. Nothing is changed on disk. Returns the code of the libraries of functions.
 *
 * @param name What an append-only file is called for people.
 * @throws ToolFailure if it is damaged, or does not end as it should.
 */
export async function readJournal(
  store: NativeStore,
  path: string,
  name: string = path,
): Promise<readonly Uint8Array[]> {
  const manifest = manifestPathOf(path)
  if (manifest !== undefined) return await load(store, manifest)
  // A manifest that names the file alone, elsewhere: beside the file it could be taken for a journal.
  const folder = mkdtempSync(join(tmpdir(), 'nacre-journal-'))
  try {
    symlinkSync(resolve(path), join(folder, 'file.aof'))
    writeFileSync(join(folder, 'file.manifest'), 'file file.aof seq 1 type b\n')
    return await load(store, join(folder, 'file.manifest'), name)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function load(store: NativeStore, manifest: string, path?: string): Promise<readonly Uint8Array[]> {
  const name = basename(manifest, '.manifest')
  const problem = store.openJournal(dirname(manifest), name, '')
  if (problem !== '') throw new ToolFailure(problem)
  const loaded = await new Promise<NativeJournalLoad>((done) => {
    store.loadJournal({ cutsTornTail: false, keepsFiles: true }, done)
  })
  if (loaded.error !== undefined) {
    throw new ToolFailure(
      path === undefined ? loaded.error : loaded.error.replaceAll(join(dirname(manifest), 'file.aof'), path),
    )
  }
  return loaded.libraries
}
