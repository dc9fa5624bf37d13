// Writes a whole snapshot as JSON Lines: a header, function libraries, entries, a
// last line with their number and checksum.
//
//   {"format":"nacre snapshot","version":1, ...}
//   {"library":"#!lua name=mylib\n ..."}
//   {"db":0,"key":"greeting","type":"string","expire_at_ms":1800000000000,"value":"hello"}
//   {"end":true,"documents":2,"checksum":"crc64:e9c6d914c4b8d9ca"}
//
// docs/SNAPSHOT-FORMAT.md is the contract, docs/snapshot.schema.json what machines
// check. The checksum is of the lines between the first and the last, so that two snapshots in
// stable order with the same data have the same.

#ifndef NACRE_JSON_JSON_SNAPSHOT_ENCODER_H_
#define NACRE_JSON_JSON_SNAPSHOT_ENCODER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "json/value_writer.h"
#include "snapshot/snapshot_encoder.h"

namespace nacre {

// What the first line says.
inline constexpr std::string_view kJsonSnapshotFormat = "nacre snapshot";
inline constexpr uint64_t kJsonSnapshotVersion = 1;

// The names of access clocks among an entry's members.
inline constexpr std::string_view kIdleSecondsMember = "idle_seconds";
inline constexpr std::string_view kFrequencyMember = "frequency";

// What stands in front of the checksum's 16 digits.
inline constexpr std::string_view kJsonChecksumKind = "crc64:";

class JsonSnapshotEncoder final : public SnapshotEncoder {
 public:
  struct Options {
    // Sorted, for who brings databases and keys in order, too: the header then says
    // that the order is stable.
    MemberOrder order = MemberOrder::kAsHeld;
    bool checksum = true;
    int64_t lfu_decay_minutes = 1;
  };

  explicit JsonSnapshotEncoder(const Options& options) : options_(options) {}

  void Begin(const SnapshotMetadata& metadata, ByteBuffer& out) override;
  void Library(std::string_view code, ByteBuffer& out) override;
  // Each entry names its database, so there is nothing to write.
  void Database(uint32_t database, const std::optional<DatabaseSizes>& sizes, ByteBuffer& out) const override;
  std::unique_ptr<EntryEncoder> MakeEntryEncoder() const override;
  void NoteWritten(std::string_view bytes) override;
  void End(ByteBuffer& out) override;

 private:
  const Options options_;
  SavedClock clock_ = SavedClock::kNone;
  int64_t created_at_ms_ = 0;
  size_t header_left_ = 0;  // Bytes of the header that NoteWritten has not seen.
  uint64_t documents_ = 0;
  uint64_t checksum_ = 0;
};

}  // namespace nacre

#endif  // NACRE_JSON_JSON_SNAPSHOT_ENCODER_H_
