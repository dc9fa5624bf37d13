// Writes a whole snapshot as commands in RESP, which any server of Redis's kind
// executes: an append-only file without RDB in it, or the input of
// `redis-cli --pipe`.
//
//   FUNCTION LOAD code ...
//   SELECT database   RPUSH key element ...   PEXPIREAT key time ...
//
// Commands know no way to say some things: the times at which consumers of streams
// were last seen and active, pending entries that are no more in their stream, access
// clocks, and metadata.

#ifndef NACRE_SNAPSHOT_PLAIN_COMMAND_ENCODER_H_
#define NACRE_SNAPSHOT_PLAIN_COMMAND_ENCODER_H_

#include "snapshot/snapshot_encoder.h"

namespace nacre {

class PlainCommandEncoder final : public SnapshotEncoder {
 public:
  void Begin(const SnapshotMetadata& metadata, ByteBuffer& out) override;
  void Library(std::string_view code, ByteBuffer& out) override;
  void Database(uint32_t database, const std::optional<DatabaseSizes>& sizes, ByteBuffer& out) const override;
  std::unique_ptr<EntryEncoder> MakeEntryEncoder() const override;
  void End(ByteBuffer& out) override;
};

}  // namespace nacre

#endif  // NACRE_SNAPSHOT_PLAIN_COMMAND_ENCODER_H_
