import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { nacreVersion } from '../../src/config/versions.ts'
import { addon, commandIds } from '../../src/native/load.ts'
import { makers } from '../differential/random-values.ts'
import { SeededRandom } from '../oracle/seeded-random.ts'

let folder: string
let isDocument: ValidateFunction

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'nacre-schema-'))
  const schema: unknown = JSON.parse(
    readFileSync(new URL('../../docs/snapshot.schema.json', import.meta.url), 'utf8'),
  )
  isDocument = new Ajv2020({ strict: true, strictTypes: false, strictTuples: false }).compile(
    schema as object,
  )
})

after(() => rmSync(folder, { recursive: true, force: true }))

/** The lines of a snapshot in JSON of random values of every type. */
async function randomLines(random: SeededRandom): Promise<readonly string[]> {
  const store = new addon.Store({ maintained: false })
  try {
    for (const [name, make] of Object.entries(makers)) {
      for (let round = 0; round < 10; round += 1) {
        for (const [command = '', ...words] of make(`${name} ${round}`, random)) runCommand(command, words)
        if (random.chance(0.3)) runCommand('PEXPIRE', [`${name} ${round}`, '1000000'])
      }
    }
    const path = join(folder, 'random.json')
    const { error } = await store.writeSnapshot({
      path,
      format: 'json',
      libraries: [Buffer.from('#!lua name=x')],
    }).finished
    assert.equal(error, undefined)
    return readFileSync(path, 'utf8').trimEnd().split('\n')
  } finally {
    store.close()
  }

  function runCommand(command: string, words: readonly string[]): void {
    const [subcommand = '', ...rest] = words
    const container = commandIds.get(`${command.toLowerCase()}|${subcommand.toLowerCase()}`)
    const id = container ?? commandIds.get(command.toLowerCase())
    assert.ok(id !== undefined, command)
    const bytes = (container === undefined ? words : rest).map((word) => Buffer.from(word, 'latin1'))
    store.run(id, true, 0, bytes)
  }
}

describe('the published schema', () => {
  test('is what snapshots are', async (t) => {
    const random = new SeededRandom()
    t.diagnostic(`seed ${random.seed}`)
    for (const line of await randomLines(random)) {
      assert.ok(
        isDocument(JSON.parse(line)),
        `seed ${random.seed}: ${JSON.stringify(isDocument.errors)} in ${line}`,
      )
    }
  })

  test('knows the version that the header states', async () => {
    const [header = ''] = await randomLines(new SeededRandom(1))
    assert.equal((JSON.parse(header) as { readonly nacre: string }).nacre, nacreVersion)
  })

  test('refuses what snapshots are not', () => {
    for (const document of [
      {},
      { format: 'nacre snapshot', version: 2 },
      { db: 0, key: 'k', type: 'string' },
      { db: 0, key: 'k', type: 'string', value: ['v'] },
      { db: 0, key: 'k', type: 'set', value: [] },
      { db: 0, key: 'k', type: 'set', value: ['a', 'a'] },
      { db: 0, key: { base64: '=' }, type: 'string', value: 'v' },
      { db: 0, key: 'k', type: 'zset', value: [['m', 'nan']] },
      { db: 0, key: 'k', type: 'hash', value: [['f']] },
      { end: true, documents: 1, checksum: 'crc64:1' },
    ]) {
      assert.equal(isDocument(document), false, JSON.stringify(document))
    }
  })
})
