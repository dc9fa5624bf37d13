// The formats of snapshots, and who reads and writes them.

#ifndef NACRE_ENGINE_SNAPSHOT_SNAPSHOT_FORMAT_H_
#define NACRE_ENGINE_SNAPSHOT_SNAPSHOT_FORMAT_H_

#include <memory>
#include <optional>
#include <string_view>

#include "commands/settings.h"
#include "snapshot/snapshot_decoder.h"
#include "snapshot/snapshot_encoder.h"

namespace nacre {

// The numbers are those of the setting snapshot-format, which kCommands is not for: what
// commands made is a journal, and read as one.
enum class SnapshotFormat : int64_t { kRdb = 0, kJson = 1, kCommands = 2 };

// The format that a file begins in; nothing if it is no snapshot.
std::optional<SnapshotFormat> SnapshotFormatOf(std::string_view bytes);

// Requires: the format is not kCommands.
std::unique_ptr<SnapshotDecoder> MakeSnapshotDecoder(SnapshotFormat format,
                                                     const SnapshotDecoder::Options& options);

// Whether fields of hashes and members of sets are sorted, which RDB does not know.
enum class SnapshotOrder : bool { kAsHeld, kStable };

// An encoder as the settings want it now.
std::unique_ptr<SnapshotEncoder> MakeSnapshotEncoder(SnapshotFormat format, SnapshotOrder order,
                                                     const Settings& settings);

// What the settings say of access clocks.
SavedClock SavedClockOf(const Settings& settings);

}  // namespace nacre

#endif  // NACRE_ENGINE_SNAPSHOT_SNAPSHOT_FORMAT_H_
