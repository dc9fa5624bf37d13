// Reads hostile snapshots in JSON. What is accepted is written again in stable order,
// and must then be read as the same snapshot.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assert.h"
#include "base/clock.h"
#include "base/reclaimer.h"
#include "json/json_snapshot_decoder.h"
#include "json/json_snapshot_encoder.h"
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
    .longest_string = size_t{1} << 20,
    .verify_checksum = false,
};

bool Load(std::string_view bytes, Keyspace& keyspace, std::vector<std::string>& libraries) {
  KeyspaceLoader loader(keyspace, {.now_ms = 0}, nullptr);
  if (JsonSnapshotDecoder(kOptions).Decode(bytes, loader)) return false;
  libraries = loader.libraries();
  return true;
}

std::string Written(Keyspace& keyspace, const std::vector<std::string>& libraries) {
  std::string text;
  JsonSnapshotEncoder encoder({.order = MemberOrder::kSorted});
  WriteStandingKeyspace(keyspace, {}, libraries, KeyOrder::kSorted, encoder, [&](std::string_view piece) {
    text += piece;
    return true;
  });
  return text;
}

void ReadAndWrite(std::string_view bytes) {
  static ManualClock clock(0);
  static Keyspace keyspace({.databases = 4, .seed = 1, .clock = &clock});
  std::vector<std::string> libraries;
  if (Load(bytes, keyspace, libraries)) {
    const std::string first = Written(keyspace, libraries);
    keyspace.FlushAll();
    NACRE_ASSERT(Load(first, keyspace, libraries));
    NACRE_ASSERT(Written(keyspace, libraries) == first);
  }
  // The table's pointers carry tags, so that a leak checker would take what stays for lost.
  keyspace.FlushAll();
  WaitForReclaim();
}

}  // namespace
}  // namespace nacre

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size > nacre::kLongestInput) return 0;
  nacre::ReadAndWrite({reinterpret_cast<const char*>(data), size});
  return 0;
}
