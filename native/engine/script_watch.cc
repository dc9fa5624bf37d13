#include "engine/script_watch.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/clock.h"

namespace nacre {
namespace {

// How often running scripts are looked at: a fraction of the threshold, within these bounds.
constexpr int64_t kShortestMs = 1;
constexpr int64_t kLongestMs = 50;
constexpr int64_t kLooksAThreshold = 8;
// Looks that find no script before the thread sleeps until one starts.
constexpr int kIdleLooks = 20;

}  // namespace

ScriptWatch::ScriptWatch(Keyspace& keyspace, Gate& gate, const Settings& settings, RunningScripts& running)
    : keyspace_(keyspace), gate_(gate), settings_(settings), running_(running) {}

ScriptWatch::~ScriptWatch() {
  {
    std::lock_guard lock(mutex_);
    ends_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void ScriptWatch::SetOnLook(std::function<void(bool slow)> on_look) {
  std::lock_guard lock(on_look_mutex_);
  on_look_ = std::move(on_look);
}

void ScriptWatch::Wake() {
  std::lock_guard lock(mutex_);
  if (!thread_.joinable()) thread_ = std::thread([this] { Run(); });
  asleep_.store(false, std::memory_order_relaxed);
  wake_.notify_all();
}

bool ScriptWatch::AwaitScript() {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [this] { return ends_ || !asleep_.load(std::memory_order_relaxed); });
  return !ends_;
}

void ScriptWatch::Run() {
  while (AwaitScript()) {
    for (int idle = 0; idle < kIdleLooks; ++idle) {
      if (LookOnce()) idle = 0;
      const int64_t wait_ms =
          std::clamp(settings_.busy_reply_threshold.get() / kLooksAThreshold, kShortestMs, kLongestMs);
      std::unique_lock lock(mutex_);
      if (wake_.wait_for(lock, std::chrono::milliseconds(wait_ms), [this] { return ends_; })) return;
    }
    // A script that starts from here on wakes the thread; one that started before is seen by the look.
    asleep_.store(true, std::memory_order_seq_cst);
    if (LookOnce()) asleep_.store(false, std::memory_order_relaxed);
  }
}

bool ScriptWatch::LookOnce() {
  const RunningScripts::Look look =
      running_.LookAround(settings_.busy_reply_threshold.get(), MonotonicNanoseconds());
  gate_.SetSlow(look.slow);
  if (look.slow) MarkSlow(look.slow_shards);
  std::lock_guard lock(on_look_mutex_);
  if (on_look_) on_look_(look.slow);
  return look.any;
}

void ScriptWatch::MarkSlow(uint64_t slow_shards) {
  for (size_t i = 0; i < kShardCount; ++i) {
    BiasedMutex& mutex = keyspace_.ShardAt(i).mutex;
    if ((slow_shards >> i & 1) != 0) {
      mutex.MarkLong();
    } else {
      mutex.MarkLongIfAwaited();
    }
  }
}

}  // namespace nacre
