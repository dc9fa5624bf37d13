// Fuzzes the reading of a journal's commands, which run on a store.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/journal/journal_loader.h"
#include "engine/journal/manifest.h"
#include "engine/store.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace nacre {
namespace {

constexpr size_t kLongestInput = 4096;

void ReplayBytes(std::string_view bytes) {
  Store store({.seed = 1, .maintained = false});
  store.settings().proto_max_bulk_len.set(1 << 20);
  const JournalFiles files("/nowhere", "journal");
  JournalLoader loader(store, files, {.keeps_files = true}, nullptr);
  loader.Replay("journal", bytes, true);
}

}  // namespace
}  // namespace nacre

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size > nacre::kLongestInput) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  nacre::JournalManifest manifest;
  nacre::ParseManifest(bytes, manifest);
  // DEBUG POPULATE may make as many keys as it likes.
  const bool populates =
      bytes.find("opulate") != std::string_view::npos || bytes.find("OPULATE") != std::string_view::npos;
  if (!populates) nacre::ReplayBytes(bytes);
  return 0;
}
