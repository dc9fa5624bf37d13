#include "json/json_snapshot_encoder.h"

#include <algorithm>
#include <string>

#include "base/version.h"
#include "keyspace/access_clock.h"
#include "rdb/crc64.h"

namespace nacre {
namespace {

constexpr int64_t kMillisecondsPerSecond = 1000;

class JsonEntryEncoder final : public EntryEncoder {
 public:
  struct Clock {
    SavedClock kind;
    int64_t now_ms;
    int64_t lfu_decay_minutes;
  };

  JsonEntryEncoder(MemberOrder order, const Clock& clock) : order_(order), clock_(clock) {}

  void Encode(uint32_t database, const Entry& entry, ByteBuffer& out) override {
    if (database_ != database) {
      database_ = database;
      beginning_ = R"({"db":)" + std::to_string(database) + R"(,"key":)";
    }
    // What is the same for all entries goes there at once.
    out.Append(beginning_);
    JsonWriter writer(out);
    writer.Bytes(entry.key());
    out.Append(TypeMember(entry.type()));
    if (entry.HasExpiry()) {
      writer.Name("expire_at_ms");
      writer.Integer(entry.expire_at_ms());
    }
    WriteClock(writer, entry);
    writer.Name("value");
    WriteJsonValue(writer, entry, order_);
    writer.CloseObject();
    writer.EndLine();
  }

 private:
  void WriteClock(JsonWriter& writer, const Entry& entry) const {
    if (clock_.kind == SavedClock::kIdleTime) {
      writer.Name(kIdleSecondsMember);
      writer.Integer(LruIdleMilliseconds(entry.clock(), clock_.now_ms) / kMillisecondsPerSecond);
    } else if (clock_.kind == SavedClock::kFrequency) {
      writer.Name(kFrequencyMember);
      writer.Integer(LfuCounter(entry.clock(), clock_.now_ms, clock_.lfu_decay_minutes));
    }
  }

  static std::string_view TypeMember(ValueType type) {
    switch (type) {
      case ValueType::kString:
        return R"(,"type":"string")";
      case ValueType::kList:
        return R"(,"type":"list")";
      case ValueType::kSet:
        return R"(,"type":"set")";
      case ValueType::kSortedSet:
        return R"(,"type":"zset")";
      case ValueType::kHash:
        return R"(,"type":"hash")";
      case ValueType::kStream:
        return R"(,"type":"stream")";
    }
    return {};
  }

  const MemberOrder order_;
  const Clock clock_;
  std::optional<uint32_t> database_;
  std::string beginning_;  // Of the entries of that database.
};

std::string HexDigits(uint64_t number) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += kDigits[number >> shift & 0xf];
  return text;
}

}  // namespace

void JsonSnapshotEncoder::Begin(const SnapshotMetadata& metadata, ByteBuffer& out) {
  const size_t before = out.size();
  clock_ = metadata.clock;
  created_at_ms_ = metadata.created_at_ms;
  JsonWriter writer(out);
  writer.OpenObject();
  writer.Name("format");
  writer.Word(kJsonSnapshotFormat);
  writer.Name("version");
  writer.Unsigned(kJsonSnapshotVersion);
  writer.Name("nacre");
  writer.Word(kNacreVersion);
  writer.Name("created_at_ms");
  writer.Integer(metadata.created_at_ms);
  writer.Name("used_bytes");
  writer.Unsigned(metadata.used_bytes);
  writer.Name("journal_base");
  writer.Boolean(metadata.is_journal_base);
  writer.Name("stable_order");
  writer.Boolean(options_.order == MemberOrder::kSorted);
  writer.Name("extra");
  writer.OpenArray();
  for (const auto& [name, value] : metadata.extra) {
    writer.OpenArray();
    writer.Bytes(name);
    writer.Bytes(value);
    writer.CloseArray();
  }
  writer.CloseArray();
  writer.CloseObject();
  writer.EndLine();
  header_left_ = out.size() - before;
}

void JsonSnapshotEncoder::Library(std::string_view code, ByteBuffer& out) {
  JsonWriter writer(out);
  writer.OpenObject();
  writer.Name("library");
  writer.Bytes(code);
  writer.CloseObject();
  writer.EndLine();
}

void JsonSnapshotEncoder::Database(uint32_t /*database*/, const std::optional<DatabaseSizes>& /*sizes*/,
                                   ByteBuffer& /*out*/) const {}

std::unique_ptr<EntryEncoder> JsonSnapshotEncoder::MakeEntryEncoder() const {
  const JsonEntryEncoder::Clock clock{clock_, created_at_ms_, options_.lfu_decay_minutes};
  return std::make_unique<JsonEntryEncoder>(options_.order, clock);
}

void JsonSnapshotEncoder::NoteWritten(std::string_view bytes) {
  const size_t header = std::min(header_left_, bytes.size());
  header_left_ -= header;
  bytes.remove_prefix(header);
  documents_ += static_cast<uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  if (options_.checksum) checksum_ = Crc64(checksum_, bytes);
}

void JsonSnapshotEncoder::End(ByteBuffer& out) {
  JsonWriter writer(out);
  writer.OpenObject();
  writer.Name("end");
  writer.Boolean(true);
  writer.Name("documents");
  writer.Unsigned(documents_);
  if (options_.checksum) {
    writer.Name("checksum");
    writer.Word(std::string(kJsonChecksumKind) + HexDigits(checksum_));
  }
  writer.CloseObject();
  writer.EndLine();
}

}  // namespace nacre
