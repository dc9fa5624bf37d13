// Reads RDB files of Redis 2.2 to 7.4, Valkey 7.2 to 9.0 and nacre, in every form of
// values (value_codec.h).
//
// What is refused, beside what is damaged: values of modules, functions as candidates
// for Redis 7.0 wrote them, versions that are not known, and empty collections. What
// modules keep beside keys, and sizes of cluster slots, are checked and skipped.

#ifndef NACRE_RDB_RDB_FILE_DECODER_H_
#define NACRE_RDB_RDB_FILE_DECODER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "rdb/rdb_reader.h"
#include "rdb/value_codec.h"
#include "snapshot/snapshot_decoder.h"

namespace nacre {

// Whether the bytes begin as an RDB file does.
bool IsRdbFile(std::string_view bytes);

class RdbFileDecoder final : public SnapshotDecoder {
 public:
  explicit RdbFileDecoder(const Options& options) : options_(options) {}

  // Bytes behind the checksum are left alone: a journal may follow.
  std::optional<SnapshotError> Decode(std::string_view bytes, SnapshotReceiver& receiver) override;

  size_t consumed() const override { return consumed_; }

 private:
  class Reading;

  const Options options_;
  size_t consumed_ = 0;
};

}  // namespace nacre

#endif  // NACRE_RDB_RDB_FILE_DECODER_H_
