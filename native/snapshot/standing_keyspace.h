// Writes a snapshot of a keyspace that nobody changes meanwhile, as a tool's is. How
// one is written while commands run is a matter of engine/.

#ifndef NACRE_SNAPSHOT_STANDING_KEYSPACE_H_
#define NACRE_SNAPSHOT_STANDING_KEYSPACE_H_

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "keyspace/keyspace.h"
#include "snapshot/snapshot_encoder.h"

namespace nacre {

// The order of a snapshot's keys; databases ascend in both.
enum class KeyOrder : bool { kAsHeld, kSorted };

// Takes the pieces of a snapshot, in order; false ends the writing.
using PieceSink = std::function<bool(std::string_view piece)>;

// Writes metadata, libraries and all entries with `encoder`, in pieces of about a
// megabyte, or of one entry if that is larger. Entries whose time has passed are
// written too: who loads them decides. False if `sink` has ended it. A list of the
// places of a database's keys is made. O(bytes); sorted, O(n log n) for n keys.
//
// Requires: no other thread changes the keyspace before it returns.
bool WriteStandingKeyspace(Keyspace& keyspace, const SnapshotMetadata& metadata,
                           std::span<const std::string> libraries, KeyOrder order, SnapshotEncoder& encoder,
                           const PieceSink& sink);

}  // namespace nacre

#endif  // NACRE_SNAPSHOT_STANDING_KEYSPACE_H_
