// One snapshot, from its cut to its last byte.
//
// The cut is made behind the closed gate: every table learns that what is in it is
// to be saved. Then the shards are walked, some buckets at a time under the shard's
// lock, and what was encoded is written when no lock is held. A writer that meets
// an entry before the walk does encodes its old value into its shard's side, which
// the walk empties into the same stream. docs/internals/snapshot.md says why the
// result is the state of the cut, and what it costs whom.

#ifndef NACRE_ENGINE_SNAPSHOT_SNAPSHOT_RUN_H_
#define NACRE_ENGINE_SNAPSHOT_SNAPSHOT_RUN_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_buffer.h"
#include "engine/gate.h"
#include "keyspace/keyspace.h"
#include "keyspace/old_value_saver.h"
#include "snapshot/snapshot_encoder.h"

namespace nacre {

// What is noted at the cut, behind the closed gate.
struct SnapshotCut {
  SnapshotMetadata metadata;
  std::vector<std::string> libraries;  // Of functions, in the order in which they are to be loaded.
};

class SnapshotRun {
 public:
  // Where the bytes go, in pieces. An empty text, or why they could not be written.
  using Sink = std::function<std::string(std::string_view bytes)>;

  // What Walk returns after Cancel.
  static constexpr std::string_view kCancelled = "the snapshot was cancelled";

  struct Options {
    std::unique_ptr<SnapshotEncoder> encoder;
    // Behind the closed gate: adds what the caller has to say of this moment.
    std::function<void(SnapshotCut& cut)> at_cut;
    bool ends_with_flush_all = false;  // Gives up when all databases are emptied.
    int64_t key_delay_us = 0;          // As KeyspaceLoader's.
  };

  SnapshotRun(Keyspace& keyspace, Gate& gate, Options options);
  SnapshotRun(const SnapshotRun&) = delete;
  SnapshotRun& operator=(const SnapshotRun&) = delete;
  ~SnapshotRun();

  // Makes the cut; calls note() behind the closed gate. Requires: the caller is not inside the gate, and no
  // other snapshot is under way.
  void Cut(const std::function<void()>& note = {});

  // Walks, and gives the bytes to `sink`. Returns an empty text, or why there is no snapshot. Either way the
  // keyspace is as if there had been none. Requires: Cut was called, on any thread.
  std::string Walk(const Sink& sink);

  // Has Walk write nothing more. Any thread.
  void Cancel() { stopped_.store(true, std::memory_order_relaxed); }
  // The same at once, leaving the keyspace as it is. Requires: nobody changes it any more.
  void Abandon() {
    abandoned_.store(true, std::memory_order_relaxed);
    Cancel();
  }

  // Entries at the cut, and how many of them are done. Any thread.
  uint64_t keys_total() const { return keys_total_.load(std::memory_order_relaxed); }
  uint64_t keys_done() const { return keys_done_.load(std::memory_order_relaxed); }
  // The most bytes that old values took at one time.
  uint64_t most_side_bytes() const { return most_side_bytes_.load(std::memory_order_relaxed); }

 private:
  class Side;

  void WriteHead(const SnapshotCut& cut);
  // Makes one hold of the shard's lock; false once nothing is left to do there.
  bool WalkSome(size_t shard);
  void SaveSome(Side& side);
  void EnterDatabase(uint32_t database);
  void EmptySides();
  void TakeSide(ByteBuffer& bytes);
  void Emit();
  void Delay(uint64_t keys);
  // Lets other threads have the processor if this one has had it for a while.
  void GiveWay();
  bool IsStopped() const { return stopped_.load(std::memory_order_relaxed); }

  Keyspace& keyspace_;
  Gate& gate_;
  Gate::Seat& seat_;
  Options options_;
  int64_t cut_ms_ = 0;
  std::unique_ptr<EntryEncoder> entries_;
  std::vector<std::unique_ptr<Side>> sides_;  // One a shard.
  std::vector<DatabaseSizes> sizes_;          // At the cut, of each database.
  std::optional<uint32_t> database_;          // Which one the stream is in.
  ByteBuffer output_;
  const Sink* sink_ = nullptr;
  uint64_t gave_way_ticks_ = 0;
  std::string error_;
  std::atomic<bool> stopped_{false};
  std::atomic<bool> abandoned_{false};
  std::atomic<uint64_t> side_bytes_{0};
  std::atomic<uint64_t> most_side_bytes_{0};
  std::atomic<uint64_t> keys_total_{0};
  std::atomic<uint64_t> keys_done_{0};
};

}  // namespace nacre

#endif  // NACRE_ENGINE_SNAPSHOT_SNAPSHOT_RUN_H_
