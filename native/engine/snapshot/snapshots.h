// The snapshots of a store: one at a time, each on a thread of its own, and what is
// known of them.

#ifndef NACRE_ENGINE_SNAPSHOT_SNAPSHOTS_H_
#define NACRE_ENGINE_SNAPSHOT_SNAPSHOTS_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "engine/snapshot/snapshot_run.h"

namespace nacre {

class Store;

struct SnapshotResult {
  std::string error;       // Empty: the file is in its place.
  bool cancelled = false;  // Whether that is because somebody wanted so.
  uint64_t keys = 0;
  uint64_t bytes = 0;
  uint64_t changes_at_cut = 0;  // Store::changes at the cut.
  uint64_t most_side_bytes = 0;
  int64_t duration_ms = 0;
};

struct SnapshotRequest {
  std::unique_ptr<SnapshotEncoder> encoder;
  std::string path;  // Of the file, which is replaced as a whole.
  bool incremental_fsync = true;
  bool ends_with_flush_all = false;
  bool while_loading = false;    // All is loaded, though clients are still told otherwise.
  bool settles_changes = false;  // Once the file is in its place, changes up to the cut count no more.
  int64_t key_delay_us = 0;
  // Behind the closed gate: the journal notes its position. Must be quick.
  std::function<void(SnapshotCut& cut)> at_cut;
  // On the snapshot's thread: when the gate is open again, and at the end, which may come without the
  // first if the file cannot be created. on_end has what remains to be done before another can be started,
  // on_done tells that it can. None may call Snapshots, and on_done must not wait for who calls Start.
  std::function<void()> on_cut;
  std::function<void(const SnapshotResult& result)> on_end;
  std::function<void(const SnapshotResult& result)> on_done;
};

struct SnapshotStatus {
  bool running = false;
  uint64_t keys_done = 0;
  uint64_t keys_total = 0;
  uint64_t most_side_bytes = 0;
};

// Any thread.
class Snapshots {
 public:
  explicit Snapshots(Store& store) : store_(store) {}
  Snapshots(const Snapshots&) = delete;
  Snapshots& operator=(const Snapshots&) = delete;
  ~Snapshots() { Stop(); }

  // Begins a snapshot; false if one is under way, or the store is being loaded.
  bool Start(SnapshotRequest request);

  // Has the one that is under way end without a file.
  void Cancel();

  // The same at once; returns when its thread has ended. Requires: nobody changes the keyspace any more.
  void Stop();

  SnapshotStatus status();

 private:
  void Run(const std::shared_ptr<SnapshotRun>& run, SnapshotRequest& request);
  std::string Write(SnapshotRun& run, SnapshotRequest& request, SnapshotResult& result);

  Store& store_;
  std::mutex mutex_;
  std::shared_ptr<SnapshotRun> run_;  // Null: none is under way.
  std::thread thread_;
};

}  // namespace nacre

#endif  // NACRE_ENGINE_SNAPSHOT_SNAPSHOTS_H_
