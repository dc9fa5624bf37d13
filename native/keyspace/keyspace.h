// The keyspace: shards of all databases, each with its lock.
//
// A key's hash chooses its shard, the same in every database, so that commands
// which move a key between databases lock one shard. Inside a shard each
// database is a Table, made at its first use.
//
//   hash bits 58..63  shard     bits 48..55  tag     bits 0..  bucket
//
// Locks. Whoever touches a Table holds its Shard's mutex; several shards are
// locked in ascending order of index. Replacing tables (flush, swap) also
// needs the gate closed (engine/gate.h), because prefetching reads table
// pointers without the lock. Behind the closed gate no command runs and nothing
// expires, but INFO and its like may still visit shards under their locks.
//
// A shard's lock is biased towards readers (base/biased_mutex.h). Who holds it as
// std::lock_guard does is alone. Who only looks at a shard may do so beside others:
// SharedShards for a thread with a seat, VisitShardToRead for any. Such a reader
// changes nothing at all, but an entry's access clock.

#ifndef NACRE_KEYSPACE_KEYSPACE_H_
#define NACRE_KEYSPACE_KEYSPACE_H_

#include <atomic>
#include <bit>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>

#include "base/biased_mutex.h"
#include "base/clock.h"
#include "base/hash.h"
#include "keyspace/table.h"

namespace nacre {

inline constexpr size_t kShardBits = 6;
inline constexpr size_t kShardCount = size_t{1} << kShardBits;

// Counters of one shard, changed under its lock and read by anyone.
struct ShardStatistics {
  std::atomic<uint64_t> expired{0};

  // Requires: the shard's lock, so that no addition is lost.
  static void Count(std::atomic<uint64_t>& counter, uint64_t amount = 1) {
    counter.store(counter.load(std::memory_order_relaxed) + amount, std::memory_order_relaxed);
  }
};

// The tables of a shard, one a database; null until used. That of database 0, which most programs use
// alone, is found without a look into memory further away.
class TableSlots {
 public:
  // Requires: called once, before all else.
  void Make(size_t databases) { others_ = std::make_unique<std::atomic<Table*>[]>(databases - 1); }
  std::atomic<Table*>& operator[](size_t database) { return database == 0 ? first_ : others_[database - 1]; }
  const std::atomic<Table*>& operator[](size_t database) const {
    return database == 0 ? first_ : others_[database - 1];
  }

 private:
  std::atomic<Table*> first_{nullptr};
  std::unique_ptr<std::atomic<Table*>[]> others_;
};

struct alignas(64) Shard {
  BiasedMutex mutex;
  ShardStatistics statistics;
  // Of all its tables. Any thread may set it; it is taken away under the lock.
  std::atomic<KeyObserver*> observer{nullptr};
  TableSlots tables;
};

static_assert(sizeof(Shard) == 64);

// What INFO keyspace says of a database.
struct DatabaseSummary {
  uint64_t keys = 0;
  uint64_t expires = 0;
  uint64_t bytes = 0;
};

class Keyspace {
 public:
  struct Options {
    size_t databases = 16;
    uint64_t seed = 0;  // Of hashes and of random choices.
    const Clock* clock = nullptr;
  };

  explicit Keyspace(const Options& options);
  Keyspace(const Keyspace&) = delete;
  Keyspace& operator=(const Keyspace&) = delete;
  ~Keyspace();

  size_t databases() const { return databases_; }
  const Clock& clock() const { return *clock_; }
  const HashSeed& seed() const { return seed_; }

  // Who is told of what expires, in any table; null for nobody. Requires: the gate is closed.
  void SetExpiryListener(ExpiryListener* listener) { expiry_listener_ = listener; }

  KeyRef Key(std::string_view bytes) const { return {bytes, HashBytes(bytes, seed_)}; }
  // Who reads shards without locking them.
  ReaderSeats& reader_seats() { return reader_seats_; }

  static size_t ShardIndex(uint64_t hash) { return hash >> (64 - kShardBits); }
  Shard& ShardAt(size_t index) { return shards_[index]; }
  Shard& ShardOf(const KeyRef& key) { return shards_[ShardIndex(key.hash)]; }

  // The table of a database in a shard, made if it is not there.
  // Requires: the shard is locked.
  Table& TableIn(Shard& shard, size_t database) {
    Table* table = shard.tables[database].load(std::memory_order_relaxed);
    return table != nullptr ? *table : MakeTable(shard, database);
  }

  // The same, or null if it was never used.
  Table* TableIfAny(Shard& shard, size_t database) const {
    return shard.tables[database].load(std::memory_order_acquire);
  }

  // Removes what is past its time of the entry at `position`: the key, which is
  // counted, or members. Returns the position, or none if the key has gone.
  // Requires: the shard is locked, and `table` is one of its tables.
  static Table::Position RemoveExpired(Shard& shard, Table& table, Table::Position position,
                                       const KeyRef& key, int64_t now_ms);

  // Locks shard `index` and calls visit(Table&) with the database's table there, if any.
  // False, with nothing done, if a script holds the shard for long.
  template <class Visit>
  bool VisitShard(size_t index, size_t database, Visit&& visit) {
    Shard& shard = shards_[index];
    if (!shard.mutex.LockUnlessLong()) return false;
    std::lock_guard lock(shard.mutex, std::adopt_lock);
    Table* table = TableIfAny(shard, database);
    if (table != nullptr) visit(*table);
    return true;
  }

  // The same with a lock that lets other readers by. `visit` takes a const Table&.
  template <class Visit>
  bool VisitShardToRead(size_t index, size_t database, Visit&& visit) {
    Shard& shard = shards_[index];
    if (!shard.mutex.LockToReadUnlessLong()) return false;
    const Table* table = TableIfAny(shard, database);
    if (table != nullptr) visit(*table);
    shard.mutex.UnlockToRead();
    return true;
  }

  // Number of keys, those that are past their time and not yet reclaimed included.
  // Exact behind the closed gate, else a sum of moments that leaves out, as all such sums do, shards
  // that a script holds for long. O(shards).
  size_t Size(size_t database);

  // The same with more detail. Locks each shard in turn.
  DatabaseSummary Summarize(size_t database);

  // Bytes of all databases; the exact account. Locks each shard in turn.
  size_t bytes();

  // Empties one database, or all; the memory is freed in the background, once a snapshot that is
  // under way has saved what was there.
  // Requires: the gate is closed. O(shards).
  void Flush(size_t database);
  void FlushAll();
  // Flushes every database, and is no FLUSHALL: a snapshot that is under way goes on, and none is due.
  void Empty();
  // How often FlushAll was called. Any thread.
  uint64_t full_flushes() const { return full_flushes_.load(std::memory_order_relaxed); }

  // Begins a snapshot of all that there is now: calls saver_of(shard) for each shard, whose tables
  // are given what it returns (Table::BeginSnapshot), and plan(shard, database, Table&) for each
  // table. Requires: the gate is closed, and no snapshot is under way. O(tables).
  template <class SaverOf, class Plan>
  void BeginSnapshot(SaverOf&& saver_of, Plan&& plan) {
    ++version_;
    for (size_t i = 0; i < kShardCount; ++i) {
      std::lock_guard lock(shards_[i].mutex);
      for (size_t database = 0; database < databases_; ++database) {
        Table* table = TableIfAny(shards_[i], database);
        if (table == nullptr) continue;
        table->BeginSnapshot(version_, saver_of(i));
        plan(i, database, *table);
      }
    }
  }

  // Exchanges two databases. Requires: the gate is closed. O(shards).
  void Swap(size_t first, size_t second);

  // Frees what tables retired (see HashTable). Requires: the gate is closed.
  void ReleaseRetired();
  // Whether that would free anything. Locks each shard in turn.
  bool HasRetired();

  // Hints the memory that a command on `hash` will touch, nearest to farthest;
  // call the second some tens of nanoseconds after the first. Requires: inside the gate.
  void PrefetchBucket(uint64_t hash, size_t database) const {
    const Table* table = HintTable(hash, database);
    if (table != nullptr) table->entries().Prefetch(hash);
  }
  void PrefetchEntry(uint64_t hash, size_t database) const {
    const Table* table = HintTable(hash, database);
    if (table != nullptr) table->entries().PrefetchItem(hash);
  }

  // Keys that were removed since their time had passed. Sums over shards.
  uint64_t expired() const;
  void ResetStatistics();

 private:
  Table& MakeTable(Shard& shard, size_t database);
  static void SwapTables(Shard& shard, size_t first, size_t second);
  const Table* HintTable(uint64_t hash, size_t database) const {
    return shards_[ShardIndex(hash)].tables[database].load(std::memory_order_acquire);
  }

  size_t databases_;
  HashSeed seed_;
  const Clock* clock_;
  ExpiryListener* expiry_listener_ = nullptr;
  ReaderSeats reader_seats_;
  std::atomic<uint64_t> full_flushes_{0};
  uint8_t version_ = 0;  // Of the last snapshot; changed behind the closed gate.
  std::unique_ptr<Shard[]> shards_;
};

// Holds shards for a scope, to read in them beside other readers; a bit of `shards` for each. `seat`
// is one of the keyspace's and reads nothing yet. False if it holds none, since a script holds one of
// them for long.
class SharedShards {
 public:
  SharedShards(Keyspace& keyspace, ReaderSeats::Seat& seat, uint64_t shards)
      : keyspace_(keyspace), seat_(seat), shards_(shards), is_published_(TryPublish()) {
    if (!is_published_) locked_ = LockEach();
  }
  ~SharedShards() {
    if (is_published_) {
      seat_.Clear();
    } else {
      UnlockEach(locked_);
    }
  }
  explicit operator bool() const { return is_published_ || locked_ == shards_; }
  SharedShards(const SharedShards&) = delete;
  SharedShards& operator=(const SharedShards&) = delete;

 private:
  bool TryPublish() {
    for (uint64_t left = shards_; left != 0; left &= left - 1) {
      if (!Lowest(left).MayBeBiased()) return false;
    }
    seat_.Publish(shards_);
    for (uint64_t left = shards_; left != 0; left &= left - 1) {
      if (Lowest(left).IsBiased()) [[likely]]
        continue;
      seat_.Clear();
      return false;
    }
    return true;
  }
  // Returns which shards it locked: all, or none.
  uint64_t LockEach();
  void UnlockEach(uint64_t shards);
  BiasedMutex& Lowest(uint64_t shards) {
    return keyspace_.ShardAt(static_cast<size_t>(std::countr_zero(shards))).mutex;
  }

  Keyspace& keyspace_;
  ReaderSeats::Seat& seat_;
  const uint64_t shards_;
  const bool is_published_;
  uint64_t locked_ = 0;  // One by one, where nothing was published.
};

}  // namespace nacre

#endif  // NACRE_KEYSPACE_KEYSPACE_H_
