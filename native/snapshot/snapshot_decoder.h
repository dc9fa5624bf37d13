// How a whole snapshot is read, whatever its format: a SnapshotDecoder reads bytes,
// which may be hostile, and tells a SnapshotReceiver what it finds. A receiver that
// loads is KeyspaceLoader; tools have others, that count or write again.

#ifndef NACRE_SNAPSHOT_SNAPSHOT_DECODER_H_
#define NACRE_SNAPSHOT_SNAPSHOT_DECODER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "snapshot/snapshot_encoder.h"
#include "snapshot/value_limits.h"
#include "values/collection.h"
#include "values/value_type.h"

namespace nacre {

// An entry as a snapshot has it. The views live as long as the call that gives it.
struct SavedEntry {
  uint32_t database = 0;
  std::string_view key;
  ValueType type = ValueType::kString;
  std::string_view string;                 // Of a string.
  std::unique_ptr<Collection> collection;  // Of any other type; not empty, streams aside.
  int64_t expire_at_ms = kNoExpiry;        // Unix time.
  std::optional<uint64_t> idle_seconds;    // If the snapshot says so.
  std::optional<uint8_t> frequency;        // The logarithmic counter, if the snapshot says so.
};

// Why a snapshot was refused, or the receiver gave up.
struct SnapshotError {
  uint64_t offset = 0;  // Of the first byte of what could not be read; the file's size: it ends too early.
  std::string message;  // A sentence without a full stop.
};

// What a snapshot contains, in its order. A method that returns a text refuses the
// snapshot with that for a message; none goes on.
class SnapshotReceiver {
 public:
  using Refusal = std::optional<std::string>;

  virtual ~SnapshotReceiver() = default;
  // A name and value from the snapshot's head ("redis-ver", "aof-base" …).
  virtual void Metadata(std::string_view /*name*/, std::string_view /*value*/) {}
  virtual Refusal Library(std::string_view code) = 0;
  // How much is to come, if the snapshot says so. Not to be believed: a hint.
  virtual Refusal Database(uint32_t database, const std::optional<DatabaseSizes>& sizes) = 0;
  virtual Refusal Entry(SavedEntry&& entry) = 0;
  // So many bytes of the snapshot have been read; called at least every few megabytes and entries.
  virtual Refusal Reached(uint64_t /*offset*/) { return std::nullopt; }
};

// No limit for a string but the size of the snapshot that it stands in.
inline constexpr size_t kAnyLength = size_t{1} << 48;

class SnapshotDecoder {
 public:
  struct Options {
    ValueLimits limits;                  // Of the forms of collections.
    size_t longest_string = 512u << 20;  // Longer ones are refused before they are unpacked.
    bool verify_checksum = true;
    // Whether packed values are checked in every byte. False trusts the file's author, and not the
    // file: no value that is damaged is ever used unchecked, so at present both do the same.
    bool deep_check = true;
  };

  virtual ~SnapshotDecoder() = default;

  // Reads the snapshot to its end, nothing if all is well. The receiver may have got a part by
  // then: who wants all or nothing takes it back. O(bytes).
  virtual std::optional<SnapshotError> Decode(std::string_view bytes, SnapshotReceiver& receiver) = 0;

  // How many bytes the snapshot took: behind RDB a journal may follow. Requires: Decode returned nothing.
  virtual size_t consumed() const = 0;
};

}  // namespace nacre

#endif  // NACRE_SNAPSHOT_SNAPSHOT_DECODER_H_
