// Reads hostile RDB files. What is accepted is written again, and must then be read as the same
// number of keys.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assert.h"
#include "base/clock.h"
#include "base/reclaimer.h"
#include "rdb/rdb_file_decoder.h"
#include "rdb/rdb_file_encoder.h"
#include "snapshot/keyspace_loader.h"
#include "snapshot/standing_keyspace.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace nacre {
namespace {

constexpr size_t kLongestInput = 64 * 1024;
constexpr HashSeed kSeed{1, 2};

const SnapshotDecoder::Options kOptions{
    .limits = {.list = ListLimits(4),
               .set = {.intset_entries = 4, .listpack_entries = 4, .listpack_value = 8, .seed = kSeed},
               .sorted_set = {.entries = 4, .name_bytes = 8},
               .hash = {.packed_fields = 4, .packed_bytes = 8, .seed = kSeed},
               .stream = {.bytes = 64, .entries = 4}},
    .longest_string = size_t{1} << 24,
    .verify_checksum = false,
};

bool Load(std::string_view bytes, Keyspace& keyspace, std::vector<std::string>& libraries) {
  KeyspaceLoader loader(keyspace, {.now_ms = 0}, nullptr);
  if (RdbFileDecoder(kOptions).Decode(bytes, loader)) return false;
  libraries = loader.libraries();
  return true;
}

size_t KeysOf(Keyspace& keyspace) {
  size_t keys = 0;
  for (size_t database = 0; database < keyspace.databases(); ++database) keys += keyspace.Size(database);
  return keys;
}

void ReadAndWrite(std::string_view bytes, Keyspace& keyspace) {
  std::vector<std::string> libraries;
  if (!Load(bytes, keyspace, libraries)) return;
  const size_t keys = KeysOf(keyspace);
  std::string written;
  RdbFileEncoder encoder({});
  WriteStandingKeyspace(keyspace, {}, libraries, KeyOrder::kAsHeld, encoder, [&](std::string_view piece) {
    written += piece;
    return true;
  });
  keyspace.FlushAll();
  NACRE_ASSERT(Load(written, keyspace, libraries));
  NACRE_ASSERT(KeysOf(keyspace) == keys);
}

}  // namespace
}  // namespace nacre

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size > nacre::kLongestInput) return 0;
  static nacre::ManualClock clock(0);
  static nacre::Keyspace keyspace({.databases = 4, .seed = 1, .clock = &clock});
  nacre::ReadAndWrite({reinterpret_cast<const char*>(data), size}, keyspace);
  // The table's pointers carry tags, so that a leak checker would take what stays for lost.
  keyspace.FlushAll();
  nacre::WaitForReclaim();
  return 0;
}
