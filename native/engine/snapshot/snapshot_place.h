// Where a store's snapshot belongs, and DEBUG RELOAD and LOADAOF, which read what the disk has.

#ifndef NACRE_ENGINE_SNAPSHOT_SNAPSHOT_PLACE_H_
#define NACRE_ENGINE_SNAPSHOT_SNAPSHOT_PLACE_H_

#include <string>

#include "commands/client_state.h"
#include "commands/reloader.h"

namespace nacre {

class Store;

class SnapshotPlace final : public Reloader {
 public:
  explicit SnapshotPlace(Store& store) : store_(store) {}

  // Empty: the store has none, and nothing of it reaches a disk. Any thread.
  void Set(const std::string& path) { path_.Set(path); }
  std::string Get() const { return path_.Get(); }

  std::string Save() override;
  std::string Load(const ReloadOptions& options) override;
  std::string LoadJournal() override;

 private:
  Store& store_;
  SharedText path_;
};

}  // namespace nacre

#endif  // NACRE_ENGINE_SNAPSHOT_SNAPSHOT_PLACE_H_
