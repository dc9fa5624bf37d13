// Whole snapshots as RDB files.
//
//   | "REDIS0010" | aux fields | libraries | sizes of databases | runs of entries | 0xff | checksum:64 |
//   run: | 0xfe database | entry | ... |
//   entry: | 0xfc expiry:64 | 0xf8 idle seconds, or 0xf9 frequency:8 | type:8 | key | value |
//
// The version is Redis 7.0's, whose redis-server loads the file; for that, a stream is
// written without the times at which consumers last got something (they load as
// when these were last seen). A hash whose fields expire takes a type of Redis 7.4,
// since no older one could hold it: such a file is for Redis 7.4, and for nacre.

#ifndef NACRE_RDB_RDB_FILE_ENCODER_H_
#define NACRE_RDB_RDB_FILE_ENCODER_H_

#include "rdb/rdb_writer.h"
#include "snapshot/snapshot_encoder.h"

namespace nacre {

class RdbFileEncoder final : public SnapshotEncoder {
 public:
  struct Options {
    int64_t lfu_decay_minutes = 1;  // For the counts of uses; 0: they do not decay.
    bool compress = true;           // Strings that are longer than 20 bytes, where it helps.
    bool checksum = true;           // Else zero stands for it, which readers take for none.
  };

  explicit RdbFileEncoder(const Options& options) : options_(options) {}

  void Begin(const SnapshotMetadata& metadata, ByteBuffer& out) override;
  void Library(std::string_view code, ByteBuffer& out) override;
  void Database(uint32_t database, const std::optional<DatabaseSizes>& sizes, ByteBuffer& out) const override;
  std::unique_ptr<EntryEncoder> MakeEntryEncoder() const override;
  void NoteWritten(std::string_view bytes) override;
  void End(ByteBuffer& out) override;

 private:
  const Options options_;
  SavedClock clock_ = SavedClock::kNone;
  int64_t created_at_ms_ = 0;
  uint64_t checksum_ = 0;
};

}  // namespace nacre

#endif  // NACRE_RDB_RDB_FILE_ENCODER_H_
