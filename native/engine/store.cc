#include "engine/store.h"

#include <algorithm>

#include "base/random.h"
#include "engine/executor.h"
#include "engine/maintenance.h"
#include "engine/statistics.h"

namespace nacre {
namespace {

// Buckets that one hold of a shard's lock looks at; some microseconds.
constexpr size_t kBucketsPerHold = 32;
// A shard is looked at further while more than one in so many of its keys had expired.
constexpr size_t kWorthwhileFraction = 10;
// Retired memory is looked for on each so-manieth run.
constexpr unsigned kReleaseEvery = 16;

}  // namespace

Store::Store(const Options& options)
    : seed_(options.seed != 0 ? options.seed : SystemEntropy()),
      clock_(options.clock != nullptr ? static_cast<const Clock*>(options.clock) : &system_clock_),
      keyspace_({options.databases, seed_, clock_}),
      departed_(std::make_unique<CommandStatistics[]>(CommandTable().size())),
      maintenance_seat_(gate_.AddSeat()),
      maintained_(options.maintained) {
  if (maintained_) StartMaintenance(*this);
}

Store::~Store() {
  if (maintained_) StopMaintenance(*this);
}

void Store::AddExecutor(Executor& executor) {
  std::lock_guard lock(executors_mutex_);
  executors_.push_back(&executor);
}

void Store::RemoveExecutor(Executor& executor) {
  std::lock_guard lock(executors_mutex_);
  std::erase(executors_, &executor);
  for (size_t id = 0; id < CommandTable().size(); ++id) {
    const CommandStatistics& from = executor.statistics(id);
    CommandStatistics& to = departed_[id];
    AddStatistics(from, to);
  }
}

void Store::SumStatistics(size_t id, CommandStatistics& total) {
  std::lock_guard lock(executors_mutex_);
  AddStatistics(departed_[id], total);
  for (const Executor* executor : executors_) AddStatistics(executor->statistics(id), total);
}

void Store::ResetStatistics() {
  std::lock_guard lock(executors_mutex_);
  for (size_t id = 0; id < CommandTable().size(); ++id) {
    departed_[id].Reset();
    for (Executor* executor : executors_) executor->statistics(id).Reset();
  }
  keyspace_.ResetStatistics();
}

size_t Store::ExpireInShard(size_t index, int64_t now_ms, int64_t deadline_ns) {
  size_t total = 0;
  for (size_t database = 0; database < keyspace_.databases(); ++database) {
    bool again = true;
    while (again) {
      again = false;
      gate_.Enter(maintenance_seat_);
      keyspace_.VisitShard(index, database, [&](Table& table) {
        if (table.expiring() == 0) return;
        const Table::ExpirySlice slice = table.RemoveExpired(now_ms, kBucketsPerHold);
        total += slice.removed;
        again = slice.removed * kWorthwhileFraction > slice.looked_at;
        ShardStatistics::Count(keyspace_.ShardAt(index).statistics.expired, slice.removed);
      });
      gate_.Leave(maintenance_seat_);
      again = again && MonotonicNanoseconds() < deadline_ns;
    }
  }
  return total;
}

size_t Store::RemoveAllExpired() {
  std::lock_guard lock(maintenance_mutex_);
  const int64_t now_ms = clock_->NowMilliseconds();
  size_t removed = 0;
  gate_.Enter(maintenance_seat_);
  for (size_t shard = 0; shard < kShardCount; ++shard) {
    for (size_t database = 0; database < keyspace_.databases(); ++database) {
      keyspace_.VisitShard(shard, database, [&](Table& table) {
        const size_t slice = table.RemoveExpired(now_ms, SIZE_MAX).removed;
        ShardStatistics::Count(keyspace_.ShardAt(shard).statistics.expired, slice);
        removed += slice;
      });
    }
  }
  gate_.Leave(maintenance_seat_);
  return removed;
}

size_t Store::RunMaintenance(int64_t budget_us) {
  std::lock_guard lock(maintenance_mutex_);
  size_t removed = 0;
  if (settings_.active_expire.get() != 0) {
    const int64_t deadline_ns = MonotonicNanoseconds() + budget_us * 1000;
    const int64_t now_ms = clock_->NowMilliseconds();
    for (size_t shard = 0; shard < kShardCount; ++shard) removed += ExpireInShard(shard, now_ms, deadline_ns);
  }
  if (++maintenance_runs_ % kReleaseEvery == 0 && keyspace_.HasRetired()) {
    const ClosedGate closed(gate_);
    keyspace_.ReleaseRetired();
  }
  return removed;
}

}  // namespace nacre
