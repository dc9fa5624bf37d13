#include "engine/snapshot/snapshot_format.h"

#include "json/json_snapshot_decoder.h"
#include "json/json_snapshot_encoder.h"
#include "rdb/rdb_file_decoder.h"
#include "rdb/rdb_file_encoder.h"
#include "snapshot/plain_command_encoder.h"

namespace nacre {

std::optional<SnapshotFormat> SnapshotFormatOf(std::string_view bytes) {
  if (IsRdbFile(bytes)) return SnapshotFormat::kRdb;
  if (LooksLikeJson(bytes)) return SnapshotFormat::kJson;
  return std::nullopt;
}

std::unique_ptr<SnapshotDecoder> MakeSnapshotDecoder(SnapshotFormat format,
                                                     const SnapshotDecoder::Options& options) {
  if (format == SnapshotFormat::kJson) return std::make_unique<JsonSnapshotDecoder>(options);
  return std::make_unique<RdbFileDecoder>(options);
}

std::unique_ptr<SnapshotEncoder> MakeSnapshotEncoder(SnapshotFormat format, SnapshotOrder order,
                                                     const Settings& settings) {
  if (format == SnapshotFormat::kCommands) return std::make_unique<PlainCommandEncoder>();
  const bool checksum = settings.rdbchecksum.get() != 0;
  if (format == SnapshotFormat::kRdb) {
    return std::make_unique<RdbFileEncoder>(
        RdbFileEncoder::Options{.lfu_decay_minutes = settings.lfu_decay_time.get(),
                                .compress = settings.rdbcompression.get() != 0,
                                .checksum = checksum});
  }
  const bool stable = order == SnapshotOrder::kStable;
  return std::make_unique<JsonSnapshotEncoder>(
      JsonSnapshotEncoder::Options{.order = stable ? MemberOrder::kSorted : MemberOrder::kAsHeld,
                                   .checksum = checksum,
                                   .lfu_decay_minutes = settings.lfu_decay_time.get()});
}

SavedClock SavedClockOf(const Settings& settings) {
  switch (settings.policy()) {
    case AccessPolicy::kLru:
      return SavedClock::kIdleTime;
    case AccessPolicy::kLfu:
      return SavedClock::kFrequency;
    case AccessPolicy::kOther:
      break;
  }
  return SavedClock::kNone;
}

}  // namespace nacre
