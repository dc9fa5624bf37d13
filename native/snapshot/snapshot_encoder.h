// How a whole snapshot is written, whatever its format: RDB (rdb/) or JSON.
//
// A snapshot is metadata, function libraries, entries and an end. Who writes one
// (engine/snapshot/) gathers the bytes of a SnapshotEncoder and of its
// EntryEncoders in buffers, and hands these on in pieces: nothing holds a file.
//
//   encoder.Begin(metadata, out);
//   encoder.Library(code, out) ...
//   encoder.Database(index, sizes, out);  entries.Encode(index, entry, out) ...
//   encoder.NoteWritten(piece) ...        // every piece, in the order of the file
//   encoder.End(out);
//
// Entries are encoded by several threads: by the one that walks the keyspace, and
// by writers that are about to change what it has not reached. So what an
// EntryEncoder appends depends on nothing but the entry, and such runs of bytes may
// be put into the snapshot in any order, each run behind a Database of its own.

#ifndef NACRE_SNAPSHOT_SNAPSHOT_ENCODER_H_
#define NACRE_SNAPSHOT_SNAPSHOT_ENCODER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/byte_buffer.h"
#include "keyspace/entry.h"

namespace nacre {

// What the access clocks of entries are to be written as.
enum class SavedClock : uint8_t { kNone, kIdleTime, kFrequency };

struct SnapshotMetadata {
  int64_t created_at_ms = 0;  // Unix time of the cut; idle times are measured from it.
  uint64_t used_bytes = 0;    // Memory of the data at the cut.
  bool is_journal_base = false;
  SavedClock clock = SavedClock::kNone;
  // Further names and values, for what a journal or a replica has to know.
  std::vector<std::pair<std::string, std::string>> extra;
};

struct DatabaseSizes {
  uint64_t keys = 0;
  uint64_t expires = 0;  // Keys that have an expiry time.
};

// Encodes entries for one thread at a time.
class EntryEncoder {
 public:
  virtual ~EntryEncoder() = default;
  // Appends the entry with its key, value, expiry time and (as the metadata says)
  // access clock. O(value).
  virtual void Encode(uint32_t database, const Entry& entry, ByteBuffer& out) = 0;
};

class SnapshotEncoder {
 public:
  virtual ~SnapshotEncoder() = default;

  // Appends what stands in front of all. Called once, before the first MakeEntryEncoder.
  virtual void Begin(const SnapshotMetadata& metadata, ByteBuffer& out) = 0;
  // Appends a library of functions: its code, with the line that names its engine.
  virtual void Library(std::string_view code, ByteBuffer& out) = 0;
  // The entries that follow are of this database, until the next call. Its sizes are
  // given the first time. Any thread.
  virtual void Database(uint32_t database, const std::optional<DatabaseSizes>& sizes,
                        ByteBuffer& out) const = 0;
  virtual std::unique_ptr<EntryEncoder> MakeEntryEncoder() const = 0;
  // Every byte of the snapshot comes by here once, in order, for a checksum.
  virtual void NoteWritten(std::string_view /*bytes*/) {}
  // Appends what stands at the end. Requires: NoteWritten was called with all before.
  virtual void End(ByteBuffer& out) = 0;
};

}  // namespace nacre

#endif  // NACRE_SNAPSHOT_SNAPSHOT_ENCODER_H_
