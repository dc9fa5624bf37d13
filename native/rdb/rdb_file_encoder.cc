#include "rdb/rdb_file_encoder.h"

#include <string>

#include "base/version.h"
#include "keyspace/access_clock.h"
#include "rdb/crc64.h"
#include "rdb/format.h"
#include "rdb/value_codec.h"

namespace nacre {
namespace {

void WriteOpcode(RdbWriter& writer, RdbOpcode opcode) { writer.Byte(static_cast<uint8_t>(opcode)); }

void WriteAux(RdbWriter& writer, std::string_view name, std::string_view value) {
  WriteOpcode(writer, RdbOpcode::kAux);
  writer.String(name);
  writer.String(value);
}

class RdbEntryEncoder final : public EntryEncoder {
 public:
  RdbEntryEncoder(const RdbFileEncoder::Options& options, SavedClock clock, int64_t created_at_ms)
      : options_(options), clock_(clock), created_at_ms_(created_at_ms) {}

  void Encode(uint32_t /*database*/, const Entry& entry, ByteBuffer& out) override {
    RdbWriter writer(out, {.compress = options_.compress});
    if (entry.HasExpiry()) {
      WriteOpcode(writer, RdbOpcode::kExpiryMs);
      writer.Milliseconds(entry.expire_at_ms());
    }
    if (clock_ == SavedClock::kIdleTime) {
      WriteOpcode(writer, RdbOpcode::kIdle);
      writer.Length(static_cast<uint64_t>(LruIdleMilliseconds(entry.clock(), created_at_ms_) / 1000));
    } else if (clock_ == SavedClock::kFrequency) {
      WriteOpcode(writer, RdbOpcode::kFrequency);
      writer.Byte(
          static_cast<uint8_t>(LfuCounter(entry.clock(), created_at_ms_, options_.lfu_decay_minutes)));
    }
    RdbType type = FormOf(entry).type;
    if (type == RdbType::kStream3) type = RdbType::kStream2;
    writer.Type(type);
    writer.String(entry.key());
    WriteValue(writer, type, entry);
  }

 private:
  const RdbFileEncoder::Options options_;
  const SavedClock clock_;
  const int64_t created_at_ms_;
};

}  // namespace

void RdbFileEncoder::Begin(const SnapshotMetadata& metadata, ByteBuffer& out) {
  clock_ = metadata.clock;
  created_at_ms_ = metadata.created_at_ms;
  RdbWriter writer(out, {.compress = options_.compress});
  const std::string version = std::to_string(kRdbVersionPlain);
  writer.Raw(kRdbMagic);
  writer.Raw(std::string(kRdbHeaderSize - kRdbMagic.size() - version.size(), '0') + version);
  WriteAux(writer, "redis-ver", kCompatibleVersion);
  WriteAux(writer, "redis-bits", "64");
  WriteAux(writer, "ctime", std::to_string(metadata.created_at_ms / 1000));
  WriteAux(writer, "used-mem", std::to_string(metadata.used_bytes));
  WriteAux(writer, "aof-base", metadata.is_journal_base ? "1" : "0");
  for (const auto& [name, value] : metadata.extra) WriteAux(writer, name, value);
}

void RdbFileEncoder::Library(std::string_view code, ByteBuffer& out) {
  RdbWriter writer(out, {.compress = options_.compress});
  WriteOpcode(writer, RdbOpcode::kFunction);
  writer.String(code);
}

void RdbFileEncoder::Database(uint32_t database, const std::optional<DatabaseSizes>& sizes,
                              ByteBuffer& out) const {
  RdbWriter writer(out, {.compress = options_.compress});
  WriteOpcode(writer, RdbOpcode::kSelectDatabase);
  writer.Length(database);
  if (!sizes) return;
  WriteOpcode(writer, RdbOpcode::kResizeDatabase);
  writer.Length(sizes->keys);
  writer.Length(sizes->expires);
}

std::unique_ptr<EntryEncoder> RdbFileEncoder::MakeEntryEncoder() const {
  return std::make_unique<RdbEntryEncoder>(options_, clock_, created_at_ms_);
}

void RdbFileEncoder::NoteWritten(std::string_view bytes) {
  if (options_.checksum) checksum_ = Crc64(checksum_, bytes);
}

void RdbFileEncoder::End(ByteBuffer& out) {
  const size_t start = out.size();
  RdbWriter writer(out, {.compress = options_.compress});
  WriteOpcode(writer, RdbOpcode::kEnd);
  writer.Fixed(options_.checksum ? Crc64(checksum_, out.view().substr(start)) : uint64_t{0});
}

}  // namespace nacre
