// Puts the entries of a snapshot into a keyspace.

#ifndef NACRE_SNAPSHOT_KEYSPACE_LOADER_H_
#define NACRE_SNAPSHOT_KEYSPACE_LOADER_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "keyspace/keyspace.h"
#include "snapshot/snapshot_decoder.h"

namespace nacre {

// How far loading is; read by any thread.
struct LoadProgress {
  std::atomic<uint64_t> bytes{0};
  std::atomic<uint64_t> keys{0};     // That are now in the keyspace.
  std::atomic<uint64_t> expired{0};  // That were left out, since their time had passed.
  std::atomic<bool> cancelled{false};
};

class KeyspaceLoader final : public SnapshotReceiver {
 public:
  struct Options {
    int64_t now_ms = 0;           // What is past its time then is left out,
    bool drop_expired = true;     // but not from the base of a journal, which may mean it.
    bool replace = false;         // What is there already gives way; else it is an error.
    bool clocks_are_lfu = false;  // Whether access clocks count uses.
    int64_t key_delay_us = 0;     // Sleeps so long after each key, for tests; below zero, after each -n keys.
  };

  // `progress` may be null. Both must outlive the loader.
  KeyspaceLoader(Keyspace& keyspace, const Options& options, LoadProgress* progress)
      : keyspace_(keyspace), options_(options), progress_(progress) {}

  // In the order of the snapshot; what to do with them is the caller's matter.
  const std::vector<std::string>& libraries() const { return libraries_; }
  // Metadata as they were found.
  const std::vector<std::pair<std::string, std::string>>& metadata() const { return metadata_; }

  void Metadata(std::string_view name, std::string_view value) override {
    metadata_.emplace_back(name, value);
  }
  Refusal Library(std::string_view code) override;
  Refusal Database(uint32_t database, const std::optional<DatabaseSizes>& sizes) override;
  // Locks the key's shard: any thread, where no key is delayed. O(1) beyond the bytes of a string.
  Refusal Entry(SavedEntry&& entry) override;
  Refusal Reached(uint64_t offset) override;

 private:
  uint32_t ClockOf(const SavedEntry& entry) const;
  void Delay();

  Keyspace& keyspace_;
  const Options options_;
  LoadProgress* const progress_;
  std::vector<std::string> libraries_;
  std::vector<std::pair<std::string, std::string>> metadata_;
  uint64_t entries_ = 0;
};

}  // namespace nacre

#endif  // NACRE_SNAPSHOT_KEYSPACE_LOADER_H_
