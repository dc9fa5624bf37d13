#include "rdb/dump_payload.h"

#include "rdb/crc64.h"

namespace nacre {
namespace {

constexpr size_t kVersionSize = sizeof(uint16_t);
constexpr size_t kChecksumSize = sizeof(uint64_t);
constexpr size_t kFooterSize = kVersionSize + kChecksumSize;

}  // namespace

void WriteDumpPayload(const Entry& entry, const RdbWriter::Options& options, ByteBuffer& payload) {
  const size_t start = payload.size();
  const RdbForm form = FormOf(entry);
  RdbWriter writer(payload, options);
  writer.Type(form.type);
  WriteValue(writer, form.type, entry);
  writer.Fixed(form.version);
  writer.Fixed(Crc64(0, payload.view().substr(start)));
}

bool HasValidFooter(std::string_view payload, bool verify_checksum) {
  if (payload.size() < kFooterSize) return false;
  const char* footer = payload.data() + payload.size() - kFooterSize;
  const auto version = LoadLittleEndian<uint16_t>(footer);
  if (version > kRdbNewestVersion && version != kRdbVersionValkey9) return false;
  if (!verify_checksum) return true;
  const auto checksum = LoadLittleEndian<uint64_t>(footer + kVersionSize);
  return checksum == Crc64(0, payload.substr(0, payload.size() - kChecksumSize));
}

bool IsCommonPayload(std::string_view payload) {
  return LoadLittleEndian<uint16_t>(payload.data() + payload.size() - kFooterSize) <= kRdbVersionPlain;
}

bool ReadDumpPayload(std::string_view payload, size_t longest_string, const ValueLimits& limits,
                     ReadValue& value) {
  const std::string_view body = payload.substr(0, payload.size() - kFooterSize);
  const auto version = LoadLittleEndian<uint16_t>(body.data() + body.size());
  RdbReader reader(body, {.longest_string = longest_string, .version = version});
  uint8_t type;
  if (!reader.Byte(type)) return false;
  return ReadValueOf(static_cast<RdbType>(type), reader, limits, value) && reader.left() == 0;
}

}  // namespace nacre
