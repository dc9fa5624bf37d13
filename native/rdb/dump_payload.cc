#include "rdb/dump_payload.h"

#include "rdb/crc64.h"

namespace nacre {
namespace {

constexpr size_t kVersionSize = sizeof(uint16_t);
constexpr size_t kChecksumSize = sizeof(uint64_t);
constexpr size_t kFooterSize = kVersionSize + kChecksumSize;

}  // namespace

void WriteDumpPayload(const Entry& entry, const RdbWriter::Options& options, RdbBufferSink& payload) {
  const RdbForm form = FormOf(entry);
  RdbWriter writer(payload, options);
  writer.Type(form.type);
  WriteValue(writer, form.type, entry);
  writer.Fixed(form.version);
  writer.Flush();
  writer.Fixed(writer.checksum());
  writer.Flush();
}

bool HasValidFooter(std::string_view payload) {
  if (payload.size() < kFooterSize) return false;
  const char* footer = payload.data() + payload.size() - kFooterSize;
  if (LoadLittleEndian<uint16_t>(footer) > kRdbNewestVersion) return false;
  const auto checksum = LoadLittleEndian<uint64_t>(footer + kVersionSize);
  return checksum == Crc64(0, payload.substr(0, payload.size() - kChecksumSize));
}

bool ReadDumpPayload(std::string_view payload, const RdbReader::Options& options, ReadValue& value) {
  RdbReader reader(payload.substr(0, payload.size() - kFooterSize), options);
  uint8_t type;
  return reader.Byte(type) && ReadValueOf(static_cast<RdbType>(type), reader, value) && reader.left() == 0;
}

}  // namespace nacre
