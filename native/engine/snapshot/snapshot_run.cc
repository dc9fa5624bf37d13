#include "engine/snapshot/snapshot_run.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <thread>
#include <utility>

#include "base/assert.h"
#include "base/clock.h"
#include "base/reclaimer.h"

namespace nacre {
namespace {

// What one hold of a shard's lock does at the most: some microseconds, a large value aside.
constexpr size_t kBucketsPerHold = 8;
constexpr size_t kBytesPerHold = 16 * 1024;
// Bytes are written in pieces of about this size, with room for a hold's.
constexpr size_t kPieceBytes = 256 * 1024;
// So many bytes of old values are left waiting for the walk.
constexpr uint64_t kMostSideBytes = 1024 * 1024;
// How long the walk keeps a processor that others may want: where all share one, they would else
// wait for the whole of the system's time slice, some milliseconds.
constexpr int64_t kTurnNs = 300'000;
// How long a delay sleeps before it looks whether the snapshot is to end.
constexpr int64_t kLongestSleepUs = 10'000;

// Brings the entries of the cursor's bucket near, while those before it are encoded.
void HintBucket(const Table& table, uint64_t cursor) {
  table.entries().Scan(cursor, [](const Entry* entry, bool) {
    __builtin_prefetch(entry);
    __builtin_prefetch(reinterpret_cast<const char*>(entry) + 64);
  });
}

}  // namespace

// What writers saved in one shard, and its tables as they were at the cut. Touched under the
// shard's lock.
class SnapshotRun::Side final : public OldValueSaver {
 public:
  struct ToSave {
    uint32_t database;
    Table* table;
    std::unique_ptr<Table> owned;  // The table, once it was dropped.
  };

  explicit Side(SnapshotRun& run) : run_(run) {}

  void SaveOldValue(uint32_t database, const Entry& entry) override {
    run_.keys_done_.fetch_add(1, std::memory_order_relaxed);
    if (run_.IsStopped() || entry.IsExpired(run_.cut_ms_)) return;
    if (encoder == nullptr) encoder = run_.options_.encoder->MakeEntryEncoder();
    const size_t before = bytes.size();
    if (database_ != database) run_.options_.encoder->Database(database, std::nullopt, bytes);
    database_ = database;
    encoder->Encode(database, entry, bytes);
    run_.side_bytes_.fetch_add(bytes.size() - before, std::memory_order_relaxed);
  }

  void Adopt(std::unique_ptr<Table> table) override {
    for (ToSave& planned : plan) {
      if (planned.table != table.get()) continue;
      planned.owned = std::move(table);
      return;
    }
    NACRE_ASSERT(false);
  }

  void AllFlushed() override {
    if (run_.options_.ends_with_flush_all) run_.Cancel();
  }

  // Moves what was saved to `to`, which is empty.
  void Take(ByteBuffer& to) {
    std::swap(bytes, to);
    database_.reset();
  }

  std::vector<ToSave> plan;
  size_t next = 0;      // In the plan.
  uint64_t cursor = 0;  // In that table.
  ByteBuffer bytes;
  std::unique_ptr<EntryEncoder> encoder;

 private:
  SnapshotRun& run_;
  std::optional<uint32_t> database_;  // What the end of `bytes` is in.
};

SnapshotRun::SnapshotRun(Keyspace& keyspace, Gate& gate, Options options)
    : keyspace_(keyspace),
      gate_(gate),
      seat_(gate.AddSeat()),
      options_(std::move(options)),
      sizes_(keyspace.databases()) {
  for (size_t i = 0; i < kShardCount; ++i) sides_.push_back(std::make_unique<Side>(*this));
}

SnapshotRun::~SnapshotRun() { gate_.RemoveSeat(seat_); }

void SnapshotRun::Cut(const std::function<void()>& note) {
  SnapshotCut cut;
  cut.metadata.used_bytes = keyspace_.bytes();
  const ClosedGate closed(gate_);
  cut_ms_ = keyspace_.clock().NowMilliseconds();
  cut.metadata.created_at_ms = cut_ms_;
  if (note) note();
  if (options_.at_cut) options_.at_cut(cut);
  uint64_t keys = 0;
  keyspace_.BeginSnapshot([&](size_t shard) -> OldValueSaver& { return *sides_[shard]; },
                          [&](size_t shard, size_t database, Table& table) {
                            sides_[shard]->plan.push_back({static_cast<uint32_t>(database), &table, nullptr});
                            sizes_[database].keys += table.size();
                            sizes_[database].expires += table.expiring();
                            keys += table.size();
                          });
  keys_total_.store(keys, std::memory_order_relaxed);
  WriteHead(cut);
}

void SnapshotRun::WriteHead(const SnapshotCut& cut) {
  options_.encoder->Begin(cut.metadata, output_);
  for (const std::string& library : cut.libraries) options_.encoder->Library(library, output_);
  for (size_t database = 0; database < sizes_.size(); ++database) {
    if (sizes_[database].keys == 0) continue;
    database_ = static_cast<uint32_t>(database);
    options_.encoder->Database(*database_, sizes_[database], output_);
  }
  entries_ = options_.encoder->MakeEntryEncoder();
}

std::string SnapshotRun::Walk(const Sink& sink) {
  sink_ = &sink;
  for (size_t shard = 0; shard < kShardCount; ++shard) {
    while (!abandoned_.load(std::memory_order_relaxed) && WalkSome(shard)) {
      if (side_bytes_.load(std::memory_order_relaxed) > kMostSideBytes) EmptySides();
      if (output_.size() >= kPieceBytes) Emit();
      GiveWay();
    }
  }
  Emit();
  if (!error_.empty()) return error_;
  if (IsStopped()) return std::string(kCancelled);
  options_.encoder->End(output_);
  return sink(output_.view());
}

bool SnapshotRun::WalkSome(size_t index) {
  Side& side = *sides_[index];
  ByteBuffer old_values;
  std::unique_ptr<Table> finished;
  const uint64_t keys_before = keys_done_.load(std::memory_order_relaxed);
  {
    const GateVisit inside(gate_, seat_);
    const std::lock_guard lock(keyspace_.ShardAt(index).mutex);
    if (side.next == side.plan.size()) return false;
    SaveSome(side);
    if (side.cursor == 0) {
      Side::ToSave& done = side.plan[side.next++];
      done.table->EndSnapshot();
      finished = std::move(done.owned);
    }
    side.Take(old_values);
  }
  TakeSide(old_values);
  if (finished != nullptr) {
    ReclaimLater([table = std::shared_ptr<Table>(std::move(finished))]() mutable { table.reset(); });
  }
  if (options_.key_delay_us != 0) Delay(keys_done_.load(std::memory_order_relaxed) - keys_before);
  return true;
}

// Requires: the side's shard is locked, and a table is left in its plan.
void SnapshotRun::SaveSome(Side& side) {
  const Side::ToSave& current = side.plan[side.next];
  const size_t most_buckets = options_.key_delay_us != 0 ? 1 : kBucketsPerHold;
  const size_t bytes_before = output_.size();
  const bool writes = !IsStopped();
  uint64_t keys = 0;
  size_t buckets = 0;
  if (writes) EnterDatabase(current.database);
  do {
    side.cursor = current.table->SaveBucket(side.cursor, [&](const Entry& entry) {
      ++keys;
      if (writes && !entry.IsExpired(cut_ms_)) entries_->Encode(current.database, entry, output_);
    });
    HintBucket(*current.table, side.cursor);
    ++buckets;
  } while (side.cursor != 0 && buckets < most_buckets && output_.size() - bytes_before < kBytesPerHold);
  keys_done_.fetch_add(keys, std::memory_order_relaxed);
}

void SnapshotRun::EnterDatabase(uint32_t database) {
  if (database_ == database) return;
  options_.encoder->Database(database, std::nullopt, output_);
  database_ = database;
}

// Adds old values to the stream. They begin with their database.
void SnapshotRun::TakeSide(ByteBuffer& bytes) {
  if (bytes.empty()) return;
  const uint64_t waiting = side_bytes_.fetch_sub(bytes.size(), std::memory_order_relaxed);
  most_side_bytes_.store(std::max(most_side_bytes(), waiting), std::memory_order_relaxed);
  output_.Append(bytes.view());
  database_.reset();
  if (output_.size() >= kPieceBytes) Emit();
}

void SnapshotRun::EmptySides() {
  for (size_t i = 0; i < kShardCount; ++i) {
    ByteBuffer bytes;
    {
      const GateVisit inside(gate_, seat_);
      const std::lock_guard lock(keyspace_.ShardAt(i).mutex);
      sides_[i]->Take(bytes);
    }
    TakeSide(bytes);
  }
}

void SnapshotRun::Emit() {
  if (!IsStopped()) {
    options_.encoder->NoteWritten(output_.view());
    error_ = (*sink_)(output_.view());
    if (!error_.empty()) Cancel();
  }
  output_.Clear(2 * kPieceBytes);
}

void SnapshotRun::GiveWay() {
  const uint64_t now = ReadTicks();
  if (TicksToNanoseconds(now - gave_way_ticks_) < kTurnNs) return;
  std::this_thread::yield();
  gave_way_ticks_ = ReadTicks();
}

void SnapshotRun::Delay(uint64_t keys) {
  int64_t left_us = options_.key_delay_us;
  if (left_us < 0) {
    left_us = static_cast<int64_t>(keys) / -left_us;
  } else {
    left_us *= static_cast<int64_t>(keys);
  }
  while (left_us > 0 && !IsStopped()) {
    const int64_t slice_us = std::min(left_us, kLongestSleepUs);
    std::this_thread::sleep_for(std::chrono::microseconds(slice_us));
    left_us -= slice_us;
  }
}

}  // namespace nacre
