#include "engine/snapshot/snapshot_place.h"

#include "engine/journal/journal.h"
#include "engine/snapshot/snapshot_file.h"
#include "engine/store.h"

namespace nacre {
namespace {

constexpr char kNoPlace[] = "this store keeps nothing on disk";

}  // namespace

std::string SnapshotPlace::Save() {
  const std::string path = Get();
  if (path.empty()) return kNoPlace;
  LoadProgress progress;
  const auto format = static_cast<SnapshotFormat>(store_.settings().snapshot_format.get());
  return WriteSnapshotFile(
             store_, {.path = path, .format = format, .libraries = store_.scripts().LibraryCodes()}, progress)
      .error;
}

std::string SnapshotPlace::LoadJournal() { return store_.journal().Reload(); }

std::string SnapshotPlace::Load(const ReloadOptions& options) {
  const std::string path = Get();
  if (path.empty()) return kNoPlace;
  if (options.flush) store_.keyspace().Empty();
  LoadProgress progress;
  return LoadSnapshotFile(store_, {.path = path, .drop_expired = true, .replace = options.merge}, progress)
      .error;
}

}  // namespace nacre
