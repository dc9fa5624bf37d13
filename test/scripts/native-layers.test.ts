import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { nativeLayerViolations } from '../../scripts/checks/native-layers.ts'

function violations(files: Record<string, string>): string[] {
  return nativeLayerViolations(new Map(Object.entries(files)))
}

describe('the native layer check', () => {
  test('accepts includes of lower layers and of the own layer', () => {
    const found = violations({
      'native/base/bytes.h': '#include <string>\n',
      'native/structures/hash_table.h': '#include "base/bytes.h"\n',
      'native/structures/hash_table.cc': '#include "structures/hash_table.h"\n',
      'native/engine/dispatch.cc': '#include "structures/hash_table.h"\n#include "base/bytes.h"\n',
    })
    assert.deepEqual(found, [])
  })

  test('refuses an include of a higher layer', () => {
    const found = violations({
      'native/commands/strings/get.cc': '\n#include "engine/dispatch.h"\n',
      'native/engine/dispatch.h': '',
    })
    assert.deepEqual(found, [
      'native/commands/strings/get.cc:2: commands may not include engine (engine/dispatch.h)',
    ])
  })

  test('lets a test include every layer', () => {
    const found = violations({
      'native/commands/strings/get_test.cc': '#include "engine/dispatch.h"\n',
      'native/engine/dispatch.h': '',
    })
    assert.deepEqual(found, [])
  })

  test('lets the ground of several tests include every layer', () => {
    const found = violations({
      'native/commands/strings/string_test.h': '#include "engine/dispatch.h"\n',
      'native/engine/dispatch.h': '',
    })
    assert.deepEqual(found, [])
  })

  test('lets protocol stand on base alone', () => {
    const found = violations({
      'native/base/bytes.h': '',
      'native/keyspace/shard.h': '',
      'native/protocol/resp_parser.h': '#include "base/bytes.h"\n#include "keyspace/shard.h"\n',
      'native/keyspace/shard.cc': '#include "protocol/resp_parser.h"\n',
    })
    assert.deepEqual(found, [
      'native/protocol/resp_parser.h:2: protocol may not include keyspace (keyspace/shard.h)',
      'native/keyspace/shard.cc:1: keyspace may not include protocol (protocol/resp_parser.h)',
    ])
  })

  test('keeps Node-API in binding, libuv and OpenSSL in network and binding', () => {
    const found = violations({
      'native/binding/addon.cc': '#include <node_api.h>\n#include <uv.h>\n',
      'native/network/lane.cc': '#include <uv.h>\n#include <openssl/ssl.h>\n#include <node_api.h>\n',
      'native/base/clock.cc': '#include <uv.h>\n',
    })
    assert.deepEqual(found, [
      'native/network/lane.cc:3: only binding may include node_api.h',
      'native/base/clock.cc:1: only network and binding may include uv.h',
    ])
  })

  test('refuses cycles within a layer and names their files once', () => {
    const found = violations({
      'native/base/a.h': '#include "base/b.h"\n',
      'native/base/b.h': '#include "base/c.h"\n',
      'native/base/c.h': '#include "base/a.h"\n',
    })
    assert.deepEqual(found, [
      'include cycle: native/base/a.h -> native/base/b.h -> native/base/c.h -> native/base/a.h',
    ])
  })

  test('does not count an include that is commented out', () => {
    assert.deepEqual(
      violations({ 'native/base/a.h': '/*\n#include "engine/x.h"\n*/\n// #include "y.h"\n' }),
      [],
    )
  })

  test('refuses a quoted include of a file that does not exist, and a folder without a layer', () => {
    assert.deepEqual(violations({ 'native/base/a.h': '#include "base/gone.h"\n' }), [
      'native/base/a.h:1: "base/gone.h" is not a file of native/',
    ])
    assert.deepEqual(violations({ 'native/extras/a.h': '#include <string>\n' }), [
      'native/extras/a.h:1: native/extras is no layer; give it one in native-layers.ts',
    ])
  })
})
