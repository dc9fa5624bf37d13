#include "keyspace/keyspace.h"

#include <utility>
#include <vector>

#include "base/assert.h"
#include "base/random.h"
#include "base/reclaimer.h"

namespace nacre {
namespace {

HashSeed MakeHashSeed(uint64_t seed) {
  Random random(seed);
  return {random.Next(), random.Next()};
}

}  // namespace

Keyspace::Keyspace(const Options& options)
    : databases_(options.databases),
      seed_(MakeHashSeed(options.seed)),
      clock_(options.clock),
      shards_(std::make_unique<Shard[]>(kShardCount)) {
  NACRE_ASSERT(options.clock != nullptr && options.databases > 0);
  for (size_t i = 0; i < kShardCount; ++i) {
    shards_[i].mutex.Join(reader_seats_, static_cast<unsigned>(i));
    shards_[i].tables.Make(databases_);
  }
}

Keyspace::~Keyspace() {
  for (size_t i = 0; i < kShardCount; ++i) {
    for (size_t database = 0; database < databases_; ++database) delete TableIfAny(shards_[i], database);
  }
}

Table& Keyspace::MakeTable(Shard& shard, size_t database) {
  auto* table = new Table(seed_, static_cast<uint32_t>(database), shard.observer, version_, expiry_listener_);
  shard.tables[database].store(table, std::memory_order_release);
  return *table;
}

Table::Position Keyspace::RemoveExpired(Shard& shard, Table& table, Table::Position position,
                                        const KeyRef& key, int64_t now_ms) {
  if (table.At(position)->IsExpired(now_ms)) {
    table.EraseExpired(position, key);
    ShardStatistics::Count(shard.statistics.expired);
    return {};
  }
  const bool stays = table.RemoveExpiredMembers(position, key, now_ms, Table::kMembersAtOnce);
  return stays ? position : Table::Position();
}

size_t Keyspace::Size(size_t database) {
  size_t keys = 0;
  for (size_t i = 0; i < kShardCount; ++i) {
    VisitShardToRead(i, database, [&](const Table& table) { keys += table.size(); });
  }
  return keys;
}

DatabaseSummary Keyspace::Summarize(size_t database) {
  DatabaseSummary summary;
  for (size_t i = 0; i < kShardCount; ++i) {
    VisitShardToRead(i, database, [&](const Table& table) {
      summary.keys += table.size();
      summary.expires += table.expiring();
      summary.bytes += table.bytes();
    });
  }
  return summary;
}

size_t Keyspace::bytes() {
  size_t total = 0;
  for (size_t database = 0; database < databases_; ++database) total += Summarize(database).bytes;
  return total;
}

void Keyspace::Flush(size_t database) {
  std::vector<Table*> dropped;
  for (size_t i = 0; i < kShardCount; ++i) {
    Shard& shard = shards_[i];
    std::lock_guard lock(shard.mutex);
    Table* table = shard.tables[database].load();
    if (table == nullptr) continue;
    KeyObserver* observer = shard.observer.load(std::memory_order_relaxed);
    if (observer != nullptr) {
      observer->TableReplaced(static_cast<uint32_t>(database), table, nullptr);
    }
    shard.tables[database].store(nullptr);
    if (table->saver() != nullptr) {
      table->saver()->Adopt(std::unique_ptr<Table>(table));
    } else {
      dropped.push_back(table);
    }
  }
  if (dropped.empty()) return;
  ReclaimLater([dropped = std::move(dropped)] {
    for (Table* table : dropped) delete table;
  });
}

void Keyspace::FlushAll() {
  full_flushes_.fetch_add(1, std::memory_order_relaxed);
  for (size_t i = 0; i < kShardCount; ++i) {
    for (size_t database = 0; database < databases_; ++database) {
      VisitShard(i, database, [](Table& table) {
        if (table.saver() != nullptr) table.saver()->AllFlushed();
      });
    }
  }
  Empty();
}

void Keyspace::Empty() {
  for (size_t database = 0; database < databases_; ++database) Flush(database);
}

void Keyspace::Swap(size_t first, size_t second) {
  for (size_t i = 0; i < kShardCount; ++i) {
    std::lock_guard lock(shards_[i].mutex);
    SwapTables(shards_[i], first, second);
  }
}

void Keyspace::SwapTables(Shard& shard, size_t first, size_t second) {
  Table* const one = shard.tables[first].load();
  Table* const other = shard.tables[second].load();
  KeyObserver* observer = shard.observer.load(std::memory_order_relaxed);
  if (observer != nullptr) {
    observer->TableReplaced(static_cast<uint32_t>(first), one, other);
    observer->TableReplaced(static_cast<uint32_t>(second), other, one);
  }
  shard.tables[first].store(other);
  shard.tables[second].store(one);
  if (one != nullptr) one->set_database(static_cast<uint32_t>(second));
  if (other != nullptr) other->set_database(static_cast<uint32_t>(first));
}

void Keyspace::ReleaseRetired() {
  for (size_t i = 0; i < kShardCount; ++i) {
    std::lock_guard lock(shards_[i].mutex);
    for (size_t database = 0; database < databases_; ++database) {
      Table* table = TableIfAny(shards_[i], database);
      if (table != nullptr) table->entries().ReleaseRetired();
    }
  }
}

bool Keyspace::HasRetired() {
  bool found = false;
  for (size_t database = 0; database < databases_; ++database) {
    for (size_t i = 0; i < kShardCount && !found; ++i) {
      VisitShardToRead(i, database, [&](const Table& table) { found = table.entries().HasRetired(); });
    }
  }
  return found;
}

uint64_t Keyspace::expired() const {
  uint64_t total = 0;
  for (size_t i = 0; i < kShardCount; ++i) {
    total += shards_[i].statistics.expired.load(std::memory_order_relaxed);
  }
  return total;
}

void Keyspace::ResetStatistics() {
  for (size_t i = 0; i < kShardCount; ++i) {
    std::lock_guard lock(shards_[i].mutex);
    shards_[i].statistics.expired = 0;
  }
}

uint64_t SharedShards::LockEach() {
  for (uint64_t left = shards_; left != 0; left &= left - 1) {
    if (Lowest(left).LockToReadUnlessLong()) [[likely]]
      continue;
    UnlockEach(shards_ & ~left);
    return 0;
  }
  return shards_;
}

void SharedShards::UnlockEach(uint64_t shards) {
  for (uint64_t left = shards; left != 0; left &= left - 1) Lowest(left).UnlockToRead();
}

}  // namespace nacre
