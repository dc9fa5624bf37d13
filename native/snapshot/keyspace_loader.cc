#include "snapshot/keyspace_loader.h"

#include <chrono>
#include <mutex>
#include <thread>
#include <utility>

#include "keyspace/access_clock.h"

namespace nacre {
namespace {

// Metadata and libraries that a snapshot may have.
constexpr size_t kMostLibraries = 1 << 20;

// How many seconds a 24-bit access clock can tell apart.
constexpr uint64_t kClockPeriod = 1 << 24;

}  // namespace

SnapshotReceiver::Refusal KeyspaceLoader::Library(std::string_view code) {
  if (libraries_.size() == kMostLibraries) return "there are too many function libraries";
  libraries_.emplace_back(code);
  return std::nullopt;
}

SnapshotReceiver::Refusal KeyspaceLoader::Database(uint32_t database, const std::optional<DatabaseSizes>&) {
  if (database < keyspace_.databases()) return std::nullopt;
  return "there is a database " + std::to_string(database) + ", but this server is configured to have " +
         std::to_string(keyspace_.databases()) + " databases";
}

uint32_t KeyspaceLoader::ClockOf(const SavedEntry& entry) const {
  if (options_.clocks_are_lfu) return LfuClock(entry.frequency.value_or(kLfuFreshCounter), options_.now_ms);
  const auto idle_seconds = static_cast<int64_t>(entry.idle_seconds.value_or(0) % kClockPeriod);
  return LruClock(options_.now_ms - idle_seconds * 1000);
}

void KeyspaceLoader::Delay() {
  const int64_t delay_us = options_.key_delay_us;
  if (delay_us > 0) std::this_thread::sleep_for(std::chrono::microseconds(delay_us));
  if (delay_us < 0 && entries_ % static_cast<uint64_t>(-delay_us) == 0) {
    std::this_thread::sleep_for(std::chrono::microseconds(1));
  }
}

SnapshotReceiver::Refusal KeyspaceLoader::Entry(SavedEntry&& entry) {
  const bool expired = entry.expire_at_ms != kNoExpiry && entry.expire_at_ms < options_.now_ms;
  if (expired && options_.drop_expired) {
    if (progress_ != nullptr) progress_->expired.fetch_add(1, std::memory_order_relaxed);
    return std::nullopt;
  }
  const KeyRef key = keyspace_.Key(entry.key);
  Shard& shard = keyspace_.ShardOf(key);
  {
    std::lock_guard lock(shard.mutex);
    Table& table = keyspace_.TableIn(shard, entry.database);
    const Table::Position position = table.Find(key);
    if (position && !options_.replace) return "the key is there twice";
    if (entry.type == ValueType::kString) {
      table.SetString(position, key, entry.string, StringForm::kCompact, entry.expire_at_ms, ClockOf(entry));
    } else {
      table.SetCollection(position, key, entry.type, std::move(entry.collection), entry.expire_at_ms,
                          ClockOf(entry));
    }
  }
  if (progress_ != nullptr) progress_->keys.fetch_add(1, std::memory_order_relaxed);
  if (options_.key_delay_us != 0) [[unlikely]] {
    ++entries_;
    Delay();
  }
  return std::nullopt;
}

SnapshotReceiver::Refusal KeyspaceLoader::Reached(uint64_t offset) {
  if (progress_ == nullptr) return std::nullopt;
  progress_->bytes.store(offset, std::memory_order_relaxed);
  if (progress_->cancelled.load(std::memory_order_relaxed)) return "loading was cancelled";
  return std::nullopt;
}

}  // namespace nacre
