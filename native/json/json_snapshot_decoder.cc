#include "json/json_snapshot_decoder.h"

#include <string>
#include <utility>

#include "json/document_reader.h"
#include "json/json_reader.h"
#include "rdb/crc64.h"

namespace nacre {
namespace {

// After so many bytes the receiver is told how far it is.
constexpr uint64_t kStep = 1 << 20;

constexpr int64_t kMillisecondsPerSecond = 1000;

class Decoding {
 public:
  Decoding(std::string_view bytes, const SnapshotDecoder::Options& options, SnapshotReceiver& receiver)
      : bytes_(bytes),
        options_(options),
        receiver_(receiver),
        reader_(bytes, {.longest_string = options.longest_string}) {}

  std::optional<SnapshotError> Run() {
    if (!ReadSnapshotDocument(reader_, options_.limits, document_)) return Error();
    if (document_.kind != DocumentKind::kHeader)
      return SnapshotError{0, "line 1: this is no snapshot of nacre"};
    TellMetadata();
    checked_ = reader_.offset();
    for (uint64_t documents = 0;; ++documents) {
      const uint64_t start = reader_.offset();
      if (!reader_.HasLine()) return SnapshotError{start, "the snapshot ends without its last line"};
      if (!ReadSnapshotDocument(reader_, options_.limits, document_)) return Error();
      if (document_.kind == DocumentKind::kEnd) return End(start, documents);
      auto refusal = Deliver();
      if (!refusal && reader_.offset() - checked_ >= kStep) {
        CheckUpTo(reader_.offset());
        refusal = receiver_.Reached(reader_.offset());
      }
      if (refusal)
        return SnapshotError{start, "line " + std::to_string(reader_.line() - 1) + ": " + *refusal};
    }
  }

 private:
  void TellMetadata() {
    receiver_.Metadata("nacre-ver", document_.nacre_version);
    receiver_.Metadata("ctime", std::to_string(document_.created_at_ms / kMillisecondsPerSecond));
    receiver_.Metadata("used-mem", std::to_string(document_.used_bytes));
    receiver_.Metadata("aof-base", document_.is_journal_base ? "1" : "0");
    for (const auto& [name, value] : document_.extra) receiver_.Metadata(name, value);
  }

  SnapshotReceiver::Refusal Deliver() {
    switch (document_.kind) {
      case DocumentKind::kLibrary:
        return receiver_.Library(document_.text.bytes());
      case DocumentKind::kEntry:
        break;
      default:
        return "only the first line may be a header";
    }
    if (database_ != document_.database) {
      if (auto refusal = receiver_.Database(document_.database, std::nullopt)) return refusal;
      database_ = document_.database;
    }
    const bool is_string = document_.type == ValueType::kString;
    return receiver_.Entry({.database = document_.database,
                            .key = document_.text.bytes(),
                            .type = document_.type,
                            .string = is_string ? document_.value.string.bytes() : std::string_view(),
                            .collection = std::move(document_.value.collection),
                            .expire_at_ms = document_.expire_at_ms,
                            .idle_seconds = document_.idle_seconds,
                            .frequency = document_.frequency});
  }

  // Takes the bytes up to here into the checksum.
  void CheckUpTo(uint64_t offset) {
    if (options_.verify_checksum) checksum_ = Crc64(checksum_, bytes_.substr(checked_, offset - checked_));
    checked_ = offset;
  }

  std::optional<SnapshotError> End(uint64_t start, uint64_t documents) {
    CheckUpTo(start);
    if (document_.documents != documents) {
      return SnapshotError{start, "the last line tells of " + std::to_string(document_.documents) +
                                      " documents, but there are " + std::to_string(documents)};
    }
    if (options_.verify_checksum && document_.checksum.value_or(checksum_) != checksum_) {
      return SnapshotError{start, "the checksum is wrong: the lines before are damaged, or were edited"};
    }
    if (reader_.HasLine()) return SnapshotError{reader_.offset(), "something follows the last line"};
    if (auto refusal = receiver_.Reached(reader_.offset())) return SnapshotError{start, *refusal};
    return std::nullopt;
  }

  SnapshotError Error() const {
    const JsonError& error = reader_.error();
    return {error.offset, "line " + std::to_string(error.line) + ": " + error.what};
  }

  const std::string_view bytes_;
  const SnapshotDecoder::Options& options_;
  SnapshotReceiver& receiver_;
  JsonReader reader_;
  SnapshotDocument document_;
  std::optional<uint32_t> database_;
  uint64_t checked_ = 0;
  uint64_t checksum_ = 0;
};

}  // namespace

std::optional<SnapshotError> JsonSnapshotDecoder::Decode(std::string_view bytes, SnapshotReceiver& receiver) {
  consumed_ = bytes.size();
  return Decoding(bytes, options_, receiver).Run();
}

bool LooksLikeJson(std::string_view bytes) { return bytes.starts_with('{'); }

}  // namespace nacre
