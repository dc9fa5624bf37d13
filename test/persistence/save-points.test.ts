import assert from 'node:assert/strict'
import { afterEach, beforeEach, mock, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Configuration } from '../../src/config/configuration.ts'
import type { NativeSnapshotResult, NativeStore } from '../../src/native/binding.ts'
import { Snapshots } from '../../src/persistence/snapshots.ts'

type OnEvent = Parameters<NativeStore['startSnapshot']>[1]

const done: NativeSnapshotResult = {
  cancelled: false,
  keys: 1,
  bytes: 10,
  oldValueBytes: 0,
  durationMs: 1500,
}

/** What policy needs of a store, whose snapshots end when the test says so. */
class FakeStore {
  changes = 0
  flushes = 0
  isBusy = false
  refusal = ''
  place = ''
  readonly begun: { readonly path: string; readonly format: string }[] = []
  #onEvent: OnEvent | undefined

  readonly native = {
    isOpen: () => true,
    nowMs: () => Date.now(),
    snapshotStatus: () => ({
      running: this.isBusy || this.#onEvent !== undefined,
      keysDone: 0,
      keysTotal: 0,
      oldValueBytes: 0,
      changes: this.changes,
      flushes: this.flushes,
    }),
    startSnapshot: (request: { path: string; format: string }, onEvent: OnEvent) => {
      if (this.isBusy || this.#onEvent !== undefined) return false
      this.begun.push({ path: request.path, format: request.format })
      this.#onEvent = onEvent
      return true
    },
    cancelSnapshot: () => this.end({ ...done, error: 'the snapshot was cancelled', cancelled: true }),
    setSnapshotPlace: (path: string) => {
      this.place = path
    },
    refuseWrites: (error: string) => {
      this.refusal = error
    },
  } as unknown as NativeStore

  /** Tells that the state is held. */
  cut(): void {
    this.#onEvent?.()
  }

  /** Tells what became of the snapshot that is under way, if there is one. */
  end(result: NativeSnapshotResult): void {
    const onEvent = this.#onEvent
    this.#onEvent = undefined
    if (result.error === undefined) this.changes = 0
    onEvent?.(result)
  }
}

let store: FakeStore
let config: Configuration
let snapshots: Snapshots

beforeEach(() => {
  mock.timers.enable({ apis: ['setInterval', 'Date'], now: 1_000_000 })
  store = new FakeStore()
  config = new Configuration()
  config.assign('save', ['10', '5', '100', '1'])
  config.assign('dir', ['/'])
  snapshots = new Snapshots(store.native, config, () => undefined)
})

afterEach(() => {
  snapshots.end()
  mock.timers.reset()
})

test('a snapshot is due once changes and seconds of a save point have come together', () => {
  store.changes = 5
  mock.timers.tick(10_000)
  assert.equal(store.begun.length, 0)
  mock.timers.tick(200)
  assert.deepEqual(store.begun, [{ path: '/dump.json', format: 'json' }])
  store.end(done)
  store.changes = 4
  mock.timers.tick(99_000)
  assert.equal(store.begun.length, 1)
  mock.timers.tick(1_200)
  assert.equal(store.begun.length, 2)
})

test('nothing is due without save points', () => {
  config.assign('save', [''])
  store.changes = 1_000_000
  store.flushes = 1
  mock.timers.tick(1_000_000)
  assert.equal(store.begun.length, 0)
})

test('a snapshot that failed is tried again after five seconds, and writes are refused meanwhile', () => {
  store.changes = 5
  mock.timers.tick(10_200)
  store.end({ ...done, error: 'the disk is full' })
  assert.match(store.refusal, /^MISCONF Redis is configured to save RDB snapshots/)
  assert.equal(snapshots.facts.lastStatus, 'err')
  mock.timers.tick(4_000)
  assert.equal(store.begun.length, 1)
  mock.timers.tick(1_200)
  assert.equal(store.begun.length, 2)
  store.end(done)
  assert.equal(store.refusal, '')
  assert.equal(snapshots.facts.lastStatus, 'ok')
})

test('FLUSHALL makes a snapshot due at once, when the one that it ended is over', () => {
  void snapshots.saveInBackground({ schedule: false })
  store.cut()
  store.flushes = 1
  mock.timers.tick(300)
  assert.equal(store.begun.length, 1)
  store.native.cancelSnapshot()
  assert.equal(snapshots.facts.lastStatus, 'ok')
  mock.timers.tick(100)
  assert.equal(store.begun.length, 2)
})

test('what FLUSHALL emptied is saved although the first snapshot of it fails', () => {
  store.flushes = 1
  mock.timers.tick(100)
  assert.equal(store.begun.length, 1)
  store.end({ ...done, error: 'the disk is full' })
  mock.timers.tick(5_200)
  assert.equal(store.begun.length, 2)
  store.end(done)
  mock.timers.tick(60_000)
  assert.equal(store.begun.length, 2)
})

test('the last snapshot waits for a rewrite of the journal that is given up', async () => {
  store.isBusy = true
  const last = snapshots.saveAtEnd()
  await sleep(20)
  assert.equal(store.begun.length, 0)
  store.isBusy = false
  await sleep(20)
  assert.equal(store.begun.length, 1)
  store.end(done)
  await last
})

test('BGSAVE begins or, while something else is written, is scheduled if it is to be', async () => {
  store.isBusy = true
  await assert.rejects(snapshots.saveInBackground({ schedule: false }), /Another child process is active/)
  assert.equal(await snapshots.saveInBackground({ schedule: true }), 'scheduled')
  mock.timers.tick(1_000)
  assert.equal(store.begun.length, 0)
  store.isBusy = false
  mock.timers.tick(100)
  assert.equal(store.begun.length, 1)
})

test('BGSAVE is answered once the state is held, and is an error if the file cannot be made', async () => {
  const answered = snapshots.saveInBackground({ schedule: false })
  store.cut()
  assert.equal(await answered, 'started')
  assert.equal(snapshots.facts.inProgress, true)
  store.end(done)
  assert.deepEqual(
    { ...snapshots.facts },
    {
      inProgress: false,
      lastSaveSeconds: 1000,
      lastStatus: 'ok',
      lastDurationSeconds: 1,
      currentStartedMs: undefined,
      saves: 1,
      lastOldValueBytes: 0,
    },
  )
  const failing = assert.rejects(snapshots.saveInBackground({ schedule: false }), { message: 'ERR' })
  store.end({ ...done, error: 'cannot create it' })
  await failing
})

test('the last snapshot is taken in place of the one that is under way', async () => {
  const given = assert.rejects(snapshots.save(), { message: 'ERR' })
  const last = snapshots.saveAtEnd()
  await given
  await new Promise((resolve) => setImmediate(resolve))
  assert.equal(store.begun.length, 2)
  store.end(done)
  await last
})

test('the ending .rdb is .json in JSON alone', async () => {
  assert.equal(store.place, '/dump.json')
  await config.set([['snapshot-format', 'rdb']], 'local')
  assert.equal(store.place, '/dump.rdb')
  config.assign('dbfilename', ['data.bin'])
  await config.set([['snapshot-format', 'json']], 'local')
  assert.equal(store.place, '/data.bin')
})
