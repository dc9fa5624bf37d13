// Snapshots in files, for tools: checked, read into a store, written from one that
// stands still. A server saves and recovers by engine/snapshot/snapshots.h.

#ifndef NACRE_ENGINE_SNAPSHOT_SNAPSHOT_FILE_H_
#define NACRE_ENGINE_SNAPSHOT_SNAPSHOT_FILE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/snapshot/snapshot_format.h"
#include "engine/store.h"
#include "snapshot/keyspace_loader.h"

namespace nacre {

// What became of a file.
struct SnapshotFileReport {
  std::string error;               // Empty: all is well.
  std::optional<uint64_t> offset;  // Of what could not be read, if the file was opened.
  uint64_t snapshot_bytes = 0;     // Of the snapshot that was read; behind RDB a journal may follow.
  uint64_t bytes = 0;              // Of the file.
  std::optional<SnapshotFormat> format;
  std::map<uint32_t, DatabaseSizes> databases;  // What was found, or written.
  std::map<ValueType, uint64_t> types;          // How many keys are of each.
  std::vector<std::string> libraries;
  std::vector<std::pair<std::string, std::string>> metadata;
};

struct SnapshotReading {
  std::string path;
  bool drop_expired = false;
  bool verify_checksum = true;
  bool replace = false;      // What the store has already gives way; else it is an error.
  int64_t key_delay_us = 0;  // As KeyspaceLoader's.
  // Inserts with all processors. After an error the store then may have more than what stands before it.
  bool parallel = false;
};

// Reads the file and keeps nothing; values are checked as if they were loaded into
// `store`. O(bytes).
SnapshotFileReport CheckSnapshotFile(Store& store, const SnapshotReading& reading, LoadProgress& progress);

// Reads the file into the store; what it has already is an error where the file has it
// too. After an error the store has what stands before it. O(bytes).
SnapshotFileReport LoadSnapshotFile(Store& store, const SnapshotReading& reading, LoadProgress& progress);

struct SnapshotWriting {
  std::string path;  // Of the file, which is replaced as a whole.
  SnapshotFormat format = SnapshotFormat::kJson;
  SnapshotOrder order = SnapshotOrder::kAsHeld;
  std::vector<std::string> libraries;
};

// Writes the store's data to a file. Requires: nobody changes the store meanwhile. O(bytes).
SnapshotFileReport WriteSnapshotFile(Store& store, const SnapshotWriting& writing, LoadProgress& progress);

}  // namespace nacre

#endif  // NACRE_ENGINE_SNAPSHOT_SNAPSHOT_FILE_H_
