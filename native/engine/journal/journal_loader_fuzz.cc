// Fuzzes the reading of a journal's commands, which run on a store.

#include <cctype>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/journal/journal_loader.h"
#include "engine/journal/manifest.h"
#include "engine/store.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace nacre {
namespace {

constexpr size_t kLongestInput = 4096;

// DEBUG POPULATE may make as many keys as it likes, and no limit keeps these from making a string as long as
// they like: what a journal says was within a limit once.
bool MayAllocateAtWill(std::string_view bytes) {
  std::string lower(bytes);
  for (char& letter : lower) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  for (const char* word : {"populate", "setrange", "setbit", "bitfield"}) {
    if (lower.find(word) != std::string::npos) return true;
  }
  return false;
}

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
  if (!nacre::MayAllocateAtWill(bytes)) nacre::ReplayBytes(bytes);
  return 0;
}
