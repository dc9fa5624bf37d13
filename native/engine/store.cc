#include "engine/store.h"

#include <algorithm>

#include "base/random.h"
#include "engine/executor.h"
#include "engine/expiry_recorder.h"
#include "engine/journal/journal.h"
#include "engine/maintenance.h"
#include "engine/snapshot/snapshot_place.h"
#include "engine/snapshot/snapshots.h"
#include "engine/statistics.h"

namespace nacre {
namespace {

// Buckets that one hold of a shard's lock looks at; some microseconds.
constexpr size_t kBucketsPerHold = 32;
// A shard is looked at further while more than one in so many of its keys had expired.
constexpr size_t kWorthwhileFraction = 10;
// Retired memory is looked for on each so-manieth run.
constexpr unsigned kReleaseEvery = 16;
// How often rates are sampled, and the memory is weighed.
constexpr int64_t kSampleEveryNs = 100'000'000;
constexpr int64_t kWeighEveryNs = 1'000'000'000;

}  // namespace

Store::Store(const Options& options)
    : seed_(options.seed != 0 ? options.seed : SystemEntropy()),
      clock_(options.clock != nullptr ? static_cast<const Clock*>(options.clock) : &system_clock_),
      keyspace_({options.databases, seed_, clock_}),
      pubsub_(settings_, keyspace_.seed()),
      tracking_(settings_, clients_, keyspace_.seed(), [this] { interest_.FollowChanges(); }),
      interest_(keyspace_, settings_, events_, tracking_),
      script_watch_(keyspace_, gate_, settings_, running_scripts_),
      departed_(std::make_unique<CommandStatistics[]>(CommandTable().size())),
      departed_counters_(std::make_unique<ThreadCounters>()),
      maintenance_seat_(gate_.AddSeat()),
      maintained_(options.maintained),
      journal_(std::make_unique<Journal>(*this)),
      snapshots_(std::make_unique<Snapshots>(*this)),
      snapshot_place_(std::make_unique<SnapshotPlace>(*this)) {
  events_.SetListener([this](const KeyEvent& event) { pubsub_.PublishKeyEvent(event); });
  if (maintained_) StartMaintenance(*this);
}

Store::~Store() {
  if (maintained_) StopMaintenance(*this);
  journal_->End();
  // After the last change: what is not saved by then is not to be.
  snapshots_->Stop();
}

bool Store::ApplySetting(std::string_view name, int64_t value) {
  if (!settings_.Set(name, value)) return false;
  if (name == "notify_keyspace_events") interest_.FollowChanges();
  return true;
}

void Store::KeepEffects(EffectSink* sink) {
  effect_sink_ = sink;
  expiry_recorder_ = sink != nullptr ? std::make_unique<ExpiryRecorder>(*sink) : nullptr;
  keyspace_.SetExpiryListener(expiry_recorder_.get());
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
  AddCounters(executor.counters(), *departed_counters_);
  executor.errors().AddTo(departed_errors_);
}

void Store::SumStatistics(size_t id, CommandStatistics& total) {
  std::lock_guard lock(executors_mutex_);
  AddStatistics(departed_[id], total);
  for (const Executor* executor : executors_) AddStatistics(executor->statistics(id), total);
}

void Store::SumCounters(ThreadCounters& total) {
  std::lock_guard lock(executors_mutex_);
  AddCounters(*departed_counters_, total);
  for (Executor* executor : executors_) AddCounters(executor->counters(), total);
}

void Store::SumErrors(ErrorCounts& total) {
  std::lock_guard lock(executors_mutex_);
  departed_errors_.AddTo(total);
  for (Executor* executor : executors_) executor->errors().AddTo(total);
}

size_t Store::FixedBytes() {
  std::lock_guard lock(executors_mutex_);
  const size_t statistics = CommandTable().size() * sizeof(CommandStatistics);
  const size_t shard = sizeof(Shard) + keyspace_.databases() * sizeof(void*);
  return sizeof(Store) + kShardCount * shard + statistics +
         executors_.size() * (sizeof(Executor) + statistics);
}

void Store::NotePeak(size_t bytes) {
  size_t peak = peak_bytes();
  while (bytes > peak && !peak_bytes_.compare_exchange_weak(peak, bytes)) {
  }
}

void Store::ResetStatistics() {
  // Not with the lock: a script that holds a shard may come to wait for that.
  keyspace_.ResetStatistics();
  connection_counts.Reset();
  std::lock_guard lock(executors_mutex_);
  departed_counters_->Reset();
  departed_errors_.Reset();
  for (Executor* executor : executors_) {
    executor->counters().Reset();
    executor->errors().Reset();
  }
  clients_.ResetTraffic();
  for (size_t id = 0; id < CommandTable().size(); ++id) {
    departed_[id].Reset();
    for (Executor* executor : executors_) executor->statistics(id).Reset();
  }
}

size_t Store::ExpireInShard(size_t index, int64_t now_ms, int64_t deadline_ns) {
  size_t total = 0;
  for (size_t database = 0; database < keyspace_.databases(); ++database) {
    bool again = true;
    while (again) {
      again = false;
      const GateVisit inside(gate_, maintenance_seat_);
      // Most tables expire nothing: their readers are not to be disturbed for that.
      bool expires = false;
      keyspace_.VisitShardToRead(index, database,
                                 [&](const Table& table) { expires = table.expiring() != 0; });
      if (!expires) break;
      keyspace_.VisitShard(index, database, [&](Table& table) {
        if (!table.MayExpire()) return;
        const Table::ExpirySlice slice = table.RemoveExpired(now_ms, kBucketsPerHold);
        total += slice.removed;
        again = slice.unfinished || slice.removed * kWorthwhileFraction > slice.looked_at;
        ShardStatistics::Count(keyspace_.ShardAt(index).statistics.expired, slice.removed);
      });
      again = again && MonotonicNanoseconds() < deadline_ns;
    }
  }
  return total;
}

size_t Store::RemoveAllExpired() {
  std::lock_guard lock(maintenance_mutex_);
  const int64_t now_ms = clock_->NowMilliseconds();
  size_t removed = 0;
  const GateVisit inside(gate_, maintenance_seat_);
  for (size_t shard = 0; shard < kShardCount; ++shard) {
    for (size_t database = 0; database < keyspace_.databases(); ++database) {
      keyspace_.VisitShard(shard, database, [&](Table& table) {
        Table::ExpirySlice slice;
        do {
          slice = table.RemoveExpired(now_ms, SIZE_MAX);
          ShardStatistics::Count(keyspace_.ShardAt(shard).statistics.expired, slice.removed);
          removed += slice.removed;
        } while (slice.unfinished);
      });
    }
  }
  tracking_.TellBroadcasts();
  return removed;
}

size_t Store::RunExpiry(int64_t budget_us) {
  const int64_t now_ms = clock_->NowMilliseconds();
  if (settings_.active_expire.get() == 0 || service_.Is(ServiceState::kLoading) || pause_.IsActive(now_ms))
    return 0;
  const int64_t start_ns = MonotonicNanoseconds();
  size_t removed = 0;
  for (size_t shard = 0; shard < kShardCount; ++shard) {
    removed += ExpireInShard(shard, now_ms, start_ns + budget_us * 1000);
    tracking_.TellBroadcasts();
  }
  const int64_t duration_ns = MonotonicNanoseconds() - start_ns;
  expiry_ns.fetch_add(static_cast<uint64_t>(duration_ns), std::memory_order_relaxed);
  const int64_t spike_ms = settings_.latency_monitor_threshold.get();
  if (spike_ms > 0 && duration_ns / 1'000'000 >= spike_ms) {
    latency_.Add("expire-cycle", now_ms / 1000, duration_ns / 1'000'000);
  }
  return removed;
}

void Store::SampleRates(int64_t now_ns) {
  if (now_ns - sampled_ns_ < kSampleEveryNs) return;
  sampled_ns_ = now_ns;
  ThreadCounters counters;
  SumCounters(counters);
  const ClientRegistry::Traffic traffic = clients_.traffic();
  rates_.commands.Sample(counters.commands.get(), now_ns);
  rates_.bytes_in.Sample(traffic.bytes_in, now_ns);
  rates_.bytes_out.Sample(traffic.bytes_out, now_ns);
}

void Store::SampleMemory(int64_t now_ns) {
  if (now_ns - weighed_ns_ < kWeighEveryNs) return;
  weighed_ns_ = now_ns;
  const GateVisit inside(gate_, maintenance_seat_);
  NotePeak(keyspace_.bytes());
}

size_t Store::RunMaintenance(int64_t budget_us) {
  std::lock_guard lock(maintenance_mutex_);
  if (settings_.cron_paused.get() != 0) return 0;
  const size_t removed = RunExpiry(budget_us);
  interest_.Tidy();
  tracking_.Trim();
  const int64_t now_ns = MonotonicNanoseconds();
  SampleRates(now_ns);
  SampleMemory(now_ns);
  if (++maintenance_runs_ % kReleaseEvery == 0 && keyspace_.HasRetired()) {
    if (!gate_.CloseUnlessSlow()) return removed;
    keyspace_.ReleaseRetired();
    gate_.Open();
  }
  return removed;
}

}  // namespace nacre
