// A store: the keyspace with all that its threads share. Lanes, JavaScript
// threads and the maintenance thread each work on it through an Executor or
// from behind the closed gate.

#ifndef NACRE_ENGINE_STORE_H_
#define NACRE_ENGINE_STORE_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "base/adaptive_mutex.h"
#include "base/clock.h"
#include "commands/command_lookup.h"
#include "commands/effect_log.h"
#include "commands/scripting/running_scripts.h"
#include "commands/scripting/script_registry.h"
#include "commands/settings.h"
#include "engine/client_pause.h"
#include "engine/client_registry.h"
#include "engine/error_counts.h"
#include "engine/gate.h"
#include "engine/key_interest.h"
#include "engine/latency_monitor.h"
#include "engine/pubsub.h"
#include "engine/rate_sampler.h"
#include "engine/script_watch.h"
#include "engine/service_state.h"
#include "engine/slow_log.h"
#include "engine/tracking.h"
#include "keyspace/key_events.h"
#include "keyspace/keyspace.h"

namespace nacre {

class Executor;
class Journal;
class SnapshotPlace;
class Snapshots;
struct CommandStatistics;
struct ThreadCounters;

class Store {
 public:
  struct Options {
    size_t databases = 16;
    uint64_t seed = 0;             // 0: drawn from the system.
    ManualClock* clock = nullptr;  // Null: the machine's clock. Must outlive the store.
    bool maintained = true;        // Whether the process's maintenance thread serves it.
  };

  explicit Store(const Options& options);
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  // Requires: no executor of the store is left.
  ~Store();

  Keyspace& keyspace() { return keyspace_; }
  Settings& settings() { return settings_; }
  // Sets the number called `name`, and does what follows from it; false if there is none.
  bool ApplySetting(std::string_view name, int64_t value);
  Gate& gate() { return gate_; }
  CommandLookup& lookup() { return lookup_; }
  ClientRegistry& clients() { return clients_; }
  SlowLog& slow_log() { return slow_log_; }
  LatencyMonitor& latency() { return latency_; }
  ClientPause& pause() { return pause_; }
  ServiceState& service() { return service_; }
  Snapshots& snapshots() { return *snapshots_; }
  SnapshotPlace& snapshot_place() { return *snapshot_place_; }
  KeyEvents& events() { return events_; }
  KeyInterest& interest() { return interest_; }
  PubSub& pubsub() { return pubsub_; }
  Tracking& tracking() { return tracking_; }
  ScriptRegistry& scripts() { return scripts_; }
  RunningScripts& running_scripts() { return running_scripts_; }
  ScriptWatch& script_watch() { return script_watch_; }
  // Held by the one thread that may wait for a shard while it holds others.
  AdaptiveMutex& waiting_right() { return waiting_right_; }

  Journal& journal() { return *journal_; }

  // Where effects of all commands go from now on; null: nowhere. `sink` must outlive its
  // use. Requires: the gate is closed.
  void KeepEffects(EffectSink* sink);
  // Requires: inside the gate.
  EffectSink* effect_sink() const { return effect_sink_; }

  const Clock& clock() const { return *clock_; }
  bool HasManualClock() const { return clock_ != &system_clock_; }
  uint64_t seed() const { return seed_; }

  // Changes of the dataset since the start, as rdb_changes_since_last_save counts them. In a cache
  // line of its own: writers change it all the time, and all threads read what stands beside it.
  alignas(64) std::atomic<uint64_t> changes{0};
  // Time spent on active expiry.
  std::atomic<uint64_t> expiry_ns{0};
  ConnectionCounts connection_counts;

  // Removes expired keys for at most `budget_us`, and frees what tables retired.
  // Called by the maintenance thread, or by the owner of a manual clock.
  // Returns how many keys were removed.
  size_t RunMaintenance(int64_t budget_us);

  // Removes every key that has expired. Returns how many there were.
  size_t RemoveAllExpired();

  // Sums the threads' counters of command `id` into `total`.
  void SumStatistics(size_t id, CommandStatistics& total);
  // The same for what threads count across commands.
  void SumCounters(ThreadCounters& total);
  void SumErrors(ErrorCounts& total);
  void ResetStatistics();

  // Averages of the last seconds, as the maintenance thread sampled them.
  struct Rates {
    RateSampler commands;
    RateSampler bytes_in;
    RateSampler bytes_out;
  };
  const Rates& rates() const { return rates_; }

  // Bytes of what the store and its threads have whatever the data; about.
  size_t FixedBytes();
  // The most bytes that the keyspace was seen to have.
  size_t peak_bytes() const { return peak_bytes_.load(std::memory_order_relaxed); }
  // Takes notice that it has so many.
  void NotePeak(size_t bytes);

 private:
  friend class Executor;

  void AddExecutor(Executor& executor);
  void RemoveExecutor(Executor& executor);
  size_t ExpireInShard(size_t shard, int64_t now_ms, int64_t deadline_ns);
  size_t RunExpiry(int64_t budget_us);
  void SampleRates(int64_t now_ns);
  void SampleMemory(int64_t now_ns);

  alignas(64) uint64_t seed_;
  SystemClock system_clock_;
  const Clock* clock_;
  Keyspace keyspace_;
  Settings settings_;
  Gate gate_;
  CommandLookup lookup_;
  ClientRegistry clients_;
  SlowLog slow_log_;
  LatencyMonitor latency_;
  ClientPause pause_;
  ServiceState service_;
  KeyEvents events_;
  PubSub pubsub_;
  Tracking tracking_;
  KeyInterest interest_;
  EffectSink* effect_sink_ = nullptr;
  std::unique_ptr<ExpiryListener> expiry_recorder_;
  ScriptRegistry scripts_;
  RunningScripts running_scripts_;
  ScriptWatch script_watch_;
  AdaptiveMutex waiting_right_;
  Rates rates_;
  std::atomic<size_t> peak_bytes_{0};
  std::mutex executors_mutex_;
  std::vector<Executor*> executors_;
  std::atomic<uint64_t> executors_made_{0};
  std::unique_ptr<CommandStatistics[]> departed_;  // Sums of executors that are gone.
  std::unique_ptr<ThreadCounters> departed_counters_;
  ErrorCounts departed_errors_;
  std::mutex maintenance_mutex_;  // One run at a time.
  Gate::Seat& maintenance_seat_;
  unsigned maintenance_runs_ = 0;
  int64_t sampled_ns_ = 0;
  int64_t weighed_ns_ = 0;
  bool maintained_;
  std::unique_ptr<Journal> journal_;
  std::unique_ptr<Snapshots> snapshots_;
  std::unique_ptr<SnapshotPlace> snapshot_place_;
};

}  // namespace nacre

#endif  // NACRE_ENGINE_STORE_H_
