// Puts the entries of a snapshot into a keyspace with several threads: while one reads the
// snapshot, others insert what it has found.
//
// Entries go to the others in batches, which carry copies of what a batch's views show. Whoever
// finds too many batches waiting inserts one itself, so that nobody is idle, and little is copied
// ahead.

#ifndef NACRE_SNAPSHOT_PARALLEL_LOADER_H_
#define NACRE_SNAPSHOT_PARALLEL_LOADER_H_

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "snapshot/keyspace_loader.h"
#include "snapshot/snapshot_decoder.h"

namespace nacre {

// How many threads are worth their while beside the one that reads.
size_t LoadingThreads();

class ParallelLoader final : public SnapshotReceiver {
 public:
  // With no `threads` all is done by the caller's. Requires: the loader refuses keys that are there
  // already, since entries are inserted in no order.
  ParallelLoader(KeyspaceLoader& loader, size_t threads) : loader_(loader), most_threads_(threads) {}
  ParallelLoader(const ParallelLoader&) = delete;
  ParallelLoader& operator=(const ParallelLoader&) = delete;
  // What was not inserted yet is dropped.
  ~ParallelLoader() override;

  void Metadata(std::string_view name, std::string_view value) override { loader_.Metadata(name, value); }
  Refusal Library(std::string_view code) override { return loader_.Library(code); }
  Refusal Database(uint32_t database, const std::optional<DatabaseSizes>& sizes) override {
    return loader_.Database(database, sizes);
  }
  // May refuse for the sake of an entry before. O(bytes of the key and the string).
  Refusal Entry(SavedEntry&& entry) override;
  Refusal Reached(uint64_t offset) override { return loader_.Reached(offset); }

  // Returns when all entries are in the keyspace, or one was refused.
  Refusal Finish();

 private:
  // Entries whose views show what stands in `bytes`, which is never moved.
  struct Batch {
    std::vector<SavedEntry> entries;
    std::string bytes;
  };

  void Run();
  // Queues the batch that is being filled.
  void HandOver();
  // Inserts a batch that waits; false if there is none, or one was refused. With the lock, which it lets go
  // meanwhile.
  bool InsertOne(std::unique_lock<std::mutex>& lock);
  std::string_view Copied(std::string_view text);
  std::unique_ptr<Batch> MakeBatch();

  KeyspaceLoader& loader_;
  const size_t most_threads_;
  std::unique_ptr<Batch> filling_;
  std::vector<std::thread> threads_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::unique_ptr<Batch>> waiting_;
  std::vector<std::unique_ptr<Batch>> empty_;  // To be filled again.
  size_t inserting_ = 0;                       // Batches.
  bool ending_ = false;
  Refusal refusal_;
};

}  // namespace nacre

#endif  // NACRE_SNAPSHOT_PARALLEL_LOADER_H_
