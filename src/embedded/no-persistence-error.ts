/** A request to keep a store's data on disk, which this release cannot do. */
export class NoPersistenceError extends Error {
  override readonly name = 'NoPersistenceError'
  readonly code = 'ERR_NO_PERSISTENCE'

  constructor(directory: string) {
    super(
      `no persistence yet: open(${JSON.stringify(directory)}) would lose its data with the process; ` +
        'open() makes a store in memory',
    )
  }
}
