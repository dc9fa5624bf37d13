#include "engine/snapshot/snapshots.h"

#include <utility>

#include "base/clock.h"
#include "base/replaced_file.h"
#include "engine/store.h"

namespace nacre {

// The run is made, and goes if it is not wanted, without the lock: both wait for the gate.
bool Snapshots::Start(SnapshotRequest request) {
  const bool is_loading = store_.service().Is(ServiceState::kLoading) && !request.while_loading;
  if (is_loading || status().running) return false;
  auto shared = std::make_shared<SnapshotRequest>(std::move(request));
  SnapshotRun::Options options;
  options.encoder = std::move(shared->encoder);
  options.ends_with_flush_all = shared->ends_with_flush_all;
  options.key_delay_us = shared->key_delay_us;
  options.at_cut = [this, at_cut = std::move(shared->at_cut)](SnapshotCut& cut) {
    cut.libraries = store_.scripts().LibraryCodes();
    if (at_cut) at_cut(cut);
  };
  auto run = std::make_shared<SnapshotRun>(store_.keyspace(), store_.gate(), std::move(options));
  std::lock_guard lock(mutex_);
  if (run_ != nullptr) return false;
  if (thread_.joinable()) thread_.join();
  run_ = std::move(run);
  thread_ = std::thread([this, run = run_, shared] { Run(run, *shared); });
  return true;
}

void Snapshots::Run(const std::shared_ptr<SnapshotRun>& run, SnapshotRequest& request) {
  const int64_t start_ns = MonotonicNanoseconds();
  SnapshotResult result;
  result.error = Write(*run, request, result);
  result.keys = run->keys_done();
  result.most_side_bytes = run->most_side_bytes();
  result.duration_ms = (MonotonicNanoseconds() - start_ns) / 1'000'000;
  if (result.error.empty() && request.settles_changes) {
    store_.changes.fetch_sub(result.changes_at_cut, std::memory_order_relaxed);
  }
  if (request.on_end) request.on_end(result);
  {
    std::lock_guard lock(mutex_);
    run_ = nullptr;
  }
  if (request.on_done) request.on_done(result);
}

std::string Snapshots::Write(SnapshotRun& run, SnapshotRequest& request, SnapshotResult& result) {
  ReplacedFile file(request.path, {.incremental = request.incremental_fsync});
  std::string error = file.Open();
  if (!error.empty()) return error;
  run.Cut([&] { result.changes_at_cut = store_.changes.load(std::memory_order_relaxed); });
  if (request.on_cut) request.on_cut();
  error = run.Walk([&](std::string_view bytes) { return file.Write(bytes); });
  result.cancelled = error == SnapshotRun::kCancelled;
  if (error.empty()) error = file.Commit();
  result.bytes = file.size();
  return error;
}

void Snapshots::Cancel() {
  std::lock_guard lock(mutex_);
  if (run_ != nullptr) run_->Cancel();
}

void Snapshots::Stop() {
  std::thread thread;
  {
    std::lock_guard lock(mutex_);
    if (run_ != nullptr) run_->Abandon();
    thread = std::move(thread_);
  }
  if (thread.joinable()) thread.join();
}

SnapshotStatus Snapshots::status() {
  std::lock_guard lock(mutex_);
  if (run_ == nullptr) return {};
  return {true, run_->keys_done(), run_->keys_total(), run_->most_side_bytes()};
}

}  // namespace nacre
