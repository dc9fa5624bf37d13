#include "snapshot/standing_keyspace.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace nacre {
namespace {

constexpr size_t kPieceSize = 1 << 20;

class Writing {
 public:
  Writing(Keyspace& keyspace, SnapshotEncoder& encoder, const PieceSink& sink)
      : keyspace_(keyspace), encoder_(encoder), sink_(sink) {}

  bool Run(const SnapshotMetadata& metadata, std::span<const std::string> libraries, KeyOrder order) {
    encoder_.Begin(metadata, piece_);
    for (const std::string& code : libraries) {
      encoder_.Library(code, piece_);
      if (!HandOnIfLarge()) return false;
    }
    entries_ = encoder_.MakeEntryEncoder();
    for (uint32_t database = 0; database < keyspace_.databases(); ++database) {
      if (!WriteDatabase(database, order)) return false;
    }
    if (!HandOn()) return false;
    encoder_.End(piece_);
    return sink_(piece_.view());
  }

 private:
  bool WriteDatabase(uint32_t database, KeyOrder order) {
    std::vector<const Entry*> entries = EntriesOf(database);
    if (entries.empty()) return true;
    const auto expires =
        std::count_if(entries.begin(), entries.end(), [](const Entry* entry) { return entry->HasExpiry(); });
    encoder_.Database(database, DatabaseSizes{entries.size(), static_cast<uint64_t>(expires)}, piece_);
    if (order == KeyOrder::kSorted) {
      std::sort(entries.begin(), entries.end(),
                [](const Entry* a, const Entry* b) { return a->key() < b->key(); });
    }
    return std::all_of(entries.begin(), entries.end(),
                       [&](const Entry* entry) { return Write(database, *entry); });
  }

  std::vector<const Entry*> EntriesOf(uint32_t database) {
    std::vector<const Entry*> found;
    for (size_t shard = 0; shard < kShardCount; ++shard) {
      keyspace_.VisitShardToRead(shard, database, [&](const Table& table) {
        table.entries().ForEach([&](const Entry* entry, bool) { found.push_back(entry); });
      });
    }
    return found;
  }

  bool Write(uint32_t database, const Entry& entry) {
    entries_->Encode(database, entry, piece_);
    return HandOnIfLarge();
  }

  bool HandOnIfLarge() { return piece_.size() < kPieceSize || HandOn(); }

  bool HandOn() {
    encoder_.NoteWritten(piece_.view());
    const bool goes_on = sink_(piece_.view());
    piece_.Clear(4 * kPieceSize);
    return goes_on;
  }

  Keyspace& keyspace_;
  SnapshotEncoder& encoder_;
  const PieceSink& sink_;
  std::unique_ptr<EntryEncoder> entries_;
  ByteBuffer piece_;
};

}  // namespace

bool WriteStandingKeyspace(Keyspace& keyspace, const SnapshotMetadata& metadata,
                           std::span<const std::string> libraries, KeyOrder order, SnapshotEncoder& encoder,
                           const PieceSink& sink) {
  return Writing(keyspace, encoder, sink).Run(metadata, libraries, order);
}

}  // namespace nacre
